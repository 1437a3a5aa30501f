import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef } from 'react'

/** Tells whether somebody can be looking at this page: it is on top, and so is the browser's window. */
export function useSeen(): () => boolean {
  const hidden = useRef(false)
  const seen = useRef(() => !hidden.current && !document.hidden)
  useDidShow(() => void (hidden.current = false))
  useDidHide(() => void (hidden.current = true))
  return seen.current
}
