interface Findable {
  readonly name: string
  readonly pinyin: string
  readonly initials: string
  readonly unitName: string
}

/** By name, unit, pinyin with or without spaces, or initials: `zjg`, `zhangjian` and `张` all find 张建国. Nothing typed finds everybody. */
export function matches({ name, pinyin, initials, unitName }: Findable, typed: string): boolean {
  const wanted = typed.replace(/\s/g, '').toLowerCase()
  return name.toLowerCase().includes(wanted) || unitName.toLowerCase().includes(wanted) || pinyin.replace(/\s/g, '').startsWith(wanted) || initials.startsWith(wanted)
}
