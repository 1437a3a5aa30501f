import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** The version that is running. */
export const version = VERSION

let waits = false
const listeners = new Set<() => void>()

/** Once, at the launch: WeChat fetches a newer version by itself and says when it is there. */
export function watchForUpdates(): void {
  Taro.getUpdateManager().onUpdateReady(() => {
    waits = true
    listeners.forEach((tell) => tell())
  })
}

/** Restarts into the version that is ready, or undefined while there is none. Never called but by a tap: somebody may be typing. */
export function useUpdate(): (() => void) | undefined {
  const [ready, setReady] = useState(waits)
  useEffect(() => {
    const look = () => setReady(waits)
    look()
    listeners.add(look)
    return () => void listeners.delete(look)
  }, [])
  return ready ? () => Taro.getUpdateManager().applyUpdate() : undefined
}
