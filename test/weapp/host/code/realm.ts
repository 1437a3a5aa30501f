import { createContext, runInContext, Script, type Context } from 'node:vm'
import { type Bundle, resolveFrom } from './bundle'
import { type Clock } from './clock'

/** The world in which the mini-program's scripts run: WeChat's globals and nothing else. */
export interface Realm {
  /** Runs a script once, as `require` does, and answers with its exports. */
  run(file: string): unknown
  /** A copy made of the realm's own objects and arrays, as if it had come over WeChat's bridge. */
  inward<T>(value: T): T
  /** A promise of the realm's own kind. */
  promise<T>(start: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void): Promise<T>
}

interface Options {
  readonly bundle: Bundle
  readonly clock: Clock
  /** Takes what scripts say on their console. */
  readonly logs: string[]
  /** `wx`, `App`, `Page` and so on. */
  readonly globals: Readonly<Record<string, unknown>>
  readonly report: (error: unknown, where: string) => void
}

/** What V8 has and WeChat's engines lack, at least on some phones. */
const absent = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']

const standInForDate = `(now) => {
  const Real = Date
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, as) => Reflect.construct(target, given.length ? given : [now()], as),
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  Real.prototype.constructor = globalThis.Date
}`

/** Dice that fall the same way each time, but not alike for two mini-programs of one test. */
const standInForRandom = `(state) => {
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}`

let opened = 0

type Wrapped = (require: (path: string) => unknown, module: { exports: unknown }, exports: unknown) => void

export function openRealm({ bundle, clock, globals, logs, report }: Options): Realm {
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } })
  const inside = <T>(source: string): T => runInContext(source, context) as T
  for (const name of absent) inside(`delete globalThis.${name}`)
  inside<(now: () => number) => void>(standInForDate)(() => clock.now())
  opened += 1
  inside<(state: number) => void>(standInForRandom)(opened)
  Object.assign(context, globals, timersOf(clock, report), { console: consoleInto(logs) })

  const modules = new Map<string, { exports: unknown }>()

  const run = (file: string): unknown => {
    const known = modules.get(file)
    if (known !== undefined) return known.exports
    if (!bundle.has(file)) throw new Error(`require 找不到 ${file}`)
    const module = { exports: inside<object>('({})') as unknown }
    modules.set(file, module)
    wrap(bundle, file, context)(requireFrom(file), module, module.exports)
    return module.exports
  }

  const requireFrom = (from: string) => (to: string): unknown => {
    const path = resolveFrom(from, to)
    const file = path.endsWith('.js') ? path : `${path}.js`
    const home = bundle.packageOf(file)
    if (home !== '' && home !== bundle.packageOf(from)) throw new Error(`${from} 不能引用另一个分包里的 ${file}`)
    return run(file)
  }

  const parse = inside<(text: string) => unknown>('JSON.parse')
  const Inner = inside<PromiseConstructor>('Promise')
  return {
    run,
    inward: <T>(value: T) => (value === undefined ? value : (parse(JSON.stringify(value)) as T)),
    promise: (start) => new Inner(start),
  }
}

const wrap = (bundle: Bundle, file: string, context: Context): Wrapped => {
  const source = `(function (require, module, exports) {${bundle.read(file)}\n})`
  return new Script(source, { filename: `weapp:/${file}` }).runInContext(context) as Wrapped
}

type Callback = (...given: unknown[]) => void

function timersOf(clock: Clock, report: Options['report']): Record<string, unknown> {
  const start = (every: boolean) => (callback: Callback, delay = 0, ...given: unknown[]): number =>
    clock.set(
      () => {
        try {
          callback(...given)
        } catch (error) {
          report(error, '定时器')
        }
      },
      delay,
      every,
    )
  return {
    setTimeout: start(false),
    setInterval: start(true),
    clearTimeout: (id: number) => clock.clear(id),
    clearInterval: (id: number) => clock.clear(id),
  }
}

const consoleInto = (logs: string[]): Record<string, (...said: unknown[]) => void> =>
  Object.fromEntries(
    ['log', 'info', 'debug', 'warn', 'error', 'group', 'groupEnd', 'time', 'timeEnd', 'table'].map((level) => [
      level,
      (...said: unknown[]) => void logs.push(`${level} ${said.map(String).join(' ')}`),
    ]),
  )
