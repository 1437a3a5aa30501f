import { useCharter } from 'client/parts/law'
import { Why } from 'client/parts/why'
import { WhenWhere } from 'client/parts/meeting/when-where'
import { Card, Notice } from 'client/ui/card'
import { Choices, Picks } from 'client/ui/form/choices'
import { ChooseField, Field, LongField, ToggleField } from 'client/ui/form/field'
import { Text, View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { type Choice, choiceName, CHOICES, isAway } from 'shared/attendance/model'
import type { ReplyForm } from 'shared/attendance/operations'
import { type Instant, nearTime } from 'shared/kernel/time'
import { isStatutory } from 'shared/meeting/model'
import type { ReplyDraft } from './draft'
import { choiceRefused, remarks } from './preview'

interface AnsweringProps {
  form: ReplyForm
  draft: ReplyDraft
  change: (part: Partial<ReplyDraft>) => void
  now: Instant
}

/** The three ways, and what each of them asks for. */
export function Answering({ form, draft, change, now }: AnsweringProps) {
  const { choice } = draft
  const charter = useCharter()
  return (
    <>
      <Card title={form.title}>
        <WhenWhere meeting={form} now={now} />
        <View className="soft">答复截止 {nearTime(form.replyBy, now)}；开会前可以改</View>
      </Card>
      <Choices
        label="能否参加"
        options={CHOICES.map((value) => ({ value, label: choiceName[value], note: note(form, value), whyNot: choiceRefused(form, value, now)?.message }))}
        value={choice}
        onChoose={(value) => change({ choice: value })}
      />
      {isAway(choice ?? null) &&
        remarks(form, charter, now).map(({ says, clause }) => (
          <Notice
            key={says}
            tone="warn"
            says={
              <>
                <Text>{says}</Text>
                {clause && <Why clause={clause} />}
              </>
            }
          />
        ))}
      {choice === 'observer' && (
        <List title="派谁列席" hint="列席人可以旁听，不计入到会人数，也不参加表决。">
          <Field label="姓名" value={draft.name} maxLength={20} onInput={(name) => change({ name })} placeholder="必填" />
          <Field label="职务" value={draft.title} maxLength={40} onInput={(title) => change({ title })} placeholder="必填，如 副校长" />
        </List>
      )}
      {isAway(choice ?? null) && (
        <List title="原因">
          <Picks label="常用原因" texts={REASONS} onPick={(reason) => change({ reason })} />
          <LongField label="写明原因" value={draft.reason} maxLength={300} onInput={(reason) => change({ reason })} placeholder="可点上面的常用原因，再补充一句" />
        </List>
      )}
      {choice === 'attend' && <Logistics form={form} draft={draft} change={change} />}
    </>
  )
}

const REASONS = ['因公出差', '参加上级会议', '本单位有重要工作', '身体不适']

const note = ({ kind }: ReplyForm, choice: Choice): string =>
  ({
    attend: '本人按时到会',
    leave: isStatutory(kind) ? '不能到会；应到人数不变' : '不能到会',
    observer: '本人不能到会，请人旁听；同时记一次请假',
  })[choice]

const LODGING = [
  { value: 'none', label: '不住' },
  { value: 'single', label: '单间' },
  { value: 'shared', label: '合住' },
] as const

/** What the secretariat has switched on for this meeting. */
function Logistics({ form: { logistics }, draft, change }: Pick<AnsweringProps, 'form' | 'draft' | 'change'>) {
  if (!Object.values(logistics).some(Boolean)) return null
  return (
    <List title="食宿与车辆" hint="可不填，供秘书处安排。">
      {logistics.companions && <Field label="随行人数" kind="number" maxLength={3} value={draft.companions} onInput={(companions) => change({ companions })} placeholder="没有可不填" />}
      {logistics.lodging && <ChooseField label="住宿" options={LODGING} value={draft.lodging} onChoose={(lodging) => change({ lodging })} />}
      {logistics.meals && <ToggleField label="用餐" on={draft.meals} onToggle={(meals) => change({ meals })} />}
      {logistics.plate && <Field label="车牌" maxLength={12} value={draft.plate} onInput={(plate) => change({ plate })} placeholder="开车来的填写" />}
    </List>
  )
}
