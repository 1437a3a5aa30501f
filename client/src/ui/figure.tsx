import type { ReactNode } from 'react'
import type { Tone } from './card'
import { Text, View } from './host/host'

export interface RingProps {
  /** How many there are, of how many in all. */
  value: number
  of: number
  /** Where the mark stands on the ring: the least number that suffices. */
  need?: number
  /** Short, below the figure: 已到会 */
  caption: string
  tone?: Tone
  /** The whole picture as one sentence. */
  says: string
}

/** A share of a whole, readable from the back row. Where conic gradients are unknown the figures stand alone. */
export function Ring({ value, of, need, caption, tone = 'brand', says }: RingProps) {
  const part = (n: number) => (of > 0 ? Math.min(Math.max(n / of, 0), 1) * 360 : 0)
  return (
    <View className={`ring is-${tone}`} role="img" label={says}>
      <View className="ring__band" style={{ background: `conic-gradient(currentColor ${part(value)}deg, var(--fill) 0)` }} silent />
      {need !== undefined && <View className="ring__need" style={{ transform: `rotate(${part(need)}deg)` }} silent />}
      <View className="ring__face" silent>
        <View className="ring__figure">
          {value}
          <Text className="ring__of"> / {of}</Text>
        </View>
        <View className="ring__caption">{caption}</View>
      </View>
    </View>
  )
}

/** A few numbers side by side, each with its name below. */
export const Figures = ({ items }: { items: readonly { name: string; value: ReactNode; tone?: Tone }[] }) => (
  <View className="figures">
    {items.map((item) => (
      <View key={item.name} className={`figures__item is-${item.tone ?? 'plain'}`}>
        <View className="figures__value">{item.value}</View>
        <View className="figures__name">{item.name}</View>
      </View>
    ))}
  </View>
)

/** How far something has come that takes its time; `says` tells it in words below the bar. */
export const Progress = ({ value, of, says }: { value: number; of: number; says: string }) => (
  <View role="status">
    <View className="weui-progress" silent>
      <View className="weui-progress__bar">
        <View className="weui-progress__inner-bar" style={{ width: `${of > 0 ? Math.min(100, Math.round((value / of) * 100)) : 0}%` }} />
      </View>
    </View>
    <View className="progress__says">{says}</View>
  </View>
)
