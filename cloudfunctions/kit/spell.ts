/** A name as it is sorted and searched. */
interface Spelled {
  readonly pinyin: string
  readonly initials: string
}

/** Answers what spells Chinese names: `zhang jian guo` and `zjg`; a family name is read as one. */
export async function speller(): Promise<(name: string) => Spelled> {
  // Its dictionary is heavy: only a call that spells pays for it.
  const { pinyin } = await import('pinyin-pro')
  return (name) => {
    const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' }).map((part) => part.trim().toLowerCase())
    const read = syllables.filter((part) => part !== '')
    return { pinyin: read.join(' ').slice(0, 80), initials: read.map((part) => part[0]).join('').slice(0, 20) }
  }
}

/** The syllables of the Chinese characters of a text, as it is read: `shu kong ji shu`. */
export async function syllablesOf(text: string): Promise<string[]> {
  const { pinyin } = await import('pinyin-pro')
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).map((part) => part.trim().toLowerCase()).filter((part) => part !== '')
}
