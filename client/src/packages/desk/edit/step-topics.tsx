import { Why } from 'client/parts/why'
import { Button } from 'client/ui/form/button'
import { ChooseField, Field, LongField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { isStatutory } from 'shared/meeting/model'
import type { StepProps } from './step-when'

const MATTERS = [
  { value: 'ordinary', label: '一般事项' },
  { value: 'major', label: '重大事项' },
] as const

const MOST_TOPICS = 30
const MOST_PAPERS = 20

const without = <T,>(all: readonly T[], place: number): T[] => all.filter((_, i) => i !== place)
const with_ = <T extends object>(all: readonly T[], place: number, part: Partial<T>): T[] => all.map((one, i) => (i === place ? { ...one, ...part } : one))

/** What is talked about, and what to read before. */
export function TopicsStep({ form, type, errorOf }: StepProps) {
  const { topics, papers, kind } = form
  const weighs = isStatutory(kind) && kind === 'assembly'
  return (
    <>
      {topics.map((topic, i) => (
        <List key={i} title={`议题 ${i + 1}`}>
          <Field
            label="议题"
            maxLength={120}
            value={topic.title}
            onInput={(title) => type({ topics: with_(topics, i, { title }) })}
            placeholder="一句话写清要议什么"
            error={errorOf(`topics.${i}.title`) ?? (i === 0 ? errorOf('topics') : undefined)}
          />
          {weighs && (
            <ChooseField
              label="性质"
              options={MATTERS}
              value={topic.matter}
              onChoose={(matter) => type({ topics: with_(topics, i, { matter }) })}
              hint={topic.matter === 'major' ? <>表决时另需全体应到人员的半数以上同意。<Why clause="MR3.1.3" /></> : undefined}
            />
          )}
          <Button says={`删除议题 ${i + 1}`} onTap={() => type({ topics: without(topics, i) })} />
        </List>
      ))}
      <Button
        says="加一个议题"
        whyNot={topics.length >= MOST_TOPICS ? `最多 ${MOST_TOPICS} 个议题` : undefined}
        onTap={() => type({ topics: [...topics, { title: '', matter: 'ordinary' }] })}
      />
      {papers.map((paper, i) => (
        <List key={i} title={`材料 ${i + 1}`}>
          <Field
            label="标题"
            maxLength={80}
            value={paper.title}
            onInput={(title) => type({ papers: with_(papers, i, { title }) })}
            error={errorOf(`papers.${i}.title`)}
          />
          <LongField
            label="内容"
            maxLength={5000}
            value={paper.text}
            onInput={(text) => type({ papers: with_(papers, i, { text }) })}
            placeholder="可从文件里复制粘贴"
            error={errorOf(`papers.${i}.text`)}
          />
          <Button says={`删除材料 ${i + 1}`} onTap={() => type({ papers: without(papers, i) })} />
        </List>
      ))}
      <Button
        says="加一份会前材料"
        whyNot={papers.length >= MOST_PAPERS ? `最多 ${MOST_PAPERS} 份材料` : undefined}
        onTap={() => type({ papers: [...papers, { title: '', text: '' }] })}
      />
    </>
  )
}
