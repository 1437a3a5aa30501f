import { type Device } from './device'
import { type Answering, Failure, type Interfaces } from './interface'

/** The cloud behind `wx.cloud.callFunction`: given the name of a function and its data, answers its result. */
export type Cloud = (name: string, data: unknown) => Promise<unknown>

/** Data and result cross as JSON, and nothing is called before `init`. `waiting` holds the calls under way. */
export function cloudOf(
  cloud: Cloud,
  device: Device,
  answering: Answering,
  waiting: Map<Promise<unknown>, string>,
): Interfaces {
  let isReady = false
  let lastId = 0

  const callFunction = async (name: string, data: unknown): Promise<object> => {
    if (!isReady) throw new Failure('Cloud API isn\'t enabled, please call wx.cloud.init first', { errCode: -1 })
    if (device.network === 'none') throw new Failure('request:fail -106:net::ERR_INTERNET_DISCONNECTED', { errCode: -1 })
    lastId += 1
    const call = cloud(name, JSON.parse(JSON.stringify(data ?? {})))
    waiting.set(call, name)
    try {
      return { result: ((await call) ?? null) as unknown, requestID: `headless-${lastId}` }
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      throw new Failure(`-504002 functions execute fail | errMsg: ${said}`, { errCode: -504002 })
    } finally {
      waiting.delete(call)
    }
  }

  return {
    cloud: {
      init: () => void (isReady = true),
      callFunction: answering('cloud.callFunction', (asked) => callFunction(String(asked.name), asked.data)),
    },
  }
}
