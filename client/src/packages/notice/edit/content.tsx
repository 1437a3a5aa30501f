import { useFiles } from 'client/parts/files'
import { Button, LinkTap } from 'client/ui/form/button'
import { Field, LongField, ToggleField, WhenField } from 'client/ui/form/field'
import { Cell, List } from 'client/ui/list'
import { MOST_PAPERS } from 'shared/message/notice/operations'
import type { Form } from './form'

export interface StepProps {
  form: Form
  type: (part: Partial<Form>) => void
}

/** What is said, with its papers, and what is asked of whoever reads it. */
export function ContentStep({ form, type }: StepProps) {
  const { pick, busy } = useFiles()
  const { papers } = form

  async function add(kind: 'paper' | 'photo') {
    const picked = await pick(kind)
    if (picked) type({ papers: [...papers, { name: picked.name.slice(0, 80), file: picked.fileId }] })
  }

  const full = papers.length >= MOST_PAPERS ? `最多 ${MOST_PAPERS} 份附件` : undefined
  return (
    <>
      <List title="写什么" hint="单独一行的“一、……”在红头文件里排成小标题。">
        <Field label="标题" maxLength={60} value={form.title} onInput={(title) => type({ title })} placeholder="关于……的通知" />
        <LongField label="正文" maxLength={5000} value={form.text} onInput={(text) => type({ text })} placeholder="可从文件里复制粘贴" />
      </List>
      {papers.length > 0 && (
        <List title="附件">
          {papers.map(({ name }, place) => (
            <Cell key={`${place}${name}`} title={name} value={<LinkTap says="去掉" label={`去掉 ${name}`} onTap={() => type({ papers: papers.filter((_, i) => i !== place) })} />} />
          ))}
        </List>
      )}
      <Button says="加附件（PDF、Word）" busy={busy} whyNot={full} onTap={() => void add('paper')} />
      <Button says="加照片" busy={busy} whyNot={full} onTap={() => void add('photo')} />
      <List title="要求">
        <ToggleField label="要逐人确认已阅" hint="没有确认的会进各人的待办，您可以催。" on={form.confirms} onToggle={(confirms) => type({ confirms })} />
        {form.confirms && <WhenField label="截止日期" kind="date" value={form.confirmDay} onChoose={(confirmDay) => type({ confirmDay })} />}
        {form.confirms && <WhenField label="截止时间" kind="time" value={form.confirmTime} onChoose={(confirmTime) => type({ confirmTime })} />}
        <ToggleField label="编发文字号" hint="发出的那一刻取本年的下一号，不留空号。" on={form.numbered} onToggle={(numbered) => type({ numbered })} />
      </List>
    </>
  )
}
