import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { ChooseField, Field } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { useState } from 'react'
import type { PastRoll } from 'shared/meeting/past-operations'
import { type PastDraft, type There, thereOf } from './draft'

const WAYS: readonly { value: There; label: string }[] = [
  { value: 'present', label: '到会' },
  { value: 'excused', label: '请假' },
  { value: 'absent', label: '缺席' },
]
const STEP = 40

interface AttendanceProps {
  roll: PastRoll['persons']
  draft: PastDraft
  change: (part: Partial<PastDraft>) => void
  correcting: boolean
  /** What is wrong with the chair. */
  error: string | undefined
}

/** Each who sat in the body on that day, and who took the chair. */
export function Attendance({ roll, draft, change, correcting, error }: AttendanceProps) {
  const [shown, setShown] = useState(STEP)
  const marked = roll.map((person) => ({ ...person, there: thereOf(draft, person.personId, correcting) }))
  const present = marked.filter(({ there }) => there === 'present')
  const excused = marked.filter(({ there }) => there === 'excused')
  if (roll.length === 0) {
    return <Notice tone="warn" says="名册上那天没有应到的人。请先在名册上登记他们当时的职务和起止日期。" />
  }
  return (
    <>
      <List
        title={`应到 ${roll.length} 人，到会 ${present.length}，请假 ${excused.length}，缺席 ${roll.length - present.length - excused.length}`}
        hint="应到的人按那天的职务取自名册；少了人，先去名册登记他当时的职务。"
      >
        {marked.slice(0, shown).map(({ personId, name, unitName, there }) => (
          <ChooseField key={personId} label={name} options={WAYS} value={there} onChoose={(way) => change({ there: { ...draft.there, [personId]: way } })} hint={unitName} />
        ))}
      </List>
      {roll.length > shown && shown < 60 && <Button says={`再看 ${Math.min(20, roll.length - shown)} 人`} onTap={() => setShown(shown + 20)} />}
      {excused.length > 0 && (
        <List title="请假原因" hint="当年的请假计入每人的次数。">
          {excused.map(({ personId, name }) => (
            <Field key={personId} label={name} maxLength={200} value={draft.reasons[personId] ?? ''} onInput={(reason) => change({ reasons: { ...draft.reasons, [personId]: reason } })} placeholder="纪要没有写可不填" />
          ))}
        </List>
      )}
      <List>
        <ChooseField
          label="主持人"
          options={present.map(({ personId, name, posts, chairs }) => ({ value: personId, label: chairs ? `${name}（${posts[0]}）` : name }))}
          value={draft.presiding || undefined}
          onChoose={(presiding) => change({ presiding })}
          error={error}
        />
        <Field label="列席" maxLength={140} value={draft.observers} onInput={(observers) => change({ observers })} placeholder="姓名之间用顿号" />
      </List>
    </>
  )
}
