import { useCharter } from 'client/parts/law'
import { Problem } from 'client/parts/problem'
import { VerdictCard } from 'client/parts/meeting/verdict'
import { call } from 'client/platform/cloud/call'
import { useDraft } from 'client/platform/device/draft'
import type { Answer } from 'client/platform/cloud/line'
import { toTop } from 'client/platform/navigate'
import { Button } from 'client/ui/form/button'
import { ChooseField, Field } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { ready, Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { evaluate, type Verdict } from 'shared/charter/evaluate'
import { evaluateVote } from 'shared/charter/operations'
import { label } from 'shared/charter/wording'
import { isRefusal } from 'shared/kernel/decision'
import { choices, EMPTY, questionOf, quorumSays, type Counts, type Form } from './form'

export default function Evaluate() {
  const { draft: form, change, discard } = useDraft<Form>('evaluate', EMPTY)
  const [heard, setHeard] = useState<{ to: Form; answer: Answer<Verdict> }>()
  const [busy, setBusy] = useState(false)
  const charter = useCharter()
  const asked = questionOf(charter, form)
  const preview = 'question' in asked ? evaluate(charter, asked.question) : undefined
  const refusal = preview && isRefusal(preview) ? preview : undefined
  // An answer belongs to the numbers it was asked for: it goes when they change, also while it is under way.
  const answer = heard?.to === form ? heard.answer : undefined
  const { bodies, sessions, matters, vices } = choices(charter, form)

  async function work() {
    if (!('question' in asked)) return
    setBusy(true)
    const answered = await call(evaluateVote, asked.question)
    setHeard({ to: form, answer: answered })
    setBusy(false)
    toTop()
  }

  const count = (field: keyof Counts, name: string, placeholder = '必填') => (
    <Field
      label={name}
      kind="number"
      maxLength={7}
      placeholder={placeholder}
      value={form[field]}
      onInput={(value) => change({ [field]: value })}
      error={refusal?.field === field ? refusal.message : undefined}
    />
  )

  return (
    <Screen
      title="表决试算"
      stage={ready(null)}
      action={{
        says: '核算表决结果',
        onTap: () => void work(),
        busy,
        whyNot: 'missing' in asked ? asked.missing : refusal?.message,
      }}
    >
      {() => (
        <>
          {answer?.kind === 'accepted' && <VerdictCard verdict={answer.value} />}
          <Problem answer={answer} />
          <List title="什么会议">
            <ChooseField label="会议" options={bodies} value={form.body} onChoose={(body) => change({ body })} />
            {sessions.length > 0 && <ChooseField label="会议性质" options={sessions} value={form.session} onChoose={(session) => change({ session })} />}
            {matters.length > 0 && <ChooseField label="事项" options={matters} value={form.matter} onChoose={(matter) => change({ matter })} />}
          </List>
          <List title="到会情况" hint={quorumSays(charter, form)}>
            {count('entitled', '应到人数')}
            {count('present', '表决时在场')}
            {count('attended', '参会总数', '有人中途离开时填')}
            {vices && count('viceEntitled', label(charter, 'viceEntitled'))}
            {vices && count('vicePresent', label(charter, 'vicePresent'))}
          </List>
          <List title="票数" hint="弃权和没有投票的人，也算在到会人数里。">
            {count('yes', '同意')}
            {count('no', '反对', '可不填')}
            {count('abstain', '弃权', '可不填')}
          </List>
          <Button
            says="清空重填"
            onTap={() => {
              change(EMPTY)
              discard()
            }}
          />
        </>
      )}
    </Screen>
  )
}
