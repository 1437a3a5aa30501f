import Taro from '@tarojs/taro'
import { open } from '../navigate'

/** The button by which the notice is agreed to; WeChat wants to know it by its id. */
export const AGREE_BUTTON = 'agree-privacy'

let waiting: ((answer: Taro.onNeedPrivacyAuthorization.ResolveOption) => void) | undefined

/** WeChat asks before the first camera, album or calendar: the notice opens, and what the person says there is the answer. */
export const answerPrivacy = (notice: string): void =>
  // Versions before 2.32.3 do not ask.
  Taro.onNeedPrivacyAuthorization?.((resolve) => {
    disagree()
    waiting = resolve
    open(notice, { asked: '1' })
  })

export function agree(): void {
  waiting?.({ event: 'agree', buttonId: AGREE_BUTTON })
  waiting = undefined
}

/** Also when the notice is left without a word: what asked must not wait for ever. */
export function disagree(): void {
  waiting?.({ event: 'disagree' })
  waiting = undefined
}
