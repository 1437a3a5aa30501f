import Taro from '@tarojs/taro'

/** Before something that cannot be taken back: says what will follow, and names both ways. */
export async function confirm(question: { title: string; follows: string; yes: string; no?: string }): Promise<boolean> {
  const { confirm: agreed } = await Taro.showModal({
    title: question.title,
    content: question.follows,
    confirmText: question.yes,
    cancelText: question.no ?? '返回',
    confirmColor: '#1a4fbf',
  })
  return agreed
}

/** One of at most six from a sheet; `undefined` when the sheet was closed. */
export async function choose<V extends string>(options: readonly { value: V; label: string }[]): Promise<V | undefined> {
  try {
    const { tapIndex } = await Taro.showActionSheet({ itemList: options.map((option) => option.label) })
    return options[tapIndex]?.value
  } catch {
    return undefined
  }
}

/** Something to be read and closed. */
export const tell = (title: string, says: string): Promise<unknown> =>
  Taro.showModal({ title, content: says, showCancel: false, confirmText: '知道了', confirmColor: '#1a4fbf' })

/** A word in passing, of at most seven characters. */
export const whisper = (says: string): void => void Taro.showToast({ title: says, icon: 'success', duration: 1500 })
