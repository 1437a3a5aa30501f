import { openBoard } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { QuorumRing } from 'client/parts/quorum'
import { confirm } from 'client/platform/ask'
import { useCommand } from 'client/platform/command'
import type { Answer } from 'client/platform/line'
import { toTop } from 'client/platform/navigate'
import type { Asked } from 'client/platform/query'
import { Button, type ButtonProps } from 'client/ui/button'
import { Card } from 'client/ui/card'
import { View } from 'client/ui/host'
import { Waiting } from 'client/ui/screen'
import { useState } from 'react'
import { useSurroundings } from 'client/ui/surroundings'
import type { BoardView } from 'shared/attendance/operations'
import { checkInOpensAt } from 'shared/attendance/rules'
import { qixian } from 'shared/charter/qixian'
import type { Instant } from 'shared/kernel/time'
import type { MeetingStatus } from 'shared/meeting/model'
import { callToOrder, closeMeeting, type MeetingPage } from 'shared/meeting/operations'

/** The reader takes the chair, and the door is open. */
export const inTheHall = ({ meeting, duties }: MeetingPage, now: Instant): boolean =>
  duties.presides && duties.watches && (meeting.status === 'inSession' || (meeting.status === 'published' && now >= checkInOpensAt(qixian, meeting)))

/** An attempt that fails for want of people is answered with the numbers and stays on record, so the button is open for it. */
const ON_RECORD = ['NO_QUORUM', 'PRESIDER_ABSENT']

/** What the chair declares: the meeting open, and in the end closed. */
export function useHall(meetingId: string, refresh: () => Promise<unknown>) {
  const { openClause } = useSurroundings()
  const order = useCommand(callToOrder, refresh)
  const close = useCommand(closeMeeting, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function declare(heard: Promise<Answer<unknown> | undefined>) {
    setAnswer(await heard)
    toTop()
  }

  async function callNow({ orderRefused, quorum }: BoardView) {
    const follows = `${quorum?.sentence ?? ''}宣布后，应到名单和到会情况就此定格，留作记录。`
    if (!orderRefused && !(await confirm({ title: '宣布开会', follows, yes: '宣布开会' }))) return
    await declare(order.run({ meetingId }))
  }

  async function closeNow() {
    const follows = '闭会后不能再签到或更正，到会情况就此定案。'
    if (await confirm({ title: '宣布闭会', follows, yes: '宣布闭会' })) await declare(close.run({ meetingId }))
  }

  function action(board: BoardView): Omit<ButtonProps, 'kind'> | undefined {
    const refused = board.status === 'published' ? board.orderRefused : board.closeRefused
    const why = {
      whyNot: refused && !ON_RECORD.includes(refused.code) ? refused.message : undefined,
      onWhy: refused?.clause === undefined ? undefined : () => openClause(refused.clause!),
    }
    if (board.status === 'published') return { says: '宣布开会', onTap: () => void callNow(board), busy: order.busy, ...why }
    if (board.status === 'inSession') return { says: '宣布闭会', onTap: () => void closeNow(), busy: close.busy, ...why }
    return undefined
  }

  return { action, answer }
}

/** The quorum as it stands in the room, for whoever takes the chair. */
export function Hall({ watched, answer, status }: { watched: Asked<BoardView>; answer: Answer<unknown> | undefined; status: MeetingStatus }) {
  if (watched.is !== 'ready') return <Waiting stage={watched} />
  const { quorum, counts, meetingId } = watched.value
  const failed = answer !== undefined && answer.kind !== 'accepted'
  return (
    <>
      <Problem answer={answer} />
      <Card title="会场">
        {quorum && <QuorumRing quorum={quorum} entitled={counts.entitled} />}
        {!failed && <View className="para">{quorum ? quorum.sentence : `现已到会 ${counts.here} 人。`}</View>}
        <View className="soft">{status === 'published' ? '由您主持。人数每十秒更新一次。' : '会议正在进行，由您主持。'}</View>
        <Button says="打开会务看板" onTap={() => openBoard(meetingId)} />
      </Card>
    </>
  )
}
