import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'

/** The places of the tab bar, in its order. */
export const PLACES = [
  { name: 'home', title: '首页' },
  { name: 'meetings', title: '会议' },
  { name: 'contacts', title: '通讯录' },
  { name: 'me', title: '我的' },
] as const

/** WeChat's stack holds ten pages; from there on a page takes the place of the one before. */
const DEPTH = 10

const address = (page: string, query: Record<string, string>): string => {
  const text = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `/${page}${text.length ? `?${text.join('&')}` : ''}`
}

/** Opens a page such as `packages/charter/clause/index`. */
export function open(page: string, query: Record<string, string> = {}): void {
  const go = Taro.getCurrentPages().length < DEPTH ? Taro.navigateTo : Taro.redirectTo
  void go({ url: address(page, query) })
}

/** Whether this page stands. One that leads on while it is still being opened is lost in the browser's router. */
export function useShown(): boolean {
  const [shown, setShown] = useState(false)
  useDidShow(() => setShown(true))
  return shown
}

/** The page that is seen: `packages/charter/clause/index`. */
export const currentPage = (): string => (Taro.getCurrentInstance().router?.path ?? '').replace(/^\//, '').replace(/\?.*$/, '')

/** The page before; the home page where there is none, as after opening a shared card. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goTo('home')
}

/** Back to a page that lies under this one; where it does not, it takes the place of this one. */
export function backTo(page: string, query: Record<string, string> = {}): void {
  const pages = Taro.getCurrentPages()
  const below = pages.map(({ route, path }) => String(route ?? path ?? '').includes(page)).lastIndexOf(true, pages.length - 2)
  if (below >= 0 && pages.length > 1) void Taro.navigateBack({ delta: pages.length - 1 - below })
  else void Taro.redirectTo({ url: address(page, query) })
}

export function goTo(place: string): void {
  const url = `/pages/${place}/index`
  // The browser's places are drawn by `ui/frame`, so the router there knows of no tabs.
  void (process.env.TARO_ENV === 'h5' ? Taro.reLaunch({ url }) : Taro.switchTab({ url }))
}

let wanted: string | undefined

/** Leads to where one signs in, and remembers the page that asked for it. */
export function goToSignIn(): void {
  const { path = '', params = {} } = Taro.getCurrentInstance().router ?? {}
  // The browser's router adds keys of its own, to the path too.
  const query = Object.entries(params).filter((entry): entry is [string, string] => !/^(\$|stamp$)/.test(entry[0]) && entry[1] !== undefined)
  wanted = address(path.replace(/^\//, '').split('?')[0]!, Object.fromEntries(query.map(([key, value]) => [key, decoded(value)])))
  goTo('me')
}

/** Once signed in: to the page that was wanted before, or home. */
export function goOn(): void {
  const url = wanted
  wanted = undefined
  if (url === undefined) goTo('home')
  else void Taro.reLaunch({ url })
}

/** What the page was opened with. WeChat hands values over as they were written, browsers decode them. */
export function useQueryText(name: string): string {
  return decoded(useRouter().params[name] ?? '')
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

export const openClause = (id: string): void => open('packages/charter/clause/index', { id })

/** So that what has just appeared above is seen. */
export const toTop = (): void => void Taro.pageScrollTo({ scrollTop: 0, duration: 200 })
