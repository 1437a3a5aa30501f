import { useDraft } from 'client/platform/device/draft'
import { confirm } from 'client/platform/device/ask'
import { Button } from 'client/ui/form/button'
import { Field, LongField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import type { Act, Result } from 'shared/demand/model'
import { actName, noteAsked } from 'shared/demand/thread'
import type { ThreadPage } from 'shared/demand/thread-operations'
import { flawInText } from 'shared/demand/wording'

export type StepAct = Exclude<Act, 'ask' | 'lapse'>

export interface StepSaid {
  act: StepAct
  note: string
  result?: Result
}

interface TurnProps {
  threadId: string
  acts: ThreadPage['acts']
  busy: boolean
  /** On somebody's behalf: then it has to be said how it was heard. */
  phone?: boolean
  onStep: (said: StepSaid) => Promise<boolean>
}

const isStep = (act: Act): act is StepAct => act !== 'ask' && act !== 'lapse'
const ENDS_IT: readonly Act[] = ['decline', 'withdraw', 'fail']
const MOST_AMOUNT = 12

/** What an end can do now, each with the word that goes with it. */
export function Turn({ threadId, acts, busy, phone = false, onStep }: TurnProps) {
  const { draft, change, discard } = useDraft(`step:${threadId}:${phone ? 'phone' : 'own'}`, { note: '', people: '', amount: '' })
  const note = draft.note.trim()
  const steps = acts.filter(isStep)

  async function take(act: StepAct) {
    if (ENDS_IT.includes(act) && !(await confirm({ title: actName[act], follows: '这次对接就此结束，经过会留下。以后可以重新提出。', yes: actName[act] }))) return
    const result = { people: Number(draft.people || 0), amount: Number(draft.amount || 0) }
    if (await onStep({ act, note, ...(act === 'finish' && { result }) })) discard()
  }

  function whyNot(act: StepAct): string | undefined {
    if (note === '' && (phone || noteAsked[act] === 'must')) return phone ? '写明电话里怎么说的' : '写一句说明，对方会看到'
    if (act === 'finish' && (draft.people === '' || draft.amount === '')) return '填好人数和金额，没有的填 0'
    return flawInText(note, 'note')?.message
  }

  return (
    <>
      <List {...(!phone && { title: '轮到您办' })} hint="说明经检查后对方才看到，不写电话。">
        <LongField label="说明" value={draft.note} onInput={(typed) => change({ note: typed })} maxLength={300} placeholder={phone ? '如：厂方张主任来电同意' : '对方会看到'} />
        {steps.includes('finish') && (
          <>
            <Field label="人数" kind="number" value={draft.people} onInput={(people) => change({ people })} maxLength={6} placeholder="没有填 0" />
            <Field label="金额（元）" kind="number" value={draft.amount} onInput={(amount) => change({ amount })} maxLength={MOST_AMOUNT} placeholder="没有填 0" />
          </>
        )}
      </List>
      {steps.map((act, n) => (
        <Button key={act} says={actName[act]} kind={n === 0 && !ENDS_IT.includes(act) && !phone ? 'main' : 'plain'} onTap={() => void take(act)} busy={busy} whyNot={whyNot(act)} />
      ))}
    </>
  )
}
