import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Instant } from 'shared/kernel/time'
import { serverNow } from './call'

/** The cloud's time, told anew every so many milliseconds: what is allowed changes while a page stands open. */
export function useServerNow(every = 15_000): Instant {
  const [now, setNow] = useState(serverNow)
  useDidShow(() => setNow(serverNow()))
  useEffect(() => {
    const ticking = setInterval(() => setNow(serverNow()), every)
    return () => clearInterval(ticking)
  }, [every])
  return now
}
