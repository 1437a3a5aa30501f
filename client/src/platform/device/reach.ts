import Taro from '@tarojs/taro'
import { tell, whisper } from './ask'

/** Calls a number once the person agrees. Closing the question is no failure. */
export const dial = (phone: string): void => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => {})

/** Puts a text where it can be pasted from. WeChat says so itself, a browser does not. */
export async function copy(text: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: text })
    if (process.env.TARO_ENV === 'h5') whisper('已复制')
  } catch {
    await tell('没有复制成功', `请长按选中后复制：${text}`)
  }
}
