import Taro from '@tarojs/taro'
import { tell } from './ask'

/** Somebody for the phone's own address book. */
export interface Card {
  readonly name: string
  readonly phone: string
  readonly unit: string
  readonly title: string
}

/** WeChat opens the address book only in the turn of a tap, before anything is waited for. */
export const savesInTapOnly = true

/** Puts somebody into the phone's address book, where the person looks it over. Closing it is no failure. */
export async function saveContact({ name, phone, unit, title }: Card): Promise<void> {
  try {
    await Taro.addPhoneContact({ firstName: name, mobilePhoneNumber: phone, organization: unit, title })
  } catch (error) {
    if (/cancel/.test(String((error as { errMsg?: string }).errMsg))) return
    await tell('没有存入', `请在手机设置里允许微信使用通讯录，或手动记下：${phone}`)
  }
}
