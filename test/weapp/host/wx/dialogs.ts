import { type Clock } from '../code/clock'
import { type Answering, type Asked, Failure, type Interfaces } from './interface'

/** A dialog that stands in front of the page until one of its buttons is tapped. */
export interface Dialog {
  readonly title: string
  readonly content: string
  readonly buttons: readonly string[]
  press(button: string): void
}

/** What WeChat itself draws over the page. */
export interface Overlay {
  dialog(): Dialog | undefined
  toast(): string | undefined
  /** Every toast there has been. */
  readonly toasts: readonly string[]
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise)

export function dialogsOf(clock: Clock, answering: Answering): { readonly overlay: Overlay; readonly interfaces: Interfaces } {
  const standing: Dialog[] = []
  const toasts: string[] = []
  let toast: { readonly title: string; readonly until: number } | undefined

  const ask = (title: string, content: string, buttons: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      const dialog: Dialog = {
        title,
        content,
        buttons,
        press(button) {
          if (!buttons.includes(button)) throw new Error(`弹窗上没有“${button}”，只有：${buttons.join('、')}`)
          standing.splice(standing.indexOf(dialog), 1)
          resolve(button)
        },
      }
      standing.push(dialog)
    })

  const modal = async (asked: Asked): Promise<object> => {
    const yes = text(asked.confirmText, '确定')
    const no = text(asked.cancelText, '取消')
    for (const button of [yes, no]) if ([...button].length > 4) throw new Failure(`按钮文字最多四个字：${button}`)
    const pressed = await ask(text(asked.title, ''), text(asked.content, ''), asked.showCancel === false ? [yes] : [no, yes])
    return { confirm: pressed === yes, cancel: pressed !== yes, content: null }
  }

  const sheet = async (asked: Asked): Promise<object> => {
    const items = asked.itemList as readonly string[]
    if (items.length === 0 || items.length > 6) throw new Failure('itemList should be 1 to 6 items')
    const pressed = await ask(text(asked.alertText, ''), '', [...items, '取消'])
    if (!items.includes(pressed)) throw new Failure('cancel')
    return { tapIndex: items.indexOf(pressed) }
  }

  const say = (asked: Asked, duration: number): void => {
    const title = text(asked.title, '')
    toasts.push(title)
    toast = { title, until: clock.now() + duration }
  }
  const hide = (): void => void (toast = undefined)

  return {
    overlay: {
      dialog: () => standing.at(-1),
      toast: () => (toast !== undefined && clock.now() < toast.until ? toast.title : undefined),
      toasts,
    },
    interfaces: {
      showModal: answering('showModal', modal),
      showActionSheet: answering('showActionSheet', sheet),
      showToast: answering('showToast', (asked) => say(asked, Number(asked.duration ?? 1500))),
      hideToast: answering('hideToast', hide),
      showLoading: answering('showLoading', (asked) => say(asked, Infinity)),
      hideLoading: answering('hideLoading', hide),
    },
  }
}
