interface Findable {
  readonly name: string
  /** Syllables with spaces between them: `zhang jian guo`. */
  readonly pinyin: string
  readonly initials: string
  readonly unitName: string
}

/** By name, unit, or the beginning of the pinyin, any syllable cut short: `zjg`, `zhangjg`, `zhangjian` and `张` all find 张建国. Nothing typed finds everybody. */
export function matches({ name, pinyin, initials, unitName }: Findable, typed: string): boolean {
  const wanted = typed.replace(/\s/g, '').toLowerCase()
  return name.toLowerCase().includes(wanted) || unitName.toLowerCase().includes(wanted) || initials.startsWith(wanted) || sounds(pinyin.split(' '), wanted)
}

/** Whether the syllables, each cut short anywhere, begin with what was typed. */
function sounds([first, ...rest]: readonly string[], wanted: string): boolean {
  if (wanted === '') return true
  if (first === undefined) return false
  for (let n = Math.min(first.length, wanted.length); n > 0; n--) {
    if (wanted.startsWith(first.slice(0, n)) && sounds(rest, wanted.slice(n))) return true
  }
  return false
}
