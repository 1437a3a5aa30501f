import { type MiniProgram, type Opening } from './mini-program'
import { watched } from './page/watched'
import { allOf, fieldOf, oneOf, type Wanted } from './person/find'
import { linesOf, outlineOf, type Seen, seenOf } from './person/screen'
import { type Phone, phoneWith } from './phone'
import { answered, quiet } from './quiet'

/**
 * Timers further away than this are not waited for. A call that is tried again waits less, the quickest
 * poll (of the projector) more: such a page is quiet between two polls.
 */
const soon = 2100

/** Opens a compiled mini-program as WeChat does and waits until its first page is quiet. */
export async function openMiniProgram(opening: Opening): Promise<MiniProgram> {
  const phone = phoneWith(opening)
  const program = inHand(phone)
  phone.start()
  await program.settle()
  return program
}

function inHand(phone: Phone): MiniProgram {
  const { bundle, clock, stack, hands, device, overlay, listening, meter, troubles, answers, waiting, callApp } = phone

  const seen = (): Seen => seenOf(stack.top().view.root, hands.typed)

  const screen = (): string => {
    const dialog = overlay.dialog()
    const over = dialog === undefined ? [] : [dialog.title, dialog.content, ...dialog.buttons]
    return [stack.top().title, ...linesOf(seen()), overlay.toast() ?? '', ...over].filter((line) => line !== '').join('\n')
  }

  const look = (): void => {
    meter.look(stack)
    troubles.tell()
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
    look()
  }

  const act = async (what: string, run: () => void): Promise<void> => {
    meter.begin(what, stack.top().path)
    try {
      watched(troubles.report, what, run)
    } catch (error) {
      throw new Error(`${what}：${error instanceof Error ? error.message : String(error)}\n${screen()}`, { cause: error })
    }
    await settle()
    meter.end()
  }

  const touch = (wanted: Wanted): void => {
    const dialog = overlay.dialog()
    if (dialog === undefined) hands.tap(oneOf(seen(), wanted))
    else dialog.press(wordsOf(wanted))
  }

  const toTab = (text: string): void => {
    const tab = bundle.tabs.find((one) => one.text === text)
    if (tab === undefined) throw new Error(`没有“${text}”这一栏`)
    stack.go('switchTab', `/${tab.path}`)
  }

  return {
    screen,
    outline: () => outlineOf(seen()),
    title: () => stack.top().title,
    currentPath: () => stack.top().path,
    find: (wanted) => oneOf(seen(), wanted),
    findAll: (wanted) => allOf(seen(), wanted),
    tap: (wanted) => act(`点“${wordsOf(wanted)}”`, () => touch(wanted)),
    input: (label, value) =>
      act(`在“${label}”里填“${value}”`, () => hands.type(fieldOf(seen(), label, ['input', 'textarea']), value)),
    pick: (label, value) =>
      act(`在“${label}”里选“${String(value)}”`, () => hands.pick(fieldOf(seen(), label, ['picker']), value)),
    back: () => act('返回', () => stack.back(1)),
    switchTab: (text) => act(`切到“${text}”`, () => toTab(text)),
    pullDown: () => act('下拉', () => void stack.call('onPullDownRefresh')),
    reachBottom: () => act('拉到底', () => void stack.call('onReachBottom')),
    share: () => stack.call('onShareAppMessage', phone.realm.inward({ from: 'menu' })),
    hide: () =>
      act('离开', () => {
        stack.call('onHide')
        callApp('onHide', {})
        listening.happen('AppHide', {})
      }),
    show: () =>
      act('回来', () => {
        callApp('onShow', phone.entered)
        listening.happen('AppShow', phone.entered)
        stack.call('onShow')
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
    offerUpdate: () => act('新版本到了', () => listening.happen('UpdateReady', {})),
    async askPrivacy() {
      let said: readonly unknown[] = []
      await act('微信问隐私', () => void (said = listening.ask('NeedPrivacyAuthorization')))
      return said
    },
    prepare: (name, answer) => void answers.set(name, [...(answers.get(name) ?? []), answer]),
    dialog: overlay.dialog,
    toasts: overlay.toasts,
    left: phone.left,
    badges: phone.chrome.badges,
    storage: phone.storage,
    settle,
    async advance(ms) {
      const until = clock.now() + ms
      do await quiet()
      while (clock.runNext(until))
      clock.moveTo(until)
      look()
    },
    logs: troubles.logs,
    warnings: phone.templates.warnings,
    errors: troubles.errors,
    measures: meter.measures,
    close: troubles.tell,
  }
}

const wordsOf = (wanted: Wanted): string => (typeof wanted === 'string' ? wanted : (wanted.text ?? wanted.role ?? ''))
