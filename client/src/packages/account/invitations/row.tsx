import { openLetters } from 'client/parts/desk/desk-places'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useServerNow } from 'client/platform/device/now'
import { Badge } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Picks } from 'client/ui/form/choices'
import { Field } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { Cell } from 'client/ui/list'
import { useState } from 'react'
import { type BoardRow, invite, unbind, withdrawInvitation } from 'shared/identity/operations'
import { type Instant, nearTime } from 'shared/kernel/time'

export interface RowProps {
  row: BoardRow
  isOpen: boolean
  onOpen: () => void
  refresh: () => Promise<unknown>
  onDone: (says: string) => void
}

/** One person: how he stands, and, opened, what can be done. */
export function Row({ row, isOpen, onOpen, refresh, onDone }: RowProps) {
  const now = useServerNow()
  return (
    <>
      <Cell
        title={row.name}
        note={[row.title, ...row.posts].filter(Boolean).join(' · ')}
        value={<Standing row={row} />}
        onTap={onOpen}
        label={`${isOpen ? '收起' : '展开'} ${row.name}`}
      />
      {isOpen && <Acts row={row} now={now} refresh={refresh} onDone={onDone} />}
    </>
  )
}

function Standing({ row: { bound, invitation, administers } }: { row: BoardRow }) {
  const isBound = bound.wx || bound.tcb
  return (
    <>
      {administers && <Badge tone="brand" says="管理" />}
      {isBound ? <Badge tone="ok" says="已绑定" /> : invitation.state === 'open' ? <Badge tone="warn" says="已发码" /> : <Badge says="未绑定" />}
    </>
  )
}

const BY = (bound: BoardRow['bound']): string => [bound.wx && '微信', bound.tcb && '桌面页'].filter(Boolean).join('、')

function story({ bound, joinedAt, invitation: { state, until } }: BoardRow, now: Instant): string {
  const joined = bound.wx || bound.tcb ? `已用${BY(bound)}绑定${joinedAt === null ? '' : `，最近一次 ${nearTime(joinedAt, now)}`}。` : '还没有绑定。'
  if (state === 'open') return `${joined}邀请码 ${nearTime(until!, now)} 前有效。`
  if (state === 'expired') return `${joined}上次的邀请码 ${nearTime(until!, now)} 过期了，没有用。`
  return state === 'withdrawn' ? `${joined}上次的邀请码已撤回。` : joined
}

const REASONS = ['换了手机或微信', '不再担任职务', '绑错了人']

function Acts({ row, now, refresh, onDone }: Omit<RowProps, 'isOpen' | 'onOpen'> & { now: Instant }) {
  const { personId, name, bound, invitation } = row
  const inviting = useCommand(invite, refresh)
  const withdrawing = useCommand(withdrawInvitation, refresh)
  const unbinding = useCommand(unbind, refresh)
  const [reason, setReason] = useState('')
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const isOpen = invitation.state === 'open'

  async function after(act: Promise<Answer<unknown> | undefined>, says: string) {
    const heard = await act
    setAnswer(heard)
    if (heard?.kind === 'accepted') onDone(says)
  }

  return (
    <View className="weui-cell">
      <View className="weui-cell__bd">
        <View className="soft">{story(row, now)}</View>
        <Problem answer={answer} before="没有办成。" />
        {isOpen && <Button says="看邀请信" onTap={() => openLetters(personId)} />}
        <Button
          says={isOpen ? '重发邀请码，原来的作废' : '发邀请码'}
          busy={inviting.busy}
          onTap={() => void after(inviting.run({ personIds: [personId] }), `${name} 的新邀请码已发，展开可看邀请信`)}
        />
        {isOpen && (
          <Button says="撤回邀请码" busy={withdrawing.busy} onTap={() => void after(withdrawing.run({ personId }), `${name} 的邀请码已撤回`)} />
        )}
        {(bound.wx || bound.tcb) && (
          <>
            <Field label="解除原因" value={reason} onInput={setReason} maxLength={100} placeholder="选一个或自己写" />
            <Picks label="常用原因" texts={REASONS} onPick={setReason} />
            <Button
              kind="danger"
              says="解除绑定"
              busy={unbinding.busy}
              whyNot={reason.trim() === '' ? '请先写明解除的原因' : undefined}
              onTap={() => void after(unbinding.run({ personId, reason }), `${name} 的绑定已解除。他在名册上的职务和会议记录都在`)}
            />
          </>
        )}
      </View>
    </View>
  )
}
