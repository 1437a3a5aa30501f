import Taro from '@tarojs/taro'
import { tell } from './ask'

/** WeChat sends a file on only in the turn of a tap: first it is fetched, then a second tap hands it over. */
export const handsOverInTapOnly = true

/** Fetches a file of the cloud to this device; undefined, and said so, where it did not arrive. */
export async function fetchFile(address: string, name: string): Promise<string | undefined> {
  try {
    const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
    const { statusCode } = await Taro.downloadFile({ url: address, filePath })
    if (statusCode === 200) return filePath
  } catch {
    // Said below.
  }
  await tell('没有取到', '文件没有取到，请再试一次。')
  return undefined
}

/** Sends a fetched file to a chat of the person's choice, also to himself. Closing the choice is no failure. */
export const handOver = (filePath: string, name: string): void => void Taro.shareFileMessage({ filePath, fileName: name }).catch(() => {})
