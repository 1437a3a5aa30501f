import { readFile } from 'node:fs/promises'
import { type Platform } from 'local/platform'
import { type Cloud } from './host/wx/cloud'

/** The platform as a phone reaches it that belongs to a demo account: WeChat vouches for its openid. */
export function cloudOf(platform: Platform, account: string): Cloud {
  const openid = platform.accounts.find((one) => one.name === account)?.subject
  if (openid === undefined) throw new Error(`没有演示账号 ${account}`)

  /** Everybody may put files into his own folder, as the storage rules have it. */
  const put = async (cloudPath: string, filePath: string): Promise<string> => {
    if (!cloudPath.startsWith(`inbox/${openid}/`)) throw new Error('STORAGE_EXCEED_AUTHORITY')
    const answer = await fetch(platform.files.uploadAddress(cloudPath), { method: 'PUT', body: await readFile(filePath) })
    if (!answer.ok) throw new Error(`storage ${answer.status}`)
    return platform.files.idOf(cloudPath)
  }
  return Object.assign((name: string, data: unknown) => platform.invoke(name, data, { from: 'mini-program', openid }), { put })
}
