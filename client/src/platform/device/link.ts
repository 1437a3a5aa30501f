import Taro from '@tarojs/taro'
import { tell } from './ask'

type Opens = { readonly openOfficialAccountArticle?: (asked: { url: string }) => Promise<unknown> }

/** WeChat opens articles of official accounts itself; every other address it only lets one copy. */
export async function openLink(address: string): Promise<void> {
  const { openOfficialAccountArticle } = Taro as unknown as Opens
  if (/^https:\/\/mp\.weixin\.qq\.com\//.test(address) && openOfficialAccountArticle) {
    try {
      await openOfficialAccountArticle({ url: address })
      return
    } catch {
      // It can still be copied.
    }
  }
  try {
    await Taro.setClipboardData({ data: address })
    await tell('网址已复制', '请粘贴到手机浏览器里打开，或发给“文件传输助手”再点开。看完回到这里标记“学完了”。')
  } catch {
    await tell('没有复制成功', `请记下网址：${address}`)
  }
}
