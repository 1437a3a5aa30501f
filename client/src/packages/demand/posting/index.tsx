import { openThread } from 'client/parts/demand/places'
import { kindSaid, numberSaid, periodSaid, placeSaid, standingSaid } from 'client/parts/demand/wording'
import { withWayOut } from 'client/parts/gate'
import { ReportCell } from 'client/parts/review/report-cell'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Badge, Card, Notice } from 'client/ui/card'
import { Button, type ButtonProps } from 'client/ui/form/button'
import { LongField } from 'client/ui/form/field'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Picture } from 'client/ui/picture'
import { useState } from 'react'
import { kinds } from 'shared/demand/kinds'
import { getPosting, type PostingPage, renewPosting } from 'shared/demand/operations'
import { ask } from 'shared/demand/thread-operations'
import { flawInText } from 'shared/demand/wording'
import { Kept } from './kept'

/** One offer or need, and the way to whoever posted it. */
export default function Page() {
  const postingId = useQueryText('postingId')
  const asked = useQuery(getPosting, { postingId })
  const asking = useCommand(ask, asked.refresh)
  const renewing = useCommand(renewPosting, asked.refresh)
  const { draft, change, discard } = useDraft(`ask:${postingId}`, { note: '' })
  const [heard, setHeard] = useState<Answer<unknown>>()
  const note = draft.note.trim()

  async function send() {
    const answer = await asking.run({ postingId, note })
    if (!answer) return
    setHeard(answer)
    if (answer.kind === 'accepted') discard()
    toTop()
  }

  async function renew() {
    const answer = await renewing.run({ postingId })
    if (answer) setHeard(answer)
    toTop()
  }

  function action(page: PostingPage): Omit<ButtonProps, 'kind'> | undefined {
    if (page.kept?.renewable) return { says: '仍有效，续期', onTap: () => void renew(), busy: renewing.busy }
    if (page.own || page.threadId !== null || (page.kept !== null && page.whyNot !== null)) return undefined
    const flaw = note === '' ? '写一句来意，对方会看到' : flawInText(note, 'note')?.message
    return { says: '提出对接', onTap: () => void send(), busy: asking.busy, whyNot: page.whyNot ?? flaw }
  }

  return (
    <Screen title="供需信息" stage={withWayOut(asked)} action={action}>
      {(page) => (
        <>
          <Problem answer={heard} />
          {page.threadId !== null && <ToThread threadId={page.threadId} fresh={heard?.kind === 'accepted'} />}
          {page.age === 'stale' && <Notice tone="warn" says="这条信息过了有效期，发布单位还没有确认，情况可能有变。" />}
          <Said page={page} />
          {page.kept && <Kept postingId={postingId} kept={page.kept} own={page.own} refresh={asked.refresh} />}
          {!page.own && page.threadId === null && page.whyNot === null && (
            <List hint="双方都同意洽谈后，才互相看到联系人；说明里不写电话。">
              <LongField label="来意" value={draft.note} onInput={(typed) => change({ note: typed })} maxLength={300} placeholder="如：我校数控专业二十名学生，三月起可以实习" />
            </List>
          )}
          {!page.own && <ReportCell kind="posting" subjectId={postingId} />}
        </>
      )}
    </Screen>
  )
}

const ToThread = ({ threadId, fresh }: { threadId: string; fresh: boolean }) => (
  <>
    <Notice tone={fresh ? 'ok' : 'brand'} says={fresh ? '已提出，对方的消息里有了。您写的来意检查通过后对方就能看到。' : '本单位正在和对方对接。'} />
    <Button says="去对接页" onTap={() => openThread(threadId)} />
  </>
)

const Said = ({ page }: { page: PostingPage }) => (
  <>
    <Card title={page.title} aside={<Badge tone="brand" says={kindSaid(page)} />}>
      <View>{page.unitName}</View>
      <View className="soft">{`${standingSaid(page.standing)} · 同等的先提出的在先`}</View>
      {page.description !== '' && <View className="para whole">{page.description}</View>}
      {page.pictures.map((address, n) => (
        <View key={address} className="para">
          <Picture address={address} says={`${page.title}，图 ${n + 1}`} />
        </View>
      ))}
    </Card>
    <List>
      {kinds[page.kind].asks.flatMap(({ id, label }) => (page.fields[id] ? [<Cell key={id} title={label} value={page.fields[id]} />] : []))}
      {page.number !== null && <Cell title={kinds[page.kind].counts?.label ?? '数量'} value={numberSaid(page)} />}
      <Cell title="地点" value={placeSaid(page)} />
      <Cell title="时间" value={periodSaid(page) || '不限'} />
    </List>
  </>
)
