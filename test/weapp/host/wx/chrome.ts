import { type Stack, type Move } from '../page/stack'
import { type Answering, Failure, type Interfaces } from './interface'

/** Navigation and everything that WeChat draws around a page: title, tab bar, pull-down. */
export interface Chrome {
  /** Badge texts by tab index; '•' for a red dot. */
  readonly badges: Map<number, string>
  isPullingDown: boolean
}

export function chromeOf(
  stack: () => Stack,
  isTab: (path: string) => boolean,
  chrome: Chrome,
  answering: Answering,
): Interfaces {
  const going = (move: Move) =>
    answering(move, (asked) => {
      attempt(() => stack().go(move, String(asked.url)))
    })
  const onTab = (): void => {
    if (!isTab(stack().top().path)) throw new Failure('not TabBar page')
  }
  const badge = (text: (given: unknown) => string | undefined) => (asked: Readonly<Record<string, unknown>>): void => {
    onTab()
    const mark = text(asked.text)
    if (mark === undefined) chrome.badges.delete(Number(asked.index))
    else chrome.badges.set(Number(asked.index), mark)
  }
  const nothing = (name: string) => answering(name, () => undefined)

  return {
    navigateTo: going('navigateTo'),
    redirectTo: going('redirectTo'),
    reLaunch: going('reLaunch'),
    switchTab: going('switchTab'),
    navigateBack: answering('navigateBack', (asked) => {
      attempt(() => stack().back(Number(asked.delta ?? 1)))
    }),
    setNavigationBarTitle: answering('setNavigationBarTitle', (asked) => {
      stack().top().title = String(asked.title)
    }),
    setTabBarBadge: answering('setTabBarBadge', badge(String)),
    removeTabBarBadge: answering('removeTabBarBadge', badge(() => undefined)),
    showTabBarRedDot: answering('showTabBarRedDot', badge(() => '•')),
    hideTabBarRedDot: answering('hideTabBarRedDot', badge(() => undefined)),
    setTabBarStyle: answering('setTabBarStyle', onTab),
    setTabBarItem: answering('setTabBarItem', onTab),
    startPullDownRefresh: answering('startPullDownRefresh', () => {
      chrome.isPullingDown = true
      stack().call('onPullDownRefresh')
    }),
    stopPullDownRefresh: answering('stopPullDownRefresh', () => {
      chrome.isPullingDown = false
    }),
    ...Object.fromEntries(
      [
        'setNavigationBarColor',
        'setBackgroundColor',
        'setBackgroundTextStyle',
        'pageScrollTo',
        'hideHomeButton',
        'showShareMenu',
        'hideShareMenu',
        'enableAlertBeforeUnload',
        'disableAlertBeforeUnload',
      ].map((name) => [name, nothing(name)]),
    ),
  }
}

/** What the stack refuses, WeChat answers as a failure; a fault in a script stays a fault. */
const attempt = (move: () => void): void => {
  try {
    move()
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error))
  }
}
