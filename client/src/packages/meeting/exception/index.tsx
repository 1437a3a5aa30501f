import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { useCharter } from 'client/parts/law'
import { backToMeeting } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { Why } from 'client/parts/why'
import { useCommand } from 'client/platform/cloud/command'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import type { Answer } from 'client/platform/cloud/line'
import { goTo, toTop, useQueryText } from 'client/platform/navigate'
import { useQuery } from 'client/platform/cloud/query'
import { Card } from 'client/ui/card'
import { Choices } from 'client/ui/form/choices'
import { LongField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import { useState } from 'react'
import { isAway } from 'shared/attendance/model'
import { board, exceptLeave, type BoardRow, type BoardView } from 'shared/attendance/operations'
import type { Charter } from 'shared/charter/charter'
import { leaveExcuses, leavesPerYear } from 'shared/charter/sittings'
import { nearTime } from 'shared/kernel/time'

/** The chair may excuse a leave beyond the year's number. */
export default function Exception() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(board, { meetingId })
  if (asked.is === 'ready') return <Form view={asked.value} refresh={asked.refresh} />
  return (
    <Screen title="请假例外" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

const isBeyond = (charter: Charter, { reply }: BoardRow): boolean => reply !== null && isAway(reply.choice) && !leaveExcuses(charter, reply)

function Form({ view, refresh }: { view: BoardView; refresh: () => Promise<unknown> }) {
  const charter = useCharter()
  const now = useServerNow()
  const { meetingId, title, startsAt, rows } = view
  const asked = useQueryText('personId')
  const { draft, change, discard } = useDraft(`exception:${meetingId}:${asked}`, { personId: asked, reason: '' })
  const { run, busy } = useCommand(exceptLeave, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const clause = charter.parameters.leaveQuota?.clause
  const way = { says: '返回会议页', onTap: () => backToMeeting(meetingId) }
  const beyond = rows.filter((row) => isBeyond(charter, row)).slice(0, 50)
  const chosen = beyond.find((row) => row.personId === draft.personId) ?? (beyond.length === 1 ? beyond[0] : undefined)
  const reason = draft.reason.trim()

  async function send() {
    if (!chosen) return
    const heard = await run({ meetingId, personId: chosen.personId, reason })
    setAnswer(heard)
    toTop()
    if (heard?.kind !== 'accepted') return
    discard()
  }

  const done = answer?.kind === 'accepted'
  const stage: Stage<null> = !done && beyond.length === 0 ? { is: 'empty', says: '本次会议没有超次的请假，不需要作例外。', way } : ready(null)
  const whyNot = !chosen ? '请先选一位' : reason === '' ? '请写明同意作例外的理由' : undefined
  return (
    <Screen title="请假例外" stage={stage} action={done ? way : { says: '同意作为例外', onTap: () => void send(), busy, whyNot }}>
      {() =>
        done ? (
          <Done says="已同意作为例外，这次请假按请假记。" ways={[{ says: '回首页', onTap: () => goTo('home') }]} />
        ) : (
          <>
            <Problem answer={answer} before="没有办成。" />
            <Card title={title}>
              <View>{nearTime(startsAt, now)}</View>
              <View className="para">
                每人每年最多请假 {leavesPerYear(charter)} 次，超出的记为“缺席（已说明）”。您可以对个别情况作例外，按请假记；不作例外则不用办理。
              </View>
              {clause && <Why clause={clause} />}
            </Card>
            <Choices label="哪一位" options={beyond.map(optionOf)} value={chosen?.personId} onChoose={(personId) => change({ personId })} />
            <List title="理由">
              <LongField label="写明理由" maxLength={200} value={draft.reason} onInput={(text) => change({ reason: text })} placeholder="会留在请假记录里" />
            </List>
          </>
        )
      }
    </Screen>
  )
}

const optionOf = ({ personId, name, unitName, reply }: BoardRow) => ({
  value: personId,
  label: `${name}｜今年第 ${reply?.ordinal ?? 0} 次`,
  note: `${unitName}。原因：${reply?.reason ?? ''}`,
})
