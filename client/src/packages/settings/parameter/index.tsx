import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { Problem } from 'client/parts/problem'
import type { Answer } from 'client/platform/cloud/line'
import { useCommand } from 'client/platform/cloud/command'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import { back, openClause, toTop, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { LinkTap } from 'client/ui/form/button'
import { Field, WhenField } from 'client/ui/form/field'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { changeSetting, getSetting, type SettingPage } from 'shared/charter/setting/operations'
import type { Key } from 'shared/charter/setting/shapes'
import { flawOf, type Json, same, type Shape, wordsOf } from 'shared/charter/setting/shape'
import { clock, dayOf, nearTime, sayDay } from 'shared/kernel/time'
import { ShapeFields } from './fields'
import { typedOf, valueOf } from './form'

interface Typed {
  /** Not there until something was typed. */
  value?: Json
  resolution: string
  on: string
}

/** One setting: what it is, who decides, what it was; and for the secretariat the form to register a resolution. */
export default function Parameter() {
  const key = useQueryText('key')
  const asked = useQuery(getSetting, { key: key as Key })
  const me = useMe()
  const now = useServerNow()
  const { draft, change, discard } = useDraft<Typed>(`setting:${key}`, { resolution: '', on: dayOf(now) })
  const { run, busy } = useCommand(changeSetting, asked.refresh)
  const [answer, setAnswer] = useState<Answer<{ says: string; was: string; from: number }>>()
  const registers = me.is === 'ready' && (me.value.me?.capabilities.includes('administer') ?? false)

  const form = (page: SettingPage) => {
    const shape = page.shape as unknown as Shape
    const typed = draft.value === undefined ? typedOf(shape, page.latest) : draft.value
    const value = valueOf(shape, typed)
    const flaw = flawOf(shape, value, 'value')
    const resolution = draft.resolution.trim()
    const whyNot =
      flaw ? `还有一处要改：${flaw.message}` :
      same(value, page.latest) ? '与现在的规定相同' :
      resolution === '' ? `请写明是${page.by}哪一次决议` :
      draft.on > dayOf(now) ? '决议的日期不能晚于今天' : undefined
    return { shape, typed, value, flaw, resolution, whyNot }
  }

  async function register(page: SettingPage) {
    const { value, resolution } = form(page)
    const heard = await run({ key: page.key, value, resolution, on: draft.on }, setAnswer)
    toTop()
    if (heard?.kind === 'accepted') discard()
  }

  return (
    <Screen
      title={asked.is === 'ready' ? asked.value.name : '参数'}
      stage={withWayOut(asked)}
      action={(page) =>
        registers && page.settable && answer?.kind !== 'accepted'
          ? { says: '登记变更', busy, whyNot: form(page).whyNot, onTap: () => void register(page) }
          : undefined
      }
    >
      {(page) => (
        <>
          {answer?.kind === 'accepted' && (
            <Done says={`已登记：${answer.value.says}。${clock(answer.value.from)} 起生效。`} ways={[{ says: '返回参数', onTap: back }]}>
              <View className="soft">{`原来是：${answer.value.was}。原值和决议都留在下面。`}</View>
            </Done>
          )}
          <Problem answer={answer} />
          <Card title="现在的规定">
            <View className="strong">{page.says}</View>
            <View className="para soft">{page.last ? `${page.last.resolution}，${sayDay(page.last.on)}` : page.ours ? '本软件的默认，条文没有写明。' : '条文写明的。'}</View>
            <View className="para soft">{page.settable ? `由${page.by}决定，秘书处凭决议登记。` : '由每次会议当场决定，不在这里登记。'}</View>
            {page.clause && <LinkTap says={page.cited ?? '依据的条款'} onTap={() => openClause(page.clause!)} />}
          </Card>
          {page.pending && <Notice tone="warn" says={`已登记改为「${page.pending.says}」，${nearTime(page.pending.from, now)} 起生效。`} />}
          {registers && page.settable && answer?.kind !== 'accepted' && (
            <>
              {page.touches.length > 0 && (
                <Notice tone="warn" says={`有 ${page.touches.length} 个会议已经发出通知，改了马上对它们也适用：${page.touches.map(({ title }) => title).join('、')}`} />
              )}
              <ShapeFields {...form(page)} label="改为" field="value" onType={(value) => change({ value })} />
              <List title="依据" hint={`须有${page.by}的决议；秘书处只登记。`}>
                <Field label="决议" maxLength={80} value={draft.resolution} onInput={(resolution) => change({ resolution })} placeholder="如：理事长会〔2026〕5号" />
                <WhenField label="决议日期" kind="date" value={draft.on} onChoose={(on) => change({ on })} error={draft.on > dayOf(now) ? '不能晚于今天' : undefined} />
              </List>
              <Card>
                <View className="soft">{`登记后将是：${wordsSafely(form(page))}`}</View>
              </Card>
            </>
          )}
          {page.history.length > 0 && (
            <List title="历次变更">
              {page.history.slice(0, 20).map(({ says, was, resolution, on, by, at }) => (
                <Cell key={at} title={`${was} → ${says}`} note={`${resolution}，${sayDay(on)}；${by}登记`} />
              ))}
            </List>
          )}
        </>
      )}
    </Screen>
  )
}

const wordsSafely = ({ shape, value, flaw }: { shape: Shape; value: Json; flaw: unknown }): string => (flaw ? '还没有填好' : wordsOf(shape, value))
