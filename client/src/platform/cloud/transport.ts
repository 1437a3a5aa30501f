import Taro from '@tarojs/taro'
import type { Call } from 'shared/kernel/operation'

/**
 * Carries one call to the cloud function `api` and brings back what it answered, unread.
 * Throws when no answer came. WeChat signs every call with the person's openid by itself.
 */
export async function send(call: Call): Promise<unknown> {
  const { result } = await Taro.cloud.callFunction({ name: 'api', data: call })
  return result
}

/** Once, when the app starts. Without cloud development in the project, as with a tourist's app id, there is no `cloud`. */
export const connect = (): void => Taro.cloud?.init(CLOUD_ENV ? { env: CLOUD_ENV } : {})
