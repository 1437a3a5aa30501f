import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { Problem } from 'client/parts/problem'
import { openDraft } from 'client/parts/places'
import { Why } from 'client/parts/why'
import { useCommand } from 'client/platform/cloud/command'
import { useDraft } from 'client/platform/device/draft'
import type { Answer } from 'client/platform/cloud/line'
import { goTo, toTop } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { Button, LinkTap } from 'client/ui/form/button'
import { Card, Notice } from 'client/ui/card'
import { Field, WhenField } from 'client/ui/form/field'
import { Tabs } from 'client/ui/form/filter'
import { Text, View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { ready, Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { isRefusal } from 'shared/kernel/decision'
import { dayOf, sayDay, sayWeekday, yearOf } from 'shared/kernel/time'
import { decideCalendar } from 'shared/meeting/convene'
import { adoptCalendar, getCalendar } from 'shared/meeting/operations'
import { remarksOn } from './remarks'

/** The days of the council's regular meetings, as adopted. Whether a session is regular follows from them. */
export default function CalendarPage() {
  const now = useServerNow()
  const thisYear = yearOf(now)
  const [year, setYear] = useState(thisYear)
  return <OfYear key={year} year={year} years={[thisYear, thisYear + 1]} onYear={setYear} now={now} />
}

interface OfYearProps {
  year: number
  years: readonly number[]
  onYear: (year: number) => void
  now: number
}

const MOST_DAYS = 24

function OfYear({ year, years, onYear, now }: OfYearProps) {
  const me = useMe()
  const asked = useQuery(getCalendar, { year })
  const { draft, change, discard } = useDraft(`calendar:${year}`, { days: ['', '', ''], adoptedOn: dayOf(now), resolution: '', writing: false })
  const { run, busy } = useCommand(adoptCalendar, asked.refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  const convenes = me.is === 'ready' && (me.value.me?.capabilities.includes('convene') ?? false)
  const days = draft.days.filter((day) => day !== '')
  const adopted = { year, days, adoptedOn: draft.adoptedOn, resolution: draft.resolution.trim() }
  const decision = decideCalendar(undefined, adopted, now)
  const refusal = isRefusal(decision) ? decision : undefined
  const why = refusal?.message ?? (adopted.resolution === '' ? '请写明是哪次决议通过的' : undefined)
  const known = asked.is === 'ready' ? asked.value.calendar : null
  const writing = convenes && (draft.writing || (asked.is === 'ready' && known === null))

  async function adopt() {
    const heard = await run(adopted)
    setAnswer(heard)
    toTop()
    if (heard?.kind !== 'accepted') return
    change({ writing: false })
    discard()
  }

  if (answer?.kind === 'accepted') {
    return (
      <Screen title="理事长会会期" stage={ready(null)}>
        {() => (
          <Done
            says={`${year} 年会期已登记，共 ${days.length} 次。`}
            ways={[
              { says: '拟一场会议', onTap: () => openDraft() },
              { says: '再看会期', onTap: () => setAnswer(undefined) },
              { says: '回首页', onTap: () => goTo('home') },
            ]}
          />
        )}
      </Screen>
    )
  }

  return (
    <Screen
      title="理事长会会期"
      stage={withWayOut(asked)}
      action={() =>
        writing
          ? { says: '登记会期', onTap: () => void adopt(), busy, whyNot: why }
          : convenes
            ? { says: '登记新的会期', onTap: () => change({ writing: true, days: known ? [...known.days] : draft.days }) }
            : undefined
      }
    >
      {({ calendar }) => (
        <>
          <Problem answer={answer} />
          <Tabs label="年份" options={years.map((one) => ({ value: String(one), label: `${one} 年` }))} value={String(year)} onChoose={(one) => onYear(Number(one))} />
          <Card>
            <View className="soft">理事长会开在会期内的日子，是定期会议；其他日子是不定期会议，到会要求更高。</View>
            <Why clause="X2" />
          </Card>
          {calendar && (
            <List title="现行会期" hint={`${calendar.resolution}，${sayDay(calendar.adoptedOn)}通过`}>
              {calendar.days.map((day) => (
                <Cell key={day} title={sayWeekday(day)} />
              ))}
            </List>
          )}
          {calendar && !writing && <Remarks days={calendar.days} />}
          {!calendar && !writing && <Notice tone="warn" says={`${year} 年会期还没有登记，开理事长会时定期、不定期两种到会要求都要满足。`} />}
          {writing && (
            <>
              <List title={calendar ? '改为' : '会期'} hint="只登记理事长会已经通过的日期。">
                {draft.days.map((day, i) => (
                  <WhenField
                    key={i}
                    label={`第 ${i + 1} 次`}
                    kind="date"
                    value={day}
                    onChoose={(chosen) => change({ days: draft.days.map((other, j) => (i === j ? chosen : other)) })}
                    error={day !== '' && !day.startsWith(`${year}-`) ? `应在 ${year} 年内` : undefined}
                    hint={<LinkTap says="去掉" label={`去掉第 ${i + 1} 次`} onTap={() => change({ days: draft.days.filter((_, j) => j !== i) })} />}
                  />
                ))}
              </List>
              <Button
                says="加一次"
                whyNot={draft.days.length >= MOST_DAYS ? `一年最多登记 ${MOST_DAYS} 次` : undefined}
                onTap={() => change({ days: [...draft.days, ''] })}
              />
              <List title="通过">
                <WhenField
                  label="通过日期"
                  kind="date"
                  value={draft.adoptedOn}
                  onChoose={(adoptedOn) => change({ adoptedOn })}
                  error={refusal?.field === 'adoptedOn' ? refusal.message : undefined}
                />
                <Field label="决议" maxLength={80} value={draft.resolution} onInput={(resolution) => change({ resolution })} placeholder="如：第二届第三次理事长会决议" />
              </List>
              {days.length > 0 && <Remarks days={days} />}
              {calendar && <Button says="先不改" onTap={() => change({ writing: false })} />}
            </>
          )}
        </>
      )}
    </Screen>
  )
}

const Remarks = ({ days }: { days: readonly string[] }) => (
  <>
    {remarksOn(days).map(({ message, clause }) => (
      <Notice
        key={message}
        tone="warn"
        says={
          <>
            <Text>{message}</Text>
            <Why clause={clause} />
          </>
        }
      />
    ))}
  </>
)
