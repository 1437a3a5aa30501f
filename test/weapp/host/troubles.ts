import { type Report } from './page/watched'

/** What went wrong and what was said, and the word that makes a test fail over it. */
export interface Troubles {
  readonly report: Report
  readonly errors: readonly Error[]
  readonly logs: string[]
  /** Throws what has gone wrong since the last time, unless errors are only to be kept. */
  tell(): void
}

export function openTroubles(keep: boolean): Troubles {
  const errors: Error[] = []
  const logs: string[] = []
  let told = 0

  const error = (thrown: unknown, where: string): void => {
    // An error of the mini-program's own realm is no instance of ours.
    const isError = typeof thrown === 'object' && thrown !== null && 'stack' in thrown
    const one = isError ? (thrown as Error) : new Error(String(thrown))
    if (errors.includes(one)) return
    errors.push(one)
    logs.push(`error ${where}: ${one.message}`)
  }
  const warn = (message: string, where: string): void => void logs.push(`warn ${where}: ${message}`)

  return {
    report: Object.assign(error, { warn }),
    errors,
    logs,
    tell() {
      if (keep) return
      const fresh = errors.slice(told)
      told = errors.length
      if (fresh.length === 1) throw fresh[0]
      if (fresh.length > 1) throw new AggregateError(fresh, fresh.map((one) => one.message).join('\n'))
    },
  }
}
