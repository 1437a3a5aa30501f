import type { ReactNode } from 'react'
import { Button, LinkTap, type ButtonProps } from '../form/button'
import { Notice } from '../card'
import { Frame } from './frame'
import { View } from '../host/host'
import { Safe } from './safe'
import { useSurroundings } from './surroundings'

/** A step on from here. */
export interface Way {
  says: string
  onTap: () => void
}

/** What a screen has to show is one of four things, and always exactly one. */
export type Stage<T> =
  | { is: 'loading' }
  | { is: 'refused'; message: string; clause?: string | undefined; way?: Way | undefined }
  | { is: 'empty'; says: string; way?: Way | undefined }
  /** `stale`: from the device's memory, because the last try brought nothing. */
  | { is: 'ready'; value: T; stale?: boolean; refresh?: () => void }

export interface ScreenProps<T> {
  title: string
  /** Name of the place (tab) that this page is. */
  place?: string
  stage: Stage<T>
  children: (value: T) => ReactNode
  /** The one main button, at the bottom. */
  action?: Omit<ButtonProps, 'kind'> | ((value: T) => Omit<ButtonProps, 'kind'> | undefined)
}

export const ready = <T,>(value: T): Stage<T> => ({ is: 'ready', value })

/** The root of every page: theme, type size, title, way back, the four stages, and one main button. */
export function Screen<T>({ title, place, stage, children, action }: ScreenProps<T>) {
  const { dark, care, scale, back } = useSurroundings()
  const button = stage.is !== 'ready' ? undefined : typeof action === 'function' ? action(stage.value) : action
  return (
    <View className={`screen${dark ? ' is-dark' : ''}${care ? ' is-care' : ''}`} style={{ '--ui-scale': String(scale) } as object}>
      <Frame
        title={title}
        place={place}
        foot={
          button && (
            <View className="screen__action">
              <Button kind="main" {...button} />
            </View>
          )
        }
      >
        <View className="screen__body">
          {stage.is === 'ready' && stage.stale && (
            <Notice tone="warn" says="网络不通，下面是上次的内容。" way={stage.refresh && { says: '重新加载', onTap: stage.refresh }} />
          )}
          {stage.is === 'ready' ? (
            <Safe broken={<Waiting stage={{ is: 'refused', message: '这一页没能显示出来。您填写的内容还在，请返回后再打开一次。', way: { says: '返回', onTap: back } }} />}>
              <Content of={children} value={stage.value} />
            </Safe>
          ) : (
            <Waiting stage={stage} />
          )}
        </View>
      </Frame>
    </View>
  )
}

/** A component of its own, so that what breaks in it breaks inside `Safe`. */
function Content<T>({ of, value }: { of: (value: T) => ReactNode; value: T }) {
  return <>{of(value)}</>
}

/** The three stages without content; also for a part of a page that loads by itself. */
export function Waiting({ stage }: { stage: Exclude<Stage<unknown>, { is: 'ready' }> }) {
  const { openClause } = useSurroundings()
  if (stage.is === 'loading') {
    return (
      <View className="skeleton" role="status" label="正在加载">
        <View className="skeleton__bar skeleton__bar_title" silent />
        <View className="skeleton__bar" silent />
        <View className="skeleton__bar" silent />
        <View className="skeleton__bar skeleton__bar_short" silent />
      </View>
    )
  }
  const clause = stage.is === 'refused' ? stage.clause : undefined
  return (
    <View className="message" role={stage.is === 'refused' ? 'alert' : 'status'}>
      <View className={stage.is === 'refused' ? 'weui-icon-warn message__icon' : 'weui-icon-info message__icon'} silent />
      <View className="message__text">{stage.is === 'refused' ? stage.message : stage.says}</View>
      {clause && <LinkTap says="为什么？" onTap={() => openClause(clause)} />}
      {stage.way && <Button says={stage.way.says} onTap={stage.way.onTap} />}
    </View>
  )
}
