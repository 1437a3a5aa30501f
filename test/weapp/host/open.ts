import { resolve } from 'node:path'
import { openBundle } from './code/bundle'
import { openClock } from './code/clock'
import { allOf, fieldOf, oneOf } from './person/find'
import { handsOf } from './person/hands'
import { openLoader } from './code/loader'
import { openMeter } from './measures'
import { type MiniProgram, type Opening } from './mini-program'
import { openRealm, type Realm } from './code/realm'
import { linesOf, outlineOf, type Seen, seenOf } from './person/screen'
import { addressed, openStack, type Stack } from './page/stack'
import { templatesOf } from './page/templates'
import { type Report, watched } from './page/watched'
import { type Device } from './wx/device'
import { type Leaving, type Prepared } from './wx/prepared'
import { answered, quiet } from './quiet'
import { openWeChat } from './wx/wx'

/**
 * Timers further away than this are not waited for. A call that is tried again waits less, the quickest
 * poll (of the projector) more: such a page is quiet between two polls.
 */
const soon = 2100

/** Opens a compiled mini-program as WeChat does and waits until its first page is quiet. */
export async function openMiniProgram(opening: Opening): Promise<MiniProgram> {
  const bundle = openBundle(resolve(opening.root ?? 'dist/weapp'))
  const templates = templatesOf(bundle)
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
  let tapsHeard = 0

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
    logs,
    report,
    globals: {
      wx,
      ...loader.globals,
      getApp: () => app,
      getCurrentPages: () => stack.instances(),
    },
  })
  const stack: Stack = openStack({
    bundle,
    templates,
    loader,
    realm,
    clock,
    queryValues: opening.queryValues ?? 'raw',
    report,
    sent(path, sent) {
      meter.sent(path, sent)
      for (const lost of sent.lost) report(new Error(`${path} 的 setData 里有 JSON 带不走的值：${lost}`), path)
    },
    heard: (type) => void (tapsHeard += type === 'tap' ? 1 : 0),
    extras: { createSelectorQuery: wx.createSelectorQuery },
  })
  const hands = handsOf({
    inTapTurn(run) {
      isTapTurn = true
      tapsHeard = 0
      try {
        run()
      } finally {
        isTapTurn = false
      }
      return tapsHeard > 0
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
    warnings: templates.warnings,
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
