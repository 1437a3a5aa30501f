import { Why } from 'client/parts/why'
import { ChooseField, Field, WhenField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import type { Day } from 'shared/kernel/time'
import { isStatutory, MEETING_KINDS, type MeetingKind, meetingKindName } from 'shared/meeting/model'
import { type Form, usualReplyDay, usualTitle } from './form'

export interface StepProps {
  form: Form
  type: (part: Partial<Form>) => void
  /** What is wrong with a field of the plan, such as `startsAt` or `topics.0.title`. */
  errorOf: (field: string) => string | undefined
}

const KINDS = MEETING_KINDS.map((value: MeetingKind) => ({ value, label: meetingKindName[value] }))

/** What is held, and when. */
export function WhenStep({ form, type, errorOf, changes, today }: StepProps & { changes: boolean; today: Day }) {
  const { kind, day, lastDay } = form
  const statutory = isStatutory(kind)
  return (
    <>
      <List title="什么会议" hint={statutory ? undefined : <>没有法定人数要求，只有通知、签到和纪要。<Why clause="X47" /></>}>
        <ChooseField
          label="会议"
          options={KINDS}
          value={kind}
          onChoose={(chosen) => type({ kind: chosen })}
          disabled={changes}
          hint={changes ? '通知已发出，不能改成另一种会议' : undefined}
        />
        {statutory && <Field label="第几届" kind="number" maxLength={2} value={form.term} onInput={(term) => type({ term })} placeholder="可不填" error={errorOf('term')} />}
        {statutory && <Field label="第几次" kind="number" maxLength={3} value={form.number} onInput={(number) => type({ number })} placeholder="可不填" error={errorOf('number')} />}
        <Field label="名称" maxLength={60} value={form.title} onInput={(title) => type({ title })} placeholder={usualTitle(form)} error={errorOf('title')} />
      </List>
      <List title="什么时候">
        <WhenField label="日期" kind="date" value={day} onChoose={(chosen) => type({ day: chosen })} error={errorOf('startsAt')} />
        <WhenField label="开始" kind="time" value={form.from} onChoose={(from) => type({ from })} />
        <WhenField label="结束" kind="time" value={form.until} onChoose={(until) => type({ until })} error={errorOf('endsAt')} />
        {lastDay !== '' && <WhenField label="结束日期" kind="date" value={lastDay} onChoose={(chosen) => type({ lastDay: chosen === day ? '' : chosen })} />}
      </List>
      <List title="答复截止" hint="到截止时间还没有答复的，会列出来方便您催办。开会前都还可以答复。">
        <WhenField label="截止日期" kind="date" value={form.replyDay || usualReplyDay(day, today)} onChoose={(replyDay) => type({ replyDay })} error={errorOf('replyBy')} />
        <WhenField label="截止时间" kind="time" value={form.replyTime} onChoose={(replyTime) => type({ replyTime })} />
      </List>
      {kind === 'assembly' && (
        <List title="依据">
          <Field
            label="哪次决议"
            maxLength={200}
            value={form.basis}
            onInput={(basis) => type({ basis })}
            placeholder="定下时间、地点和议程的决议"
            error={errorOf('basis')}
          />
        </List>
      )}
    </>
  )
}
