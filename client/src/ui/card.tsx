import type { ReactNode } from 'react'
import { LinkTap } from './form/button'
import { Text, View } from './host/host'

export type Tone = 'plain' | 'brand' | 'ok' | 'warn' | 'danger'

/** A sheet of paper: a heading, a line beside it, and what belongs together. */
export const Card = ({ title, aside, children }: { title?: string; aside?: ReactNode; children: ReactNode }) => (
  <View className="card">
    {title && (
      <View className="card__head">
        <View className="card__title" role="heading">
          {title}
        </View>
        {aside}
      </View>
    )}
    {children}
  </View>
)

const NOTICE_ICON = {
  plain: 'weui-icon-info notice__icon',
  brand: 'weui-icon-info notice__icon',
  ok: 'weui-icon-success notice__icon',
  warn: 'weui-icon-warn notice__icon',
  danger: 'weui-icon-warn notice__icon',
}

/** A sentence that wants to be read: icon, text and colour say the same thing. */
export function Notice({ tone = 'plain', says, way }: { tone?: Tone; says: ReactNode; way?: { says: string; onTap: () => void } }) {
  return (
    <View className={`notice is-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Text className={NOTICE_ICON[tone]} silent />
      <View className="notice__text">
        {says}
        {way && <LinkTap {...way} />}
      </View>
    </View>
  )
}

const BADGE_ICON: Record<Tone, string> = { plain: '', brand: '', ok: '✓ ', warn: '! ', danger: '× ' }

/** A state in two or three characters, never by colour alone. */
export const Badge = ({ tone = 'plain', says }: { tone?: Tone; says: string }) => (
  <Text className={`badge is-${tone}`}>
    {BADGE_ICON[tone]}
    {says}
  </Text>
)

/** How many things wait. Nothing is drawn for none. */
export const Count = ({ of, label }: { of: number; label: string }) =>
  of > 0 ? (
    <Text className="weui-badge" label={label}>
      {of > 99 ? '99+' : of}
    </Text>
  ) : null
