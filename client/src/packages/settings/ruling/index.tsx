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
import { Badge, Card, Notice } from 'client/ui/card'
import { Choices } from 'client/ui/form/choices'
import { Field, WhenField } from 'client/ui/form/field'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { confirmRuling, getRuling } from 'shared/charter/setting/operations'
import { clock, dayOf, nearTime, sayDay } from 'shared/kernel/time'

/** One contradiction or silence: what each text says, how it may be read, and the interpretation that settles it. */
export default function Ruling() {
  const id = useQueryText('id')
  const asked = useQuery(getRuling, { id })
  const me = useMe()
  const now = useServerNow()
  const { draft, change, discard } = useDraft<{ reading?: string; number: string; on: string }>(`ruling:${id}`, { number: '', on: dayOf(now) })
  const { run, busy } = useCommand(confirmRuling, asked.refresh)
  const [answer, setAnswer] = useState<Answer<{ says: string; from: number }>>()
  const registers = me.is === 'ready' && (me.value.me?.capabilities.includes('administer') ?? false)
  const done = answer?.kind === 'accepted'
  const number = draft.number.trim()
  const whyNot = number === '' ? '请写明解释的编号' : draft.on > dayOf(now) ? '解释的日期不能晚于今天' : undefined

  async function confirm(reading: string) {
    const heard = await run({ id, reading, number, on: draft.on }, setAnswer)
    toTop()
    if (heard?.kind === 'accepted') discard()
  }

  return (
    <Screen
      title="确认口径"
      stage={withWayOut(asked)}
      action={({ chosen }) =>
        registers && !done ? { says: '登记这号解释', busy, whyNot, onTap: () => void confirm(draft.reading ?? chosen) } : undefined
      }
    >
      {(page) => (
        <>
          {answer?.kind === 'accepted' && <Done says={`已登记：${answer.value.says}。${clock(answer.value.from)} 起生效。`} ways={[{ says: '返回口径', onTap: back }]} />}
          <Problem answer={answer} />
          <Card title={page.title} aside={<Badge says={page.confirmed ? page.confirmed.number : '软件默认口径'} tone={page.confirmed ? 'ok' : 'warn'} />}>
            <View className="strong">{page.says}</View>
            <View className="para">{page.effect}</View>
            {page.confirmed && <View className="para soft">{`${page.confirmed.number}，${sayDay(page.confirmed.on)}确认。`}</View>}
          </Card>
          {page.pending && <Notice tone="warn" says={`已登记「${page.pending.reading}」，${nearTime(page.pending.from, now)} 起生效。`} />}
          <List title="条文怎么说">
            {page.texts.map((text) => (
              <Cell key={text.clause + text.says} title={text.says} note={text.cited} onTap={() => openClause(text.clause)} />
            ))}
          </List>
          {registers && !done ? (
            <>
              <Choices
                label="按哪一种理解"
                options={page.readings.map((one) => ({ value: one.id, label: one.says, note: one.source }))}
                value={draft.reading ?? page.chosen}
                onChoose={(reading) => change({ reading })}
              />
              <List title="解释" hint={`由秘书处作出并编号，报理事长会；改用别的理解，须有${page.by}的意见。`}>
                <Field label="编号" maxLength={60} value={draft.number} onInput={(typed) => change({ number: typed })} placeholder="如：秘释〔2026〕1号" />
                <WhenField label="日期" kind="date" value={draft.on} onChoose={(on) => change({ on })} error={draft.on > dayOf(now) ? '不能晚于今天' : undefined} />
              </List>
            </>
          ) : (
            <List title="可以有的理解">
              {page.readings.map((one) => (
                <Cell key={one.id} title={one.says} note={one.source} value={one.id === page.chosen ? <Badge tone="ok" says="采用" /> : undefined} />
              ))}
            </List>
          )}
          {page.history.length > 0 && (
            <List title="历次解释">
              {page.history.slice(0, 20).map((one) => (
                <Cell key={one.at} title={one.reading} note={`${one.number}，${sayDay(one.on)}；${one.by}登记`} />
              ))}
            </List>
          )}
        </>
      )}
    </Screen>
  )
}
