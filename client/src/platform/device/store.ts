import Taro from '@tarojs/taro'

/** What stays on the device. A full or forbidden storage is no reason to stop: then nothing stays. */
export const store = {
  read<T>(key: string): T | undefined {
    try {
      const text: unknown = Taro.getStorageSync(key)
      return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined
    } catch {
      return undefined
    }
  },
  write(key: string, value: unknown): void {
    try {
      Taro.setStorageSync(key, JSON.stringify(value))
    } catch {
      // Written again when there is room.
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(key)
    } catch {
      // Nothing to remove.
    }
  },
  /** Everything whose key begins so. */
  removeAll(prefix: string): void {
    for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith(prefix)) store.remove(key)
  },
}
