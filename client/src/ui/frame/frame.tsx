import type { ReactNode } from 'react'

export interface FrameProps {
  title: string
  /** The place that this page is; without it the page was opened from another and has a way back. */
  place?: string | undefined
  children: ReactNode
  foot?: ReactNode
}

/** WeChat draws title, way back and tab bar itself. */
export const Frame = ({ children, foot }: FrameProps) => (
  <>
    {children}
    {foot}
  </>
)
