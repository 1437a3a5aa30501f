import { Problem } from 'client/parts/problem'
import { atOnce } from 'client/platform/cloud/at-once'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { Badge } from 'client/ui/card'
import { Tap, View } from 'client/ui/host/host'
import { useState } from 'react'
import { confirmScan } from 'shared/attendance/door-operations'
import { type BoardRow, checkInFor, recordReturn, seatObserver } from 'shared/attendance/operations'
import type { Refusal } from 'shared/kernel/decision'
import { clock } from 'shared/kernel/time'
import { Panel } from './panel'
import { standingOf } from './standing'

interface PersonProps {
  row: BoardRow
  meetingId: string
  /** The reader may change what stands here. */
  registers: boolean
  closed: Refusal | undefined
  open: boolean
  onOpen: () => void
  refresh: () => Promise<unknown>
  /** With a sentence on what was done. */
  onDone: (says: string) => void
}

/** One name with the one thing that is likely next; the rest opens below it. Each row has its own command, so that quick hands lose no tap. */
export function Person({ row, meetingId, registers, closed, open, onOpen, refresh, onDone }: PersonProps) {
  const { says, tone, detail } = standingOf(row)
  const checkIn = useCommand(checkInFor, refresh)
  const comeBack = useCommand(recordReturn, refresh)
  const seat = useCommand(seatObserver, refresh)
  const confirming = useCommand(confirmScan, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const someone = { meetingId, personId: row.personId }

  async function act<O>(what: string, answering: Promise<Answer<O> | undefined>) {
    const heard = await answering
    if (!heard) return
    atOnce(() => {
      setAnswer(heard)
      if (heard.kind === 'accepted') onDone(`${row.name} ${clock(heard.at)} ${what}`)
    })
  }

  const next = nextOf(row)
  const steps = {
    checkIn: { verb: '签到', busy: checkIn.busy, run: () => act('已签到', checkIn.run(someone)) },
    return: { verb: '返回', busy: comeBack.busy, run: () => act('已返回会场', comeBack.run(someone)) },
    confirm: { verb: '确认在场', busy: confirming.busy, run: () => act('的扫码已确认', confirming.run(someone)) },
    seat: { verb: '列席到场', busy: seat.busy, run: () => act(`派的列席人 ${row.reply?.substitute?.name ?? ''} 已到场`, seat.run(someone)) },
  }
  const step = next && steps[next]

  return (
    <View className={`roll__row${open ? ' is-open' : ''}`} role="listitem">
      <View className="roll__line">
        <Tap className="roll__who" onTap={onOpen} label={`${row.name}，${row.unitName}，${says}，${detail}，${open ? '收起' : '展开'}`}>
          <View className="roll__name">{row.name}</View>
          <View className="roll__unit">{row.unitName}</View>
        </Tap>
        <View className="roll__posts">{row.posts.join('、')}</View>
        <View className="roll__state">
          <Badge tone={tone} says={says} />
          <View className="roll__detail">{detail}</View>
        </View>
        {registers && step && !closed ? (
          <Tap className="roll__act" disabled={step.busy} onTap={() => void step.run()} label={`${row.name} ${step.verb}`}>
            {step.busy ? '…' : step.verb}
          </Tap>
        ) : (
          <Tap className="roll__more" onTap={onOpen} label={`${open ? '收起' : '展开'} ${row.name}`}>
            {open ? '收起' : '更多'}
          </Tap>
        )}
      </View>
      <Problem answer={answer} />
      {open && <Panel row={row} meetingId={meetingId} registers={registers} refresh={refresh} onDone={onDone} />}
    </View>
  )
}

/** What the desk most likely does next with somebody. Who asked leave and came after all is checked in like anybody. */
function nextOf({ checkIn, here, pending, reply, substituteHere }: BoardRow): 'checkIn' | 'return' | 'confirm' | 'seat' | undefined {
  if (checkIn?.annulled || here) return undefined
  if (checkIn) return 'return'
  if (pending) return 'confirm'
  if (reply?.choice === 'observer') return substituteHere ? undefined : 'seat'
  return 'checkIn'
}
