import { useCharter } from 'client/parts/law'
import { logisticsSays } from 'client/parts/meeting/logistics'
import { Problem } from 'client/parts/problem'
import { atOnce } from 'client/platform/cloud/at-once'
import { useCommand } from 'client/platform/cloud/command'
import { useDraft } from 'client/platform/device/draft'
import type { Answer } from 'client/platform/cloud/line'
import { dial } from 'client/platform/device/reach'
import { Button, LinkTap } from 'client/ui/form/button'
import { Picks } from 'client/ui/form/choices'
import { LongField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { isAway, methodName } from 'shared/attendance/model'
import { declineScan, noteSpecial } from 'shared/attendance/door-operations'
import { acknowledgeLeave, annul, type BoardRow, checkInFor, recordLeaving, reinstate } from 'shared/attendance/operations'
import { leaveRemark } from 'shared/attendance/rules'
import type { Charter } from 'shared/charter/charter'
import { clock } from 'shared/kernel/time'

interface PanelProps {
  row: BoardRow
  meetingId: string
  registers: boolean
  refresh: () => Promise<unknown>
  onDone: (says: string) => void
}

/** All that is known of one person at this meeting, and the rarer things that can be done. */
export function Panel({ row, meetingId, registers, refresh, onDone }: PanelProps) {
  const { name, personId, phone, posts, reply } = row
  const charter = useCharter()
  const someone = { meetingId, personId }
  const acknowledge = useCommand(acknowledgeLeave, refresh)
  const comesAfterAll = useCommand(checkInFor, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function act(what: string, answering: Promise<Answer<unknown> | undefined>) {
    const heard = await answering
    atOnce(() => {
      setAnswer(heard)
      if (heard?.kind === 'accepted') onDone(`${name} ${what}`)
    })
  }

  return (
    <View className="panel">
      <View className="soft">{posts.join('、')}</View>
      {phone && (
        <View>
          电话 {phone} <LinkTap says="拨打" label={`拨打 ${name} 的电话`} onTap={() => dial(phone)} />
        </View>
      )}
      {storyOf(charter, row).map((line) => (
        <View key={line} className="para">
          {line}
        </View>
      ))}
      <Problem answer={answer} />
      {registers && isAway(reply?.choice ?? null) && !reply?.acknowledged && (
        <Button says="知悉请假" busy={acknowledge.busy} onTap={() => void act('的请假已知悉', acknowledge.run(someone))} />
      )}
      {registers && reply?.choice === 'observer' && !row.checkIn && (
        <Button says="本人到场，签到" busy={comesAfterAll.busy} onTap={() => void act('已签到', comesAfterAll.run(someone))} />
      )}
      {registers && row.pending && <Decline row={row} meetingId={meetingId} refresh={refresh} onDone={onDone} onAnswer={setAnswer} />}
      {registers && row.checkIn && <Amend row={row} meetingId={meetingId} refresh={refresh} onDone={onDone} onAnswer={setAnswer} />}
    </View>
  )
}

interface Answering extends Omit<PanelProps, 'registers'> {
  onAnswer: (answer: Answer<unknown> | undefined) => void
}

/** The person is not in the room: the scan stays on record with the reason and counts for nothing. */
function Decline({ row: { name, personId }, meetingId, refresh, onDone, onAnswer }: Answering) {
  const { draft, change, discard } = useDraft(`decline:${meetingId}:${personId}`, { reason: '' })
  const { run, busy } = useCommand(declineScan, refresh)
  const reason = draft.reason.trim()

  async function decline() {
    const heard = await run({ meetingId, personId, reason })
    atOnce(() => {
      onAnswer(heard)
      if (heard?.kind !== 'accepted') return
      discard()
      onDone(`${name} 的扫码已驳回`)
    })
  }

  return (
    <>
      <List>
        <LongField label="驳回的原因" value={draft.reason} onInput={(text) => change({ reason: text })} maxLength={200} placeholder="本人会看到" />
        <Picks label="常用原因" texts={['本人不在会场', '在远程会场，按列席']} onPick={(text) => change({ reason: text })} />
      </List>
      <Button kind="danger" says="驳回扫码" busy={busy} whyNot={reason === '' ? '请先写明原因' : undefined} onTap={() => void decline()} />
    </>
  )
}

/** Leaving, annulling and reinstating: each with a reason that stays on the entry. */
function Amend({ row, meetingId, refresh, onDone, onAnswer }: Answering) {
  const { name, personId, here, checkIn } = row
  const someone = { meetingId, personId }
  const { draft, change, discard } = useDraft(`entry:${meetingId}:${personId}`, { reason: '' })
  const leaving = useCommand(recordLeaving, refresh)
  const annulling = useCommand(annul, refresh)
  const reinstating = useCommand(reinstate, refresh)
  const noting = useCommand(noteSpecial, refresh)
  const reason = draft.reason.trim()
  const unsaid = reason === '' ? '请先写明原因' : undefined

  async function act(what: string, answering: Promise<Answer<unknown> | undefined>) {
    const heard = await answering
    atOnce(() => {
      onAnswer(heard)
      if (heard?.kind !== 'accepted') return
      discard()
      onDone(`${name} ${what}`)
    })
  }

  const annulled = checkIn?.annulled != null
  return (
    <>
      <List>
        <LongField label="原因或说明" value={draft.reason} onInput={(text) => change({ reason: text })} maxLength={200} placeholder="离场可以不写；撤销和恢复签到须写" />
        <Picks label="常用说明" texts={annulled ? ['本人在会场', '撤销有误'] : ['有公务先行离开', '身体不适', '签错人', '本人未到场']} onPick={(text) => change({ reason: text })} />
      </List>
      {here && <Button says="记录离场" busy={leaving.busy} onTap={() => void act('已记离场', leaving.run({ ...someone, note: reason }))} />}
      {!annulled && (row.lateBy > 0 || !here) && (
        <Button says="记为特殊情况" busy={noting.busy} whyNot={unsaid} onTap={() => void act('的特殊情况已记下', noting.run({ ...someone, note: reason }))} />
      )}
      {annulled ? (
        <Button says="恢复签到" busy={reinstating.busy} whyNot={unsaid} onTap={() => void act('的签到已恢复', reinstating.run({ ...someone, reason }))} />
      ) : (
        <Button kind="danger" says="撤销签到" busy={annulling.busy} whyNot={unsaid} onTap={() => void act('的签到已撤销', annulling.run({ ...someone, reason }))} />
      )}
    </>
  )
}

/** What happened, line by line. */
function storyOf(charter: Charter, { reply, checkIn, pending, lateBy, read, explanation, substituteHere }: BoardRow): string[] {
  const lines = [read ? '通知已读' : '通知未读']
  if (reply) {
    const by = reply.onBehalf ? `（${reply.by.name} 代填）` : ''
    const needs = logisticsSays(reply.logistics)
    if (reply.choice === 'attend') lines.push(`答复参加${by}${needs && `：${needs}`}`)
    if (reply.choice === 'leave') lines.push(`请假${by}：${reply.reason}`)
    if (reply.choice === 'observer') lines.push(`派 ${reply.substitute?.name ?? ''} 列席${by}：${reply.reason}${substituteHere ? '。列席人已到' : ''}`)
    if (reply.ordinal !== undefined) lines.push(leaveRemark(charter, reply.ordinal))
    if (reply.acknowledged) lines.push(`${reply.acknowledged.by.name} 已知悉`)
    if (reply.exception) lines.push(`${reply.exception.by.name} 作例外：${reply.exception.reason}`)
  }
  if (pending) lines.push(`${clock(pending.scannedAt)} 扫码，${clock(pending.at)} 到达平台，签到号 ${pending.number}，还不算到会`)
  if (checkIn) {
    const paper = checkIn.method === 'paper' ? '，表上没有时间，不计迟到' : ''
    lines.push(`${clock(checkIn.arrivedAt)} ${methodName[checkIn.method]}${paper}${lateBy > 0 ? `，迟到 ${lateBy} 分钟` : ''}`)
    if (checkIn.special) lines.push(`特殊情况：${checkIn.special}`)
    for (const { leftAt, returnedAt, note } of checkIn.absences) {
      lines.push(`${clock(leftAt)} 离场${note && `（${note}）`}${returnedAt === undefined ? '' : `，${clock(returnedAt)} 返回`}`)
    }
    if (checkIn.annulled) lines.push(`${clock(checkIn.annulled.at)} ${checkIn.annulled.by.name} 撤销签到：${checkIn.annulled.reason}`)
  }
  if (explanation !== null) lines.push(`缺席说明：${explanation}`)
  return lines
}
