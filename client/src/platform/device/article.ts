import { tell } from './ask'
import { copy } from './reach'

/** WeChat's own, where its base library is 3.4.8 or later; only in the turn of a tap. Taro does not know it yet. */
declare const wx: { readonly openOfficialAccountArticle?: (what: { url: string; fail: () => void }) => void }

/** Whether this device opens articles of official accounts by itself. */
export const opensArticles = (): boolean => typeof wx.openOfficialAccountArticle === 'function'

/** Opens an article of an official account; where that cannot be, its address is copied. */
export function openArticle(url: string): void {
  if (wx.openOfficialAccountArticle) wx.openOfficialAccountArticle({ url, fail: () => void copyLink(url) })
  else void copyLink(url)
}

/** A mini-program opens no other address: it is put where it can be pasted from. */
export async function copyLink(url: string): Promise<void> {
  await copy(url)
  await tell('链接已复制', '请在浏览器或微信聊天里粘贴打开。')
}

/** No mini-program follows a link out of itself. */
export const followsLinks: boolean = false
