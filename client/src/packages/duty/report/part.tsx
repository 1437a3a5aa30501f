import { Badge } from 'client/ui/card'
import { LinkTap } from 'client/ui/form/button'
import { Picks } from 'client/ui/form/choices'
import { Field, LongField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { LONGEST, NONE, type Part, partName, type Question } from 'shared/duty/template'
import { Papers, type PapersProps } from './papers'
import type { Writing } from './writing'

interface PartProps extends Pick<PapersProps, 'report' | 'refresh'> {
  part: Part
  questions: readonly Question[]
  writing: Writing
}

/** One of the five parts: its questions, what was brought along, its papers. */
export function PartForm({ part, questions, writing, report, refresh }: PartProps) {
  const brought = questions.filter(({ id }) => writing.valueOf(id) !== '' && !writing.isOwn(id))
  const open = questions.filter(({ id }) => writing.valueOf(id).trim() === '' || !writing.isOwn(id)).length
  const same = () => writing.type(Object.fromEntries(brought.map(({ id }) => [id, writing.valueOf(id)])))
  return (
    <>
      <List
        title={partName[part]}
        hint={
          <>
            {open === 0 ? <Badge tone="ok" says="写全了" /> : <Badge says={`还缺 ${open} 项`} />}
            {brought.length > 0 && <LinkTap says={brought.length === 1 ? '核对过，和上期一样' : `核对过，这 ${brought.length} 项和上期一样`} onTap={same} />}
          </>
        }
      >
        {questions.map((question) => (
          <QuestionField key={question.id} question={question} writing={writing} from={report.from} />
        ))}
      </List>
      <Papers part={part} report={report} refresh={refresh} />
    </>
  )
}

function QuestionField({ question: { id, kind, label, unit, hint }, writing, from }: { question: Question; writing: Writing; from: string | null }) {
  const value = writing.valueOf(id)
  const brought = value !== '' && !writing.isOwn(id)
  const type = (typed: string) => writing.type({ [id]: typed })
  const says = brought ? <View className="is-warn">{`${from ?? '上期'}写的，请核对`}</View> : hint
  if (kind === 'number') {
    return <Field label={`${label}（${unit ?? ''}）`} kind="number" value={value} onInput={type} maxLength={7} placeholder="没有填 0" hint={says} />
  }
  return (
    <>
      <LongField label={label} value={value} onInput={type} maxLength={LONGEST} placeholder={hint ?? ''} hint={brought ? says : `${[...value].length} / ${LONGEST} 字`} />
      {value === '' && <Picks label={`${label}，常用`} texts={[NONE]} onPick={type} />}
    </>
  )
}
