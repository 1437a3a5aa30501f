import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Instant } from 'shared/kernel/time'
import { onClockSet, serverNow } from '../cloud/call'

/** The cloud's time, told anew every so many milliseconds: what is allowed changes while a page stands open. */
export function useServerNow(every = 15_000): Instant {
  const [now, setNow] = useState(serverNow)
  useDidShow(() => setNow(serverNow()))
  useEffect(() => {
    const look = () => setNow(serverNow())
    const ticking = setInterval(look, every)
    const deaf = onClockSet(look)
    return () => {
      clearInterval(ticking)
      deaf()
    }
  }, [every])
  return now
}
