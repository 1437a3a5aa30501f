import { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { useSurroundings } from './surroundings'

export interface FrameProps {
  title: string
  /** The place that this page is; without it the page was opened from another and has a way back. */
  place?: string | undefined
  children: ReactNode
  foot?: ReactNode
}

/** WeChat draws title, way back and tab bar itself, in the colours that it is told. */
export function Frame({ children, foot }: FrameProps) {
  const { dress } = useSurroundings()
  useDidShow(dress)
  useEffect(dress, [dress])
  return (
    <>
      {children}
      {foot}
    </>
  )
}
