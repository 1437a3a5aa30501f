import { resolve } from 'node:path'
import { openBundle, type Bundle } from './code/bundle'
import { openClock, type Clock } from './code/clock'
import { openLoader } from './code/loader'
import { openRealm, type Realm } from './code/realm'
import { type Meter, openMeter } from './measures'
import { type Opening } from './mini-program'
import { addressed, openStack, type Stack } from './page/stack'
import { templatesOf, type Templates } from './page/templates'
import { type Hands, handsOf } from './person/hands'
import { openTroubles, type Troubles } from './troubles'
import { type Chrome } from './wx/chrome'
import { type Device } from './wx/device'
import { type Overlay } from './wx/dialogs'
import { type Listening } from './wx/listening'
import { type Leaving, type Prepared } from './wx/prepared'
import { openWeChat } from './wx/wx'

/** A phone with WeChat and the mini-program on it, and all that the host knows of what goes on inside. */
export interface Phone {
  readonly bundle: Bundle
  readonly templates: Templates
  readonly clock: Clock
  readonly realm: Realm
  readonly stack: Stack
  readonly hands: Hands
  readonly device: Device
  readonly chrome: Chrome
  readonly overlay: Overlay
  readonly listening: Listening
  readonly meter: Meter
  readonly troubles: Troubles
  readonly storage: Map<string, string>
  readonly answers: Map<string, Prepared[]>
  readonly left: Leaving[]
  /** Calls to the cloud that are under way, with the function's name. */
  readonly waiting: ReadonlyMap<Promise<unknown>, string>
  /** How the mini-program was entered, as `onLaunch` and `onShow` are told. */
  readonly entered: object
  callApp(name: string, given: object): void
  /** Runs `app.js` and opens the first page. */
  start(): void
}

export function phoneWith(opening: Opening): Phone {
  const bundle = openBundle(resolve(opening.root ?? 'dist/weapp'))
  const templates = templatesOf(bundle)
  const clock = openClock(opening.now ?? Date.now())
  const troubles = openTroubles(opening.errors === 'keep')
  const { report, logs } = troubles
  const meter = openMeter()
  const queryValues = opening.queryValues ?? 'raw'
  const address = addressOf(opening, bundle)
  const turn = tapTurn()
  const device: Device = {
    theme: opening.theme ?? 'light',
    network: opening.network ?? 'wifi',
    fontSizeSetting: opening.fontSizeSetting ?? 17,
  }
  const storage = opening.storage ?? new Map<string, string>()
  const answers = new Map<string, Prepared[]>()
  const left: Leaving[] = []
  const waiting = new Map<Promise<unknown>, string>()
  const chrome: Chrome = { badges: new Map(), isPullingDown: false }
  const entered = { ...addressed(address, '', queryValues), scene: 1001, referrerInfo: {} }
  let app: Record<string, unknown> = {}

  const { wx, overlay, listening } = openWeChat({
    clock,
    realm: () => realm,
    stack: () => stack,
    isTab: (path) => bundle.tabs.some((tab) => tab.path === path),
    isTapTurn: turn.isNow,
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

  const loader = openLoader(bundle)
  const realm: Realm = openRealm({
    bundle,
    clock,
    logs,
    report,
    globals: { wx, ...loader.globals, getApp: () => app, getCurrentPages: () => stack.instances() },
  })

  const stack: Stack = openStack({
    bundle,
    templates,
    loader,
    realm,
    clock,
    queryValues,
    report,
    heard: turn.heard,
    sent(path, sent) {
      meter.sent(path, sent)
      for (const lost of sent.lost) report(new Error(`${path} 的 setData 里有 JSON 带不走的值：${lost}`), path)
    },
    extras: { createSelectorQuery: wx.createSelectorQuery },
  })

  const hands = handsOf({
    inTapTurn: turn.run,
    answer(openType) {
      const prepared = answers.get(openType)?.shift()
      if (prepared === undefined || prepared instanceof Error) return { errMsg: `${openType}:fail user deny` }
      return typeof prepared === 'function' ? prepared({}) : prepared
    },
  })

  const callApp = (name: string, given: object): void => {
    try {
      if (typeof app[name] === 'function') (app[name] as (given: object) => void).call(app, realm.inward(given))
    } catch (error) {
      report(error, `app.js ${name}`)
    }
  }

  return {
    bundle,
    templates,
    clock,
    realm,
    stack,
    hands,
    device,
    chrome,
    overlay,
    listening,
    meter,
    troubles,
    storage,
    answers,
    left,
    waiting,
    entered,
    callApp,
    start() {
      app = { ...loader.app() }
      callApp('onLaunch', entered)
      callApp('onShow', entered)
      stack.go('reLaunch', address)
    },
  }
}

function addressOf({ path, query = {} }: Opening, { app, pages }: Bundle): string {
  const entry = path ?? app.entryPagePath ?? pages[0] ?? ''
  return `/${entry}?${Object.entries(query).map(([key, value]) => `${key}=${value}`).join('&')}`
}

/** The turn of a tap: begins and ends with the dispatch of its events, and knows whether a handler heard the tap. */
function tapTurn() {
  let isNow = false
  let taps = 0
  return {
    isNow: () => isNow,
    heard: (type: string): void => void (taps += type === 'tap' ? 1 : 0),
    run(dispatch: () => void): boolean {
      isNow = true
      taps = 0
      try {
        dispatch()
      } finally {
        isNow = false
      }
      return taps > 0
    },
  }
}
