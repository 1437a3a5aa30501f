import { type Answering, type Asked, Failure, type Interfaces } from './interface'

/** `wx` storage over a map of JSON texts, so that a test may hand in what was kept before and look at it after. */
export function storageOf(kept: Map<string, string>, answering: Answering, inward: <T>(value: T) => T): Interfaces {
  const get = (key: string): unknown => {
    const text = kept.get(key)
    return text === undefined ? undefined : inward(JSON.parse(text) as unknown)
  }
  const set = (key: string, value: unknown): void => void kept.set(key, JSON.stringify(value) ?? 'null')
  const info = (): object => ({ keys: [...kept.keys()], currentSize: 1, limitSize: 10240 })
  const key = (asked: Asked): string => String(asked.key)

  return {
    getStorageSync: (name: string) => get(name) ?? '',
    setStorageSync: set,
    removeStorageSync: (name: string) => void kept.delete(name),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: () => inward(info()),
    getStorage: answering('getStorage', (asked) => {
      if (!kept.has(key(asked))) throw new Failure('data not found')
      return { data: get(key(asked)) }
    }),
    setStorage: answering('setStorage', (asked) => set(key(asked), asked.data)),
    removeStorage: answering('removeStorage', (asked) => void kept.delete(key(asked))),
    clearStorage: answering('clearStorage', () => kept.clear()),
    getStorageInfo: answering('getStorageInfo', info),
  }
}
