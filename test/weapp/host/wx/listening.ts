import { type Interfaces } from './interface'

type Listener = (event: unknown) => void

/** `wx.onX` and `wx.offX` for what can happen to a phone, and the means to make it happen. */
export interface Listening {
  readonly interfaces: Interfaces
  happen(name: string, event: object): void
  /** Asks the mini-program and answers what it says: WeChat hands it a function to say so. */
  ask(name: string): unknown[]
}

const happenings = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'NetworkStatusChange',
  'NetworkWeakChange',
  'KeyboardHeightChange',
  'WindowResize',
  'MemoryWarning',
  'NeedPrivacyAuthorization',
  'UpdateReady',
]

export function listeningIn(inward: <T>(value: T) => T, report: (error: unknown, where: string) => void): Listening {
  const listeners = new Map<string, Set<Listener>>(happenings.map((name) => [name, new Set()]))
  const on = ([name, set]: [string, Set<Listener>]): [string, unknown][] => [
    [`on${name}`, (listener: Listener) => void set.add(listener)],
    [`off${name}`, (listener?: Listener) => (listener === undefined ? set.clear() : void set.delete(listener))],
  ]
  return {
    interfaces: Object.fromEntries([...listeners].flatMap(on)),
    ask(name) {
      const said: unknown[] = []
      for (const listener of [...(listeners.get(name) ?? [])]) listener((answer: unknown) => void said.push({ ...(answer as object) }))
      return said
    },
    happen(name, event) {
      for (const listener of [...(listeners.get(name) ?? [])]) {
        try {
          listener(inward(event))
        } catch (error) {
          report(error, `wx.on${name}`)
        }
      }
    },
  }
}
