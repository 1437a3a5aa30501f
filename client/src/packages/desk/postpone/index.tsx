import { useArrived } from 'client/parts/desk/arrived'
import { Done } from 'client/parts/done'
import { forConveners } from 'client/parts/desk/duty'
import { openBoard, openMeeting } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { confirm } from 'client/platform/device/ask'
import { useCommand } from 'client/platform/cloud/command'
import { useDraft } from 'client/platform/device/draft'
import type { Answer } from 'client/platform/cloud/line'
import { goTo, toTop, useQueryText } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { Card } from 'client/ui/card'
import { LongField, WhenField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { ready, Screen } from 'client/ui/frame/screen'
import { useSurroundings } from 'client/ui/frame/surroundings'
import { useState } from 'react'
import { isRefusal } from 'shared/kernel/decision'
import { chinaTime, nearTime, wallTime } from 'shared/kernel/time'
import type { Meeting } from 'shared/meeting/model'
import { getMeeting, type MeetingView, postponeMeeting } from 'shared/meeting/operations'
import { decideMove, decidePostpone } from 'shared/meeting/rules'

/** The same meeting at a later time. */
export default function Postpone() {
  const meetingId = useQueryText('meetingId')
  const stage = forConveners(useQuery(getMeeting, { meetingId }))
  if (stage.is === 'ready') return <Form meeting={stage.value.meeting} />
  return (
    <Screen title="会议延期" stage={stage}>
      {() => null}
    </Screen>
  )
}

const instantOf = (day: string, time: string): number => (day && time ? chinaTime(`${day}T${time}`) : Number.NaN)
const nobody = { personId: '', name: '' }

function Form({ meeting }: { meeting: MeetingView }) {
  const { openClause } = useSurroundings()
  const now = useServerNow()
  const { draft, change, discard } = useDraft(`postpone:${meeting._id}`, {
    day: '',
    from: wallTime(meeting.startsAt).slice(11),
    until: wallTime(meeting.endsAt).slice(11),
    replyDay: '',
    replyTime: wallTime(meeting.replyBy).slice(11),
    reason: '',
  })
  const { run, busy } = useCommand(postponeMeeting)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const [done, setDone] = useState<number>()

  const { day, from, until, replyDay, replyTime } = draft
  const reason = draft.reason.trim()
  const times = { startsAt: instantOf(day, from), endsAt: instantOf(day, until), replyBy: instantOf(replyDay || day, replyDay ? replyTime : from) }
  const arrived = useArrived(meeting._id)
  const decisions = day === '' ? [] : [
    decidePostpone(meeting as unknown as Meeting, times, meeting.session, reason, nobody, now),
    decideMove(meeting, times.startsAt, arrived, 'startsAt'),
  ]
  const refusal = decisions.find(isRefusal)
  const errorOf = (field: string) => (refusal?.field === field ? refusal.message : undefined)
  const clause = refusal?.clause

  async function postpone() {
    const follows = `改到 ${nearTime(times.startsAt, now)}。参会人员会收到延期通知，已有的答复仍然有效。`
    if (!(await confirm({ title: '会议延期', follows, yes: '延期通知' }))) return
    const heard = await run({ meetingId: meeting._id, ...times, reason })
    setAnswer(heard)
    toTop()
    if (heard?.kind !== 'accepted') return
    discard()
    setDone(times.startsAt)
  }

  if (done !== undefined) {
    return (
      <Screen title="会议延期" stage={ready(done)}>
        {(at) => (
          <Done
            says={`“${meeting.title}”已延期到 ${nearTime(at, now)}，通知已发出。`}
            ways={[
              { says: '看答复和签到', onTap: () => openBoard(meeting._id) },
              { says: '打开会议页', onTap: () => openMeeting(meeting._id) },
              { says: '回首页', onTap: () => goTo('home') },
            ]}
          />
        )}
      </Screen>
    )
  }

  return (
    <Screen
      title="会议延期"
      stage={ready(null)}
      action={{
        says: '延期并通知',
        onTap: () => void postpone(),
        busy,
        whyNot: day === '' ? '请先选新的日期' : (refusal?.message ?? (reason === '' ? '请写明延期原因' : undefined)),
        onWhy: clause ? () => openClause(clause) : undefined,
      }}
    >
      {() => (
        <>
          <Problem answer={answer} />
          <Card title={meeting.title}>
            <View>原定 {nearTime(meeting.startsAt, now)}</View>
            <View className="soft">{meeting.place}</View>
          </Card>
          <List title="改到什么时候">
            <WhenField label="日期" kind="date" value={day} onChoose={(chosen) => change({ day: chosen })} error={errorOf('startsAt')} />
            <WhenField label="开始" kind="time" value={from} onChoose={(chosen) => change({ from: chosen })} />
            <WhenField label="结束" kind="time" value={until} onChoose={(chosen) => change({ until: chosen })} error={errorOf('endsAt')} />
          </List>
          <List title="答复截止" hint="不选日期，就到开会时为止。">
            <WhenField label="截止日期" kind="date" value={replyDay} onChoose={(chosen) => change({ replyDay: chosen })} error={errorOf('replyBy')} />
            {replyDay !== '' && <WhenField label="时间" kind="time" value={replyTime} onChoose={(chosen) => change({ replyTime: chosen })} />}
          </List>
          <List>
            <LongField label="延期原因" maxLength={200} value={draft.reason} onInput={(text) => change({ reason: text })} placeholder="会写进延期通知" />
          </List>
        </>
      )}
    </Screen>
  )
}
