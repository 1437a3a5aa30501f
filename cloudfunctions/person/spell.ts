import type { Spelling } from 'shared/person/correct'

/** How a Chinese name is sorted and searched: `zhang jian guo` and `zjg`; a family name is read as one. */
export async function spell(name: string): Promise<Spelling> {
  // Its dictionary is heavy: only a call that spells pays for it.
  const { pinyin } = await import('pinyin-pro')
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' }).map((part) => part.trim().toLowerCase())
  const read = syllables.filter((part) => part !== '')
  return { pinyin: read.join(' ').slice(0, 80), initials: read.map((part) => part[0]).join('').slice(0, 20) }
}
