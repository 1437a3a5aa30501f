import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { whisper } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { toTop } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Picks } from 'client/ui/form/choices'
import { LongField } from 'client/ui/form/field'
import { useState } from 'react'
import { approve, giveBack, type Item, keep, lend, restore, takeDown } from 'shared/review/operations'
import { RETURN_REASONS } from 'shared/review/rules'

/** What is decided with a reason, and what is said when it is done. */
const WITH_REASON = {
  return: { title: '退回的原因', verb: '退回给作者', done: '已退回', tells: '作者会看到' },
  takeDown: { title: '下架的原因', verb: '下架', done: '已下架', tells: '作者会看到' },
  keep: { title: '核实的结果', verb: '保留，举报已核实', done: '已记下', tells: '只留在处理记录里' },
  restore: { title: '恢复的原因', verb: '恢复公开', done: '已恢复', tells: '作者会看到' },
} as const
type Wanted = keyof typeof WITH_REASON

export interface Judgement {
  /** For which decision a reason is being written. */
  readonly wants: Wanted | undefined
  readonly want: (wanted: Wanted | undefined) => void
  readonly busy: boolean
  readonly answer: Answer<unknown> | undefined
  readonly approve: () => Promise<void>
  readonly lend: () => Promise<void>
  /** Answers whether it was done. */
  readonly decide: (wanted: Wanted, reason: string) => Promise<boolean>
}

/** The decisions about one edition; after each the page asks anew how it stands. */
export function useJudging(checkId: string, refresh: () => Promise<unknown>): Judgement {
  const [wants, want] = useState<Wanted>()
  const [heard, setHeard] = useState<{ checkId: string; answer: Answer<unknown> }>()
  const approving = useCommand(approve, refresh)
  const lending = useCommand(lend, refresh)
  const commands = { return: useCommand(giveBack, refresh), takeDown: useCommand(takeDown, refresh), keep: useCommand(keep, refresh), restore: useCommand(restore, refresh) }

  async function done(answer: Answer<unknown> | undefined, says: string): Promise<boolean> {
    if (!answer) return false
    setHeard({ checkId, answer })
    toTop()
    if (answer.kind !== 'accepted') return false
    want(undefined)
    whisper(says)
    return true
  }

  return {
    wants,
    want,
    busy: approving.busy || lending.busy || Object.values(commands).some(({ busy }) => busy),
    answer: heard?.checkId === checkId ? heard.answer : undefined,
    approve: async () => void (await done(await approving.run({ checkId }), '已通过')),
    lend: async () => void (await done(await lending.run({ checkId }), '已送检')),
    decide: async (wanted, reason) => done(await commands[wanted].run({ checkId, reason }), WITH_REASON[wanted].done),
  }
}

/** The other ways besides approving, and the reason that they want. */
export function Judging({ of: one, by: judging }: { of: Item; by: Judgement }) {
  const current = one.newest === one.edition && one.over === null
  const ways: Wanted[] = [
    ...(current && (one.state === 'waiting' || one.state === 'checking') ? (['return'] as const) : []),
    ...(one.objections > 0 ? (['keep'] as const) : []),
    ...(one.shown ? (['takeDown'] as const) : []),
    ...(one.restorable ? (['restore'] as const) : []),
  ]
  const { wants } = judging
  return (
    <>
      <Problem answer={judging.answer} />
      {wants !== undefined && ways.includes(wants) ? (
        <Reason key={wants} checkId={one.checkId} wants={wants} judging={judging} />
      ) : (
        ways.map((way) => <Button key={way} kind={way === 'takeDown' ? 'danger' : 'plain'} says={SHORT[way]} onTap={() => judging.want(way)} />)
      )}
      {one.state === 'checking' && one.stuck !== null && current && <Button says="用我的微信送检" onTap={() => void judging.lend()} busy={judging.busy} />}
    </>
  )
}

const SHORT: Record<Wanted, string> = { return: '退回', takeDown: '下架', keep: '核实过，保留', restore: '恢复公开' }

function Reason({ checkId, wants, judging }: { checkId: string; wants: Wanted; judging: Judgement }) {
  const { draft, change, discard } = useDraft(`review:${wants}:${checkId}`, { reason: '' })
  const { title, verb, tells } = WITH_REASON[wants]
  const reason = draft.reason.trim()
  const pick = (text: string) => change({ reason: reason === '' ? text : `${reason}；${text}` })

  return (
    <Card title={title}>
      {(wants === 'return' || wants === 'takeDown') && <Picks label="常用的原因" texts={RETURN_REASONS} onPick={pick} />}
      <LongField label={title} value={draft.reason} onInput={(typed) => change({ reason: typed })} maxLength={300} placeholder={tells} />
      <Button
        kind={wants === 'takeDown' ? 'danger' : 'main'}
        says={verb}
        busy={judging.busy}
        whyNot={reason === '' ? '写明原因后才能点' : undefined}
        onTap={() => void judging.decide(wants, reason).then((done) => done && discard())}
      />
      <Button says="先不办" onTap={() => judging.want(undefined)} />
    </Card>
  )
}
