/** A timer trigger of a function, as its config.json declares it. */
export interface Trigger {
  readonly name: string
  readonly type: 'timer'
  /** Second, minute, hour, day, month, weekday, year. */
  readonly config: string
}

/** CloudBase's triggers are read here by the clock of China; what a real environment does is an assumption. */
const CHINA = 8 * 3_600_000
const FIELDS: ReadonlyArray<readonly [least: number, most: number]> = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
  [1970, 2099],
]

/** Reads a cron expression of seven fields (`*`, lists, ranges, steps). Throws on anything else. */
export function cron(expression: string): (at: number) => boolean {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== FIELDS.length) throw new Error(`触发器「${expression}」应有七个字段`)
  const sets = fields.map((field, i) => valuesOf(field, FIELDS[i]!, expression))
  return (at) => {
    const date = new Date(at + CHINA)
    const now = [
      date.getUTCSeconds(),
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth() + 1,
      date.getUTCDay(),
      date.getUTCFullYear(),
    ]
    return sets.every((set, i) => set.has(now[i]!))
  }
}

function valuesOf(field: string, [least, most]: readonly [number, number], expression: string): Set<number> {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:(\*|\?)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part)
    if (!match) throw new Error(`触发器「${expression}」中看不懂「${part}」`)
    const [, any, low, high, step] = match
    const from = any ? least : Number(low)
    const to = any || (step && !high) ? most : Number(high ?? low)
    if (from < least || to > most || from > to) throw new Error(`触发器「${expression}」中「${part}」超出范围`)
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value)
  }
  return values
}

/** A step of the clock longer than this is a walk to another day, not the passing of time. */
const WALK = 60_000

/**
 * Looks at the clock every second and fires what is due. After a walk of the clock, in either direction,
 * every timer fires once: what was due in between has not been waited for.
 */
export function startTimers(triggers: ReadonlyArray<Trigger & { fire: () => void }>, now: () => number): () => void {
  const due = triggers.map(({ config, fire }) => ({ matches: cron(config), fire }))
  let last = Math.floor(now() / 1000)
  const timer = setInterval(() => {
    const second = Math.floor(now() / 1000)
    if (Math.abs(second - last) * 1000 > WALK) due.forEach(({ fire }) => fire())
    else {
      for (const { matches, fire } of due) {
        for (let at = last + 1; at <= second; at++) if (matches(at * 1000)) fire()
      }
    }
    last = second
  }, 1000)
  timer.unref()
  return () => clearInterval(timer)
}
