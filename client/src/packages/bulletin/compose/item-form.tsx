import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { whisper } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { toTop } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Picks } from 'client/ui/form/choices'
import { Field, LongField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { Picture } from 'client/ui/picture'
import { useState } from 'react'
import { type DraftView, writeItem } from 'shared/bulletin/issue-operations'

const SECTIONS = ['要闻', '会议', '成员动态', '校企合作', '经验交流', '数据']

interface ItemFormProps {
  draft: DraftView
  /** Absent for a new one. */
  item: DraftView['items'][number] | undefined
  refresh: () => Promise<unknown>
  onDone: () => void
}

/** One item: heading, title, text, who supplied it, captions. */
export function ItemForm({ draft: { issueId, edition }, item, refresh, onDone }: ItemFormProps) {
  const { draft, change, discard } = useDraft(`item:${issueId}:${item?.itemId ?? 'new'}:${item ? edition : ''}`, {
    section: item?.section ?? '要闻', title: item?.title ?? '', text: item?.text ?? '', byline: item?.byline ?? '秘书处',
    captions: (item?.pictures ?? []).map(({ caption }) => caption),
  })
  const writing = useCommand(writeItem, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const { section, title, text, byline, captions } = draft

  async function keep() {
    const heard = await writing.run({
      issueId, edition, ...(item && { itemId: item.itemId }),
      section: section.trim(), title: title.trim(), text: text.trim(), byline: byline.trim(), captions: captions.map((one) => one.trim()),
    })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return toTop()
    discard()
    whisper('已保存')
    onDone()
  }

  return (
    <>
      <Problem answer={answer} />
      <List title={item ? '改这一条' : '添一条'}>
        <Field label="栏目" value={section} onInput={(typed) => change({ section: typed })} maxLength={12} />
        <Picks label="常用栏目" texts={SECTIONS} onPick={(chosen) => change({ section: chosen })} />
        <Field label="标题" value={title} onInput={(typed) => change({ title: typed })} maxLength={60} />
        <LongField label="正文" value={text} onInput={(typed) => change({ text: typed })} maxLength={5000} />
        <Field label="供稿署名" value={byline} onInput={(typed) => change({ byline: typed })} maxLength={60} />
      </List>
      {(item?.pictures ?? []).map(({ file, address }, i) => (
        <Card key={`${file}:${i}`} title={`图片 ${i + 1}`}>
          {address !== '' && <Picture address={address} says={captions[i] || `图片 ${i + 1}`} />}
          <List>
            <Field label="图说" value={captions[i] ?? ''} onInput={(typed) => change({ captions: captions.map((one, n) => (n === i ? typed : one)) })} maxLength={60} />
          </List>
        </Card>
      ))}
      <Button
        kind="main"
        says="保存这一条"
        onTap={() => void keep()}
        busy={writing.busy}
        whyNot={section.trim() === '' ? '请写栏目' : title.trim() === '' ? '请写标题' : undefined}
      />
      <Button says="不改了" onTap={onDone} />
    </>
  )
}
