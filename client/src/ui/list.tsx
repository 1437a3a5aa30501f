import type { ReactNode } from 'react'
import { Tap, View } from './host/host'

/** Rows under one heading, with a hint below. */
export const List = ({ title, hint, children }: { title?: string; hint?: ReactNode; children: ReactNode }) => (
  <View className="list">
    {title && (
      <View className="weui-cells__title" role="heading">
        {title}
      </View>
    )}
    <View className="weui-cells list__rows">{children}</View>
    {hint && <View className="weui-cells__tips">{hint}</View>}
  </View>
)

export interface CellProps {
  title: ReactNode
  /** A second line below the title. */
  note?: ReactNode
  /** At the right. */
  value?: ReactNode
  before?: ReactNode
  onTap?: () => void
  label?: string
}

/** A row; with `onTap` it leads somewhere and shows an arrow. */
export function Cell({ title, note, value, before, onTap, label }: CellProps) {
  const inside = (
    <>
      {before && <View className="weui-cell__hd cell__before">{before}</View>}
      <View className="weui-cell__bd cell__text">
        <View>{title}</View>
        {note && <View className="cell__note">{note}</View>}
      </View>
      {(value !== undefined || onTap) && <View className="weui-cell__ft">{value}</View>}
    </>
  )
  return onTap ? (
    <Tap className="weui-cell weui-cell_access cell" onTap={onTap} label={label}>
      {inside}
    </Tap>
  ) : (
    <View className="weui-cell cell">{inside}</View>
  )
}
