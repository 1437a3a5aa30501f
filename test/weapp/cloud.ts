import { type Platform } from 'local/platform'
import { type Cloud } from './host/wx/cloud'

/** The platform as a phone reaches it that belongs to a demo account: WeChat vouches for its openid. */
export function cloudOf(platform: Platform, account: string): Cloud {
  const openid = platform.accounts.find((one) => one.name === account)?.subject
  if (openid === undefined) throw new Error(`没有演示账号 ${account}`)
  return (name, data) => platform.invoke(name, data, { from: 'mini-program', openid })
}
