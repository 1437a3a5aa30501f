import { type Bundle, resolveFrom } from '../code/bundle'
import { type Clock } from '../code/clock'
import { type Loader } from '../code/loader'
import { type Realm } from '../code/realm'
import { type Sent } from './bridge'
import { type Config, openStage, type View } from './view'
import { type Templates } from './templates'
import { type Report } from './watched'

/** A page that stands on the stack, with its script's object and its rendered side. */
export interface OpenPage {
  readonly path: string
  readonly instance: PageInstance
  readonly view: View
  title: string
}

type PageInstance = Record<string, unknown> & { readonly route: string }

export type Move = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'

/** The page stack, with WeChat's order of lifecycle calls. */
export interface Stack {
  top(): OpenPage
  instances(): PageInstance[]
  /** Moves to a page. Throws what WeChat would answer as the reason of failure. */
  go(move: Move, url: string): void
  back(delta: number): void
  /** Calls a lifecycle function of the page on top; undefined when it has none. */
  call(name: string, ...given: unknown[]): unknown
}

interface StackOptions {
  readonly bundle: Bundle
  readonly templates: Templates
  readonly loader: Loader
  readonly realm: Realm
  readonly clock: Clock
  readonly queryValues: 'raw' | 'decoded'
  readonly report: Report
  readonly sent: (path: string, sent: Sent) => void
  readonly heard: (type: string) => void
  /** Further methods of every page's object. */
  readonly extras: Readonly<Record<string, unknown>>
}

const deepest = 10

export function openStack(options: StackOptions): Stack {
  const { bundle, loader, realm, clock, report } = options
  let opening = ''
  const stage = openStage({
    bundle,
    templates: options.templates,
    inward: realm.inward,
    sent: (sent) => options.sent(opening, sent),
    report,
    heard: options.heard,
  })
  loader.attach(realm, stage)
  const isTab = (path: string): boolean => bundle.tabs.some((tab) => tab.path === path)
  const tabs = new Map<string, OpenPage>()
  let stack: OpenPage[] = []

  const call = (page: OpenPage, name: string, ...given: unknown[]): unknown => {
    const method = page.instance[name]
    if (typeof method !== 'function') return undefined
    try {
      return (method as (...all: unknown[]) => unknown).apply(page.instance, given)
    } catch (error) {
      report(error, `${page.path} ${name}`)
      return undefined
    }
  }

  const open = (path: string, query: Record<string, string>): OpenPage => {
    const config = loader.page(path)
    const page = makePage(path, config, query)
    if (isTab(path)) tabs.set(path, page)
    stack.push(page)
    call(page, 'onLoad', page.instance.options)
    return page
  }

  const makePage = (path: string, config: Config, query: Record<string, string>): OpenPage => {
    // eslint-disable-next-line prefer-const -- the script's object is needed to open its view
    let view: View | undefined
    const instance: PageInstance = {
      ...config,
      route: path,
      __route__: path,
      is: path,
      options: realm.inward(query),
      setData(data: unknown, done?: () => void) {
        opening = path
        view?.setData(data)
        if (done !== undefined) clock.set(guarded(() => done.call(instance), path), 0)
      },
      selectComponent: (selector: string) => view?.selectComponent(selector),
      getOpenerEventChannel: () => ({ on: nothing, once: nothing, off: nothing, emit: nothing }),
      ...options.extras,
    }
    Object.defineProperty(instance, 'data', { get: () => view?.data, enumerable: true })
    view = stage.open(path, instance, config)
    return { path, instance, view, title: bundle.title(path) }
  }

  const guarded = (run: () => void, where: string) => (): void => {
    try {
      run()
    } catch (error) {
      report(error, where)
    }
  }

  const show = (page: OpenPage, isNew: boolean): void => {
    call(page, 'onShow')
    if (isNew) clock.set(() => call(page, 'onReady'), 0)
  }

  const close = (page: OpenPage): void => {
    call(page, 'onUnload')
    page.view.close()
    tabs.delete(page.path)
  }

  const top = (): OpenPage => {
    const page = stack.at(-1)
    if (page === undefined) throw new Error('没有打开的页面')
    return page
  }

  const go = (move: Move, url: string): void => {
    const { path, query } = addressed(url, stack.at(-1)?.path ?? '', options.queryValues)
    if (!bundle.pages.includes(path)) throw new Error(`page "${path}" is not found`)
    if (move === 'switchTab') return switchTab(path)
    if (isTab(path) && move !== 'reLaunch') throw new Error('can not open a tabbar page')
    if (move === 'navigateTo') {
      if (stack.length >= deepest) throw new Error('webview count limit exceed')
      if (stack.length > 0) call(top(), 'onHide')
    } else if (move === 'redirectTo') {
      close(stack.pop() as OpenPage)
    } else {
      const gone = [...new Set([...stack.reverse(), ...tabs.values()])]
      stack = []
      gone.forEach(close)
    }
    show(open(path, query), true)
  }

  const switchTab = (path: string): void => {
    if (!isTab(path)) throw new Error('can not switch to no-tabBar page')
    if (stack.length === 1 && top().path === path) return
    if (stack.length === 1) call(top(), 'onHide')
    const gone = stack.filter((page) => !isTab(page.path)).reverse()
    stack = []
    gone.forEach(close)
    const known = tabs.get(path)
    if (known !== undefined) stack.push(known)
    show(known ?? open(path, {}), known === undefined)
  }

  return {
    top,
    instances: () => stack.map((page) => page.instance),
    go,
    back(delta) {
      const count = Math.min(delta, stack.length - 1)
      if (count < 1) throw new Error('cannot navigate back at first page')
      stack.splice(-count).reverse().forEach(close)
      show(top(), false)
    },
    call: (name, ...given) => call(top(), name, ...given),
  }
}

const nothing = (): void => {}

/** Splits an address; WeChat does not document whether it decodes the values of a query, so both can be had. */
export function addressed(
  url: string,
  from: string,
  values: 'raw' | 'decoded',
): { readonly path: string; readonly query: Record<string, string> } {
  const [address = '', search = ''] = url.split('?', 2)
  const pairs = search.split('&').filter((pair) => pair !== '')
  const query = pairs.map((pair): [string, string] => {
    const at = pair.includes('=') ? pair.indexOf('=') : pair.length
    const value = pair.slice(at + 1)
    return [pair.slice(0, at), values === 'decoded' ? decodeURIComponent(value) : value]
  })
  return { path: resolveFrom(from, address), query: Object.fromEntries(query) }
}
