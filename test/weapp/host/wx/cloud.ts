import { type Device } from './device'
import { type Answering, type Asked, Failure, type Interfaces } from './interface'

/** The cloud behind `wx.cloud`. */
export interface Cloud {
  /** Given the name of a function and its data, answers its result. */
  (name: string, data: unknown): Promise<unknown>
  /** Puts a file of this machine into the storage and answers its id; rejects where the phone's owner may not. */
  readonly put?: (cloudPath: string, filePath: string) => Promise<string>
}

/** Data and result cross as JSON, and nothing is called before `init`. `waiting` holds the calls under way. */
export function cloudOf(
  cloud: Cloud,
  device: Device,
  answering: Answering,
  waiting: Map<Promise<unknown>, string>,
): Interfaces {
  let isReady = false
  let lastId = 0

  /** Real calls over a network, which the phone may lack. */
  const underWay = async <T>(what: string, call: () => Promise<T>): Promise<T> => {
    if (device.network === 'none') throw new Failure('request:fail -106:net::ERR_INTERNET_DISCONNECTED', { errCode: -1 })
    const going = call()
    waiting.set(going, what)
    try {
      return await going
    } finally {
      waiting.delete(going)
    }
  }

  const callFunction = async (name: string, data: unknown): Promise<object> => {
    if (!isReady) throw new Failure('Cloud API isn\'t enabled, please call wx.cloud.init first', { errCode: -1 })
    lastId += 1
    try {
      const result = await underWay(name, () => cloud(name, JSON.parse(JSON.stringify(data ?? {}))))
      return { result: (result ?? null) as unknown, requestID: `headless-${lastId}` }
    } catch (error) {
      if (error instanceof Failure) throw error
      throw new Failure(`-504002 functions execute fail | errMsg: ${saidOf(error)}`, { errCode: -504002 })
    }
  }

  const uploadFile = async ({ cloudPath, filePath }: Asked): Promise<object> => {
    const { put } = cloud
    if (!isReady || put === undefined) throw new Failure('Cloud API isn\'t enabled, please call wx.cloud.init first', { errCode: -1 })
    try {
      return { fileID: await underWay('uploadFile', () => put(String(cloudPath), String(filePath))), statusCode: 200 }
    } catch (error) {
      if (error instanceof Failure) throw error
      throw new Failure(`-403 ${saidOf(error)}`, { errCode: -403003 })
    }
  }

  const download = answering('downloadFile', async ({ url, filePath }) => {
    const answer = await underWay('downloadFile', () => fetch(String(url)).then(async (got) => ({ status: got.status, size: (await got.arrayBuffer()).byteLength })))
    return { statusCode: answer.status, dataLength: answer.size, ...(filePath === undefined ? { tempFilePath: 'wxfile://tmp/file' } : { filePath }) }
  })

  return {
    cloud: {
      init: () => void (isReady = true),
      callFunction: answering('cloud.callFunction', (asked) => callFunction(String(asked.name), asked.data)),
      uploadFile: answering('cloud.uploadFile', uploadFile),
    },
    downloadFile: (asked?: Asked) => {
      void download(asked)
      return { abort: () => {}, onProgressUpdate: () => {}, offProgressUpdate: () => {}, onHeadersReceived: () => {}, offHeadersReceived: () => {} }
    },
  }
}

const saidOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
