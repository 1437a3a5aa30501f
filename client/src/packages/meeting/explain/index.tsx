import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { backToMeeting } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { WhenWhere } from 'client/parts/meeting/when-where'
import { useCommand } from 'client/platform/cloud/command'
import { useDraft } from 'client/platform/device/draft'
import type { Answer } from 'client/platform/cloud/line'
import { goTo, toTop, useQueryText } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { Card } from 'client/ui/card'
import { LongField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import { useState } from 'react'
import { explain } from 'shared/attendance/operations'
import { decideExplain } from 'shared/attendance/rules'
import { isRefusal } from 'shared/kernel/decision'
import { getMeeting, type MeetingPage } from 'shared/meeting/operations'

/** Said after the start: it explains an absence and is no leave. */
export default function Explain() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(getMeeting, { meetingId })
  if (asked.is === 'ready') return <Form page={asked.value} />
  return (
    <Screen title="缺席说明" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function Form({ page: { meeting, mine } }: { page: MeetingPage }) {
  const now = useServerNow()
  const meetingId = meeting._id
  const { draft, change, discard } = useDraft(`explain:${meetingId}`, { reason: '' })
  const { run, busy } = useCommand(explain)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const way = { says: '返回会议页', onTap: () => backToMeeting(meetingId) }
  const decision = decideExplain(meeting, mine.seat, mine.checkIn ?? undefined, now)
  const reason = draft.reason.trim()

  async function send() {
    const heard = await run({ meetingId, reason })
    setAnswer(heard)
    toTop()
    if (heard?.kind === 'accepted') discard()
  }

  const done = answer?.kind === 'accepted'
  const stage: Stage<null> =
    !done && isRefusal(decision)
      ? { is: 'refused', message: decision.message, clause: decision.clause, way }
      : !done && mine.explanation !== null
        ? { is: 'empty', says: `已经说明过了：${mine.explanation}`, way }
        : ready(null)
  return (
    <Screen
      title="缺席说明"
      stage={stage}
      action={done ? way : { says: '提交说明', onTap: () => void send(), busy, whyNot: reason === '' ? '请写明没有到会的原因' : undefined }}
    >
      {() =>
        done ? (
          <Done says="缺席说明已提交，秘书处会看到。" ways={[{ says: '回首页', onTap: () => goTo('home') }]} />
        ) : (
          <>
            <Problem answer={answer} before="没有提交成功。" />
            <Card title={meeting.title}>
              <WhenWhere meeting={meeting} now={now} />
            </Card>
            <List title="没有到会的原因" hint="开会后的说明不算请假，到会情况记为“缺席（已说明）”，不占请假次数。">
              <LongField label="写明原因" maxLength={300} value={draft.reason} onInput={(text) => change({ reason: text })} placeholder="例如：途中车辆故障，未能赶到" />
            </List>
          </>
        )
      }
    </Screen>
  )
}
