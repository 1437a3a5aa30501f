import type { Conduct } from 'client/parts/meeting/conduct'
import { logisticsTotals } from 'client/parts/meeting/logistics'
import { openMeeting } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { Forecast, QuorumRing } from 'client/parts/meeting/quorum'
import { StatusBadge } from 'client/parts/meeting/status'
import { Card, Notice } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import type { BoardView } from 'shared/attendance/operations'
import { nearTime, type Instant } from 'shared/kernel/time'
import { DoorCard, Failures } from './door'
import { Inquorate } from './inquorate'

interface HallProps {
  board: BoardView
  conduct: Conduct
  now: Instant
}

/** The state of the hall: the quorum now, the forecast before, and what was refused. */
export function Hall({ board, conduct, now }: HallProps) {
  const { title, status, startsAt, presiding, quorum, forecast, counts, orderRefused } = board
  const open = isOpen(board)
  return (
    <>
      {conduct.failed && <Problem answer={conduct.failed.answer} before={`${conduct.failed.what}没有成功：`} />}
      <Card title={title} aside={<StatusBadge status={status} />}>
        <View className="soft">
          {nearTime(startsAt, now)} 开会
          {presiding && ` · ${presiding.by === 'delegation' ? '受托主持' : '主持'}：${presiding.name}`}
        </View>
        {open && quorum && <QuorumRing quorum={quorum} entitled={counts.entitled} />}
        {open && !quorum && <Figures items={[{ name: '邀请', value: counts.entitled }, { name: '已到', value: counts.here, tone: 'ok' }]} />}
        {open && quorum?.stands && orderRefused?.code === 'PRESIDER_ABSENT' && <Notice tone="warn" says={orderRefused.message} />}
      </Card>
      {status === 'published' && forecast && !quorum?.stands && <Forecast forecast={forecast} unanswered={counts.unanswered} />}
    </>
  )
}

/** Beside it: the answers, what the chair may declare besides, and the way to the meeting. */
export function Rest({ board, conduct, now, refresh }: HallProps & { refresh: () => Promise<unknown> }) {
  const { status, quorum, counts, meetingId, inquorateRefused, rows } = board
  const provide = logisticsTotals(rows.map((row) => row.reply))
  return (
    <>
      {isOpen(board) && board.failures.length > 0 && <Failures failures={board.failures} />}
      {isOpen(board) && board.registers && <DoorCard board={board} refresh={refresh} />}
      {isOpen(board) && (
        <Card title="答复情况">
          <Figures
            items={[
              { name: '参加', value: counts.attend },
              { name: '请假', value: counts.leave - counts.observer },
              { name: '派人列席', value: counts.observer },
              { name: '未答复', value: counts.unanswered, tone: counts.unanswered > 0 ? 'warn' : 'plain' },
              { name: '已读通知', value: counts.read },
              { name: '列席已到', value: counts.observersHere },
            ]}
          />
        </Card>
      )}
      {isOpen(board) && provide.length > 0 && (
        <Card title="接待安排">
          <Figures items={provide} />
        </Card>
      )}
      {status === 'published' && quorum && <Inquorate refused={inquorateRefused} conduct={conduct} meetingId={meetingId} now={now} />}
      <List>
        <Cell title="会议页" note="议题、材料和会议经过" onTap={() => openMeeting(meetingId)} />
      </List>
    </>
  )
}

const isOpen = ({ status }: BoardView): boolean => status === 'published' || status === 'inSession'
