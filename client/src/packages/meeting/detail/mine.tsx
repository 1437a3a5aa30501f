import { hasArrived, replyFact, StandingBadge } from 'client/parts/meeting/answer'
import { logisticsSays } from 'client/parts/meeting/logistics'
import { useCharter } from 'client/parts/law'
import { openReceipt, scanNow } from 'client/parts/door/places'
import { openReply } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { confirm, whisper } from 'client/platform/device/ask'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { Button } from 'client/ui/form/button'
import { Card, Notice } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { useSurroundings } from 'client/ui/frame/surroundings'
import { useState } from 'react'
import type { ReplyView } from 'shared/attendance/model'
import { isAway } from 'shared/attendance/model'
import { withdrawReply } from 'shared/attendance/operations'
import { decideWithdraw } from 'shared/attendance/rules'
import { leaveExcuses } from 'shared/charter/sittings'
import { isRefusal } from 'shared/kernel/decision'
import { fullTime, type Instant, nearTime } from 'shared/kernel/time'
import { presenceName } from 'shared/meeting/model'
import type { MeetingView, Mine as Own } from 'shared/meeting/operations'
import { Stated } from './head'

interface MineProps {
  meeting: MeetingView
  mine: Own
  now: Instant
  refresh: () => Promise<unknown>
}

/** The reader's own part: the answer with change and withdrawal, the arrival, the explanation. */
export function Mine({ meeting, mine, now, refresh }: MineProps) {
  const { seat, reply, checkIn, pending, explanation, presence } = mine
  if (meeting.status === 'draft') return null
  if (seat === 'none') return meeting.status === 'published' ? <Notice says="您不在本次会议的参会名单中，不需要答复。" /> : null
  const there = hasArrived(checkIn)
  return (
    <Card title="我的答复" aside={<StandingBadge reply={reply} checkIn={checkIn} pending={pending} />}>
      {seat === 'observer' && <View className="para">您受邀列席，不计入法定人数，也不参加表决。</View>}
      {checkIn?.annulled && <Notice tone="warn" says={`签到已撤销：${checkIn.annulled.reason}。如有疑问，请联系会务联系人。`} />}
      {!there && canEnter(meeting, mine, now) && <Button says="扫码签到" onTap={scanNow} />}
      {(there || pending) && <Button says="签到回执" onTap={() => openReceipt(meeting._id)} />}
      {presence && <View className="para strong">本次会议记为：{presenceName[presence]}</View>}
      {reply ? <Given reply={reply} now={now} /> : !there && <Missing meeting={meeting} now={now} />}
      {explanation !== null && <View className="para">缺席说明：{explanation}</View>}
      {reply && <Undo meeting={meeting} reply={reply} now={now} refresh={refresh} />}
    </Card>
  )
}

/** The door is open to the reader, and nothing of his is stored that another scan could not change. */
const canEnter = ({ status }: MeetingView, { checkIn, doorAt }: Own, now: Instant): boolean =>
  !checkIn && now >= doorAt && (status === 'published' || status === 'inSession')

const Missing = ({ meeting, now }: { meeting: MeetingView; now: Instant }) =>
  meeting.status !== 'published' ? (
    <View className="para soft">没有收到您的答复。</View>
  ) : (
    <View className="para">
      请在 {nearTime(meeting.replyBy, now)} 前答复{now > meeting.replyBy && now < meeting.startsAt ? '；已过截止时间，开会前仍可答复' : ''}。
    </View>
  )

function Given({ reply, now }: { reply: ReplyView; now: Instant }) {
  const charter = useCharter()
  const { choice, reason, substitute, ordinal, by, onBehalf, at, acknowledged, exception, logistics } = reply
  return (
    <>
      {onBehalf && <Notice tone="warn" says={`由 ${by.name} 代填。不对的话，您可以修改或撤回。`} />}
      {substitute && (
        <View className="para">
          列席人：{substitute.name}（{substitute.title}），不计到会、不参加表决。
        </View>
      )}
      {isAway(choice) && <View className="para">原因：{reason}</View>}
      {ordinal !== undefined && (
        <Stated says={`今年第 ${ordinal} 次请假${leaveExcuses(charter, reply) ? '。' : '，超出次数，将记为“缺席（已说明）”。'}`} clause={charter.parameters.leaveQuota?.clause} />
      )}
      {exception && <View className="para">{exception.by.name} 已同意作为例外：{exception.reason}</View>}
      {isAway(choice) && <View className="soft">{acknowledged ? `秘书处 ${nearTime(acknowledged.at, now)} 已知悉` : '已登记，等秘书处知悉'}</View>}
      {choice === 'attend' && logisticsSays(logistics) !== '' && <View className="para">{logisticsSays(logistics)}</View>}
      <View className="soft">{fullTime(at)} 答复</View>
    </>
  )
}

/** Changes and takes back, until the meeting starts. */
function Undo({ meeting, reply, now, refresh }: { meeting: MeetingView; reply: ReplyView; now: Instant; refresh: () => Promise<unknown> }) {
  const { openClause } = useSurroundings()
  const { run, busy } = useCommand(withdrawReply, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const decision = decideWithdraw({ meeting, previous: replyFact(meeting._id, reply.by.personId, reply), by: reply.by }, now)
  const refusal = isRefusal(decision) ? decision : undefined
  if (refusal && meeting.status !== 'published') return null

  async function withdraw() {
    if (!(await confirm({ title: '撤回答复', follows: '撤回后按未答复算，开会前可以重新答复。', yes: '撤回' }))) return
    const heard = await run({ meetingId: meeting._id })
    setAnswer(heard)
    if (heard?.kind === 'accepted') whisper('已撤回')
  }

  const why = { whyNot: refusal?.message, onWhy: refusal?.clause === undefined ? undefined : () => openClause(refusal.clause!) }
  return (
    <>
      <Problem answer={answer} />
      {refusal ? (
        <Button says="修改或撤回" onTap={() => {}} {...why} />
      ) : (
        <>
          <Button says="修改答复" onTap={() => openReply(meeting._id)} />
          <Button says="撤回答复" onTap={() => void withdraw()} busy={busy} />
        </>
      )}
    </>
  )
}
