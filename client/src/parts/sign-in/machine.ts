import type { Machine } from 'shared/identity/model'

/** Each names itself after others too, so the first that fits is meant. */
const BROWSERS: readonly (readonly [Machine['browser'], RegExp])[] = [
  ['wechat', /MicroMessenger/],
  ['qq', /QQBrowser/],
  ['se', /360SE|360EE|QIHU/i],
  ['edge', /Edg(?:e|A|iOS)?\//],
  ['firefox', /Firefox|FxiOS/],
  ['chrome', /Chrome|CriOS/],
  ['safari', /Safari/],
]
const SYSTEMS: readonly (readonly [Machine['system'], RegExp])[] = [
  ['windows', /Windows/],
  ['ios', /iPhone|iPad/],
  ['android', /Android/],
  ['mac', /Mac OS X|Macintosh/],
  ['linux', /Linux/],
]

/** What a browser's `navigator.userAgent` says of it. */
export const machineOf = (agent: string): Machine => ({
  browser: BROWSERS.find(([, sign]) => sign.test(agent))?.[0] ?? 'other',
  system: SYSTEMS.find(([, sign]) => sign.test(agent))?.[0] ?? 'other',
})
