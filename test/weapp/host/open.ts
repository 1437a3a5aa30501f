import { resolve } from 'node:path'
import { openBundle } from './code/bundle'
import { openClock } from './code/clock'
import { allOf, fieldOf, oneOf, type Wanted } from './person/find'
import { handsOf } from './person/hands'
import { openLoader } from './code/loader'
import { type Measures, openMeter } from './measures'
import { openRealm, type Realm } from './code/realm'
import { linesOf, outlineOf, type Seen, seenOf } from './person/screen'
import { addressed, openStack, type Stack } from './page/stack'
import { templatesOf } from './page/templates'
import { type Report, watched } from './page/watched'
import { type Cloud } from './wx/cloud'
import { type Device, type Network, type Theme } from './wx/device'
import { type Dialog } from './wx/dialogs'
import { type Leaving, type Prepared } from './wx/prepared'
import { openWeChat } from './wx/wx'

export interface Opening {
  /** Folder of the compiled mini-program, from the root of the repository. */
  readonly root?: string
  /** Answers `wx.cloud.callFunction({ name, data })`. */
  readonly cloud: Cloud
  /** What an earlier session left: key → JSON text. */
  readonly storage?: Map<string, string>
  readonly fontSizeSetting?: number
  readonly theme?: Theme
  readonly network?: Network
  /** The page it is entered at, with its query, as from a message or a code; else its first page. */
  readonly path?: string
  readonly query?: Readonly<Record<string, string>>
  /** Whether pages get the values of a query as they stand in the address or decoded: WeChat does not say. */
  readonly queryValues?: 'raw' | 'decoded'
  /** The phone's clock at the start, in milliseconds since 1970. */
  readonly now?: number
  /** `throw`: the next act that settles fails with what went wrong. `keep`: it is only listed in `errors`. */
  readonly errors?: 'throw' | 'keep'
}

/** A compiled mini-program in a person's hand. Every act waits until the mini-program is quiet again. */
export interface MiniProgram {
  /** All that can be read: title, page, and what WeChat draws over it; a line for each block. */
  screen(): string
  /** The page as an outline of roles, labels and states. */
  outline(): string
  title(): string
  currentPath(): string
  /** The one node with these words; throws when there is none or more than one. */
  find(wanted: Wanted): Seen
  findAll(wanted: Wanted): Seen[]
  /** Taps what bears these words; while a dialog stands, only its buttons can be tapped. */
  tap(wanted: Wanted): Promise<void>
  input(label: string, value: string): Promise<void>
  pick(label: string, value: string | readonly string[]): Promise<void>
  back(): Promise<void>
  /** Taps a tab by its text. */
  switchTab(text: string): Promise<void>
  pullDown(): Promise<void>
  reachBottom(): Promise<void>
  /** What the page on top offers to share. */
  share(): unknown
  /** Leaves for another app and comes back. */
  hide(): Promise<void>
  show(): Promise<void>
  setTheme(theme: Theme): Promise<void>
  setNetwork(network: Network): Promise<void>
  /** Prepares the answer to the next call of an interface that asks a person, a camera or a chat. */
  prepare(name: string, answer: Prepared): void
  dialog(): Dialog | undefined
  readonly toasts: readonly string[]
  /** Calls that left the mini-program: phone, clipboard, calendar … */
  readonly left: readonly Leaving[]
  readonly badges: ReadonlyMap<number, string>
  readonly storage: Map<string, string>
  /** Waits for the cloud and runs what is due within two seconds of the phone's clock. */
  settle(): Promise<void>
  /** Lets the phone's clock go on, running what becomes due; does not wait for the cloud. */
  advance(ms: number): Promise<void>
  readonly logs: readonly string[]
  readonly errors: readonly Error[]
  readonly measures: Measures
  close(): void
}

/**
 * Timers further away than this are not waited for. A call that is tried again waits less, the quickest
 * poll (of the projector) more: such a page is quiet between two polls.
 */
const soon = 2100
/** How long a call to the cloud may really take before the test is told which one hangs. */
const patience = 20_000

export async function openMiniProgram(opening: Opening): Promise<MiniProgram> {
  const bundle = openBundle(resolve(opening.root ?? 'dist/weapp'))
  const clock = openClock(opening.now ?? Date.now())
  const device: Device = {
    theme: opening.theme ?? 'light',
    network: opening.network ?? 'wifi',
    fontSizeSetting: opening.fontSizeSetting ?? 17,
  }
  const storage = opening.storage ?? new Map<string, string>()
  const errors: Error[] = []
  const logs: string[] = []
  const answers = new Map<string, Prepared[]>()
  const left: Leaving[] = []
  const chrome = { badges: new Map<number, string>(), isPullingDown: false }
  const waiting = new Map<Promise<unknown>, string>()
  const meter = openMeter()
  const entry = opening.path ?? bundle.app.entryPagePath ?? bundle.pages[0] ?? ''
  const address = `/${entry}?${Object.entries(opening.query ?? {}).map(([key, value]) => `${key}=${value}`).join('&')}`
  let told = 0
  let isTapTurn = false

  const report: Report = Object.assign(
    (error: unknown, where: string): void => {
      // An error of the mini-program's own realm is no instance of ours.
      const isError = typeof error === 'object' && error !== null && 'stack' in error
      const one = isError ? (error as Error) : new Error(String(error))
      if (errors.includes(one)) return
      errors.push(one)
      logs.push(`error ${where}: ${one.message}`)
    },
    { warn: (message: string, where: string) => void logs.push(`warn ${where}: ${message}`) },
  )

  const entered = {
    path: addressed(address, '', 'raw').path,
    query: addressed(address, '', opening.queryValues ?? 'raw').query,
    scene: 1001,
    referrerInfo: {},
  }
  const { wx, overlay, listening } = openWeChat({
    clock,
    realm: () => realm,
    stack: () => stack,
    isTab: (path) => bundle.tabs.some((tab) => tab.path === path),
    isTapTurn: () => isTapTurn,
    report,
    cloud: opening.cloud,
    waiting,
    device,
    storage,
    answers,
    left,
    chrome,
    entered,
  })

  let app: Record<string, unknown> = {}
  const loader = openLoader(bundle)
  const realm: Realm = openRealm({
    bundle,
    clock,
    report,
    globals: {
      wx,
      ...loader.globals,
      getApp: () => app,
      getCurrentPages: () => stack.instances(),
      console: consoleInto(logs),
    },
  })
  const stack: Stack = openStack({
    bundle,
    templates: templatesOf(bundle),
    loader,
    realm,
    clock,
    queryValues: opening.queryValues ?? 'raw',
    report,
    sent(path, sent) {
      meter.sent(path, sent)
      for (const lost of sent.lost) report(new Error(`${path} 的 setData 里有 JSON 带不走的值：${lost}`), path)
    },
    extras: { createSelectorQuery: wx.createSelectorQuery },
  })
  const hands = handsOf({
    inTapTurn(run) {
      isTapTurn = true
      try {
        run()
      } finally {
        isTapTurn = false
      }
    },
    answer(openType) {
      const prepared = answers.get(openType)?.shift()
      if (prepared === undefined || prepared instanceof Error) return { errMsg: `${openType}:fail user deny` }
      return typeof prepared === 'function' ? prepared({}) : prepared
    },
  })

  const seen = (): Seen => seenOf(stack.top().view.root, hands.typed)

  const tellErrors = (): void => {
    if (opening.errors === 'keep') return
    const fresh = errors.slice(told)
    told = errors.length
    if (fresh.length === 1) throw fresh[0]
    if (fresh.length > 1) throw new AggregateError(fresh, fresh.map((error) => error.message).join('\n'))
  }

  const settle = async (): Promise<void> => {
    const until = clock.now() + soon
    do {
      await quiet()
      while (waiting.size > 0) {
        await answered(waiting)
        await quiet()
      }
    } while (clock.runNext(until))
    meter.look(stack)
    tellErrors()
  }

  const act = async (what: string, run: () => void): Promise<void> => {
    meter.begin(what, stack.top().path)
    try {
      watched(report, what, run)
    } catch (error) {
      throw new Error(`${what}：${error instanceof Error ? error.message : String(error)}\n${program.screen()}`, { cause: error })
    }
    await settle()
  }

  const callApp = (name: string, given: unknown): void => {
    try {
      if (typeof app[name] === 'function') (app[name] as (given: unknown) => void).call(app, realm.inward(given))
    } catch (error) {
      report(error, `app.js ${name}`)
    }
  }

  const program: MiniProgram = {
    screen() {
      const dialog = overlay.dialog()
      const over = dialog === undefined ? [] : [dialog.title, dialog.content, ...dialog.buttons]
      return [stack.top().title, ...linesOf(seen()), overlay.toast() ?? '', ...over].filter((line) => line !== '').join('\n')
    },
    outline: () => outlineOf(seen()),
    title: () => stack.top().title,
    currentPath: () => stack.top().path,
    find: (wanted) => oneOf(seen(), wanted),
    findAll: (wanted) => allOf(seen(), wanted),
    tap: (wanted) =>
      act(`点“${typeof wanted === 'string' ? wanted : (wanted.text ?? wanted.role)}”`, () => {
        const dialog = overlay.dialog()
        if (dialog === undefined) hands.tap(oneOf(seen(), wanted))
        else dialog.press(typeof wanted === 'string' ? wanted : (wanted.text ?? ''))
      }),
    input: (label, value) => act(`在“${label}”里填“${value}”`, () => hands.type(fieldOf(seen(), label, ['input', 'textarea']), value)),
    pick: (label, value) => act(`在“${label}”里选“${String(value)}”`, () => hands.pick(fieldOf(seen(), label, ['picker']), value)),
    back: () => act('返回', () => stack.back(1)),
    switchTab: (text) =>
      act(`切到“${text}”`, () => {
        const tab = bundle.tabs.find((one) => one.text === text)
        if (tab === undefined) throw new Error(`没有“${text}”这一栏`)
        stack.go('switchTab', `/${tab.path}`)
      }),
    pullDown: () => act('下拉', () => void stack.call('onPullDownRefresh')),
    reachBottom: () => act('拉到底', () => void stack.call('onReachBottom')),
    share: () => stack.call('onShareAppMessage', realm.inward({ from: 'menu' })),
    hide: () =>
      act('离开', () => {
        void stack.call('onHide')
        callApp('onHide', {})
        listening.happen('AppHide', {})
      }),
    show: () =>
      act('回来', () => {
        callApp('onShow', entered)
        listening.happen('AppShow', entered)
        void stack.call('onShow')
      }),
    setTheme: (theme) =>
      act(`换成 ${theme}`, () => {
        device.theme = theme
        callApp('onThemeChange', { theme })
        listening.happen('ThemeChange', { theme })
      }),
    setNetwork: (network) =>
      act(`网络 ${network}`, () => {
        device.network = network
        listening.happen('NetworkStatusChange', { isConnected: network !== 'none', networkType: network })
      }),
    prepare: (name, answer) => void answers.set(name, [...(answers.get(name) ?? []), answer]),
    dialog: overlay.dialog,
    toasts: overlay.toasts,
    left,
    badges: chrome.badges,
    storage,
    settle,
    async advance(ms) {
      const until = clock.now() + ms
      do await quiet()
      while (clock.runNext(until))
      clock.moveTo(until)
      meter.look(stack)
      tellErrors()
    },
    logs,
    errors,
    measures: meter.measures,
    close: tellErrors,
  }

  app = { ...loader.app() }
  callApp('onLaunch', entered)
  callApp('onShow', entered)
  stack.go('reLaunch', address)
  await settle()
  return program
}

/** Every promise that can go on has gone on. */
const quiet = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

const answered = async (waiting: ReadonlyMap<Promise<unknown>, string>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`云函数 ${[...waiting.values()].join('、')} 一直没有回答`)), patience)
  })
  try {
    await Promise.race([tooLong, ...[...waiting.keys()].map((call) => call.catch(() => undefined))])
  } finally {
    clearTimeout(timer)
  }
}

const consoleInto = (logs: string[]): Record<string, (...said: unknown[]) => void> =>
  Object.fromEntries(
    ['log', 'info', 'debug', 'warn', 'error', 'group', 'groupEnd', 'time', 'timeEnd', 'table'].map((level) => [
      level,
      (...said: unknown[]) => void logs.push(`${level} ${said.map(String).join(' ')}`),
    ]),
  )
