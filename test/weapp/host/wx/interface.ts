import { type Clock } from '../code/clock'
import { type Realm } from '../code/realm'

/** What a script hands to an interface of WeChat; `success`, `fail` and `complete` ask for callbacks. */
export type Asked = Readonly<Record<string, unknown>> & {
  readonly success?: (result: unknown) => void
  readonly fail?: (reason: unknown) => void
  readonly complete?: (result: unknown) => void
}

export type Interfaces = Record<string, unknown>

/** Thrown by a stand-in: WeChat answers `<name>:fail <reason>`. */
export class Failure extends Error {
  constructor(
    reason: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason)
  }
}

/** Makes interfaces that answer later, by callback or promise, as most of WeChat's do. */
export type Answering = (
  name: string,
  act: (asked: Asked) => unknown,
) => (asked?: Asked) => Promise<unknown> | undefined

export function answeringIn(realm: () => Realm, clock: Clock, report: (error: unknown, where: string) => void): Answering {
  return (name, act) => (asked = {}) => {
    const outcome = new Promise((resolve) => resolve(act(asked))).then(
      (result) => ({ isFailure: false, result: { errMsg: `${name}:ok`, ...(result as object | undefined) } }),
      (error: unknown) => {
        if (!(error instanceof Failure)) report(error, `wx.${name}`)
        const reason = error instanceof Error ? error.message : String(error)
        const more = error instanceof Failure ? error.more : {}
        return { isFailure: true, result: { errMsg: `${name}:fail ${reason}`, ...more } }
      },
    )
    const settled = (run: (isFailure: boolean, result: unknown) => void): void =>
      void outcome.then(({ isFailure, result }) => clock.set(() => run(isFailure, realm().inward(result)), 0))

    if (asked.success === undefined && asked.fail === undefined && asked.complete === undefined) {
      return realm().promise((resolve, reject) =>
        settled((isFailure, result) => (isFailure ? reject(result) : resolve(result))),
      )
    }
    settled((isFailure, result) => {
      try {
        if (isFailure) asked.fail?.(result)
        else asked.success?.(result)
        asked.complete?.(result)
      } catch (error) {
        report(error, `wx.${name}`)
      }
    })
    return undefined
  }
}
