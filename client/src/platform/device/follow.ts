import Taro from '@tarojs/taro'
import { tell } from './ask'

/** A mini-program opens no address of others: it is copied, to be opened in a browser. */
export async function follow(address: string): Promise<void> {
  await Taro.setClipboardData({ data: address })
  await tell('网址已复制', '请到手机的浏览器里粘贴打开。')
}
