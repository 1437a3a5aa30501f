import { openIssue } from 'client/parts/bulletin/places'
import { OnDuty } from 'client/parts/desk/duty'
import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { back, open, toTop, useQueryText } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { checkIssue, type DraftView, publishIssue, readDraft } from 'shared/bulletin/issue-operations'
import { Discarding } from './discarding'
import { Items } from './items'
import { ItemForm } from './item-form'
import { Pool } from './pool'
import { Surroundings } from './surroundings'

/** While WeChat looks at it, the page asks again every so many milliseconds. */
const LOOKING = 10_000

export default function Page() {
  return (
    <OnDuty needs="moderate" title="编一期">
      <Compose />
    </OnDuty>
  )
}

/** A draft: its items in order, the contributions that wait, what stands around; then the check, then publishing. */
function Compose() {
  const issueId = useQueryText('issueId')
  const [checking, setChecking] = useState(false)
  const asked = useQuery(readDraft, { issueId }, checking ? { every: LOOKING } : {})
  const sending = useCommand(checkIssue, asked.refresh)
  const publishing = useCommand(publishIssue, asked.refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const [number, setNumber] = useState('')
  /** The item that is being written: its id, or `new`. */
  const [writing, setWriting] = useState('')
  const now = asked.is === 'ready' && asked.value.check === 'checking'
  if (now !== checking) setChecking(now)

  async function send() {
    const heard = await sending.run({ issueId })
    if (!heard) return
    setAnswer(heard)
    toTop()
  }

  async function publish({ edition, next, first }: DraftView) {
    const numbered = first ? '期号从这一期起；以前出过纸质简报的，请先在编简报里登记纸质期号。' : ''
    if (!(await confirm({ title: `发布${next}`, follows: `发布后告知全体成员，任何人都可以看到，内容不能再改。${numbered}`, yes: '发布' }))) return
    const heard = await publishing.run({ issueId, edition })
    if (!heard) return
    setAnswer(heard)
    toTop()
    if (heard.kind === 'accepted') setNumber(heard.value.number)
  }

  const action = (draft: DraftView) => {
    if (draft.state === 'dropped') return undefined
    if (draft.state === 'published') return { says: '看这一期', onTap: () => openIssue(issueId) }
    if (writing !== '') return undefined
    if (draft.check === 'clean') return { says: `发布${draft.next}`, onTap: () => void publish(draft), busy: publishing.busy }
    const whyNot = draft.items.length === 0 ? '还没有内容' : draft.check === 'checking' ? '系统正在检查，一般几分钟' : draft.check === 'doubtful' ? '等审核台处理' : draft.check === 'faulty' ? '没有通过检查，请先修改' : undefined
    return { says: '送检', onTap: () => void send(), busy: sending.busy, whyNot }
  }

  return (
    <Screen title="编一期" stage={withWayOut(asked)} action={action}>
      {(draft) => {
        if (draft.state === 'published') {
          return (
            <Done says={`${number === '' ? draft.next : number}已发布。`} ways={[{ says: '返回', onTap: back }]}>
              全体成员会收到消息；谁读过，在简报页里看。
            </Done>
          )
        }
        if (draft.state === 'dropped') return <Done says="这一期的草稿已删去。" ways={[{ says: '返回', onTap: back }]} />
        const item = draft.items.find(({ itemId }) => itemId === writing)
        if (writing !== '') return <ItemForm key={writing} draft={draft} item={item} refresh={asked.refresh} onDone={() => setWriting('')} />
        return (
          <>
            <Problem answer={answer} />
            <Where of={draft} />
            <Items draft={draft} refresh={asked.refresh} onWrite={setWriting} />
            <Pool draft={draft} refresh={asked.refresh} />
            <Surroundings key={draft.issueId} draft={draft} refresh={asked.refresh} />
            <Discarding draft={draft} refresh={asked.refresh} />
          </>
        )
      }}
    </Screen>
  )
}

const toReview = { says: '去审核台', onTap: () => open('packages/review/desk/index') }

/** What comes next, in one sentence. */
function Where({ of: { check, fault, found, next } }: { of: DraftView }) {
  switch (check) {
    case 'none':
      return <Notice says="排好内容后送检；系统检查通过，就可以发布。改动以后要再送检。" />
    case 'checking':
      return <Notice tone="brand" says="系统正在检查文字和图片。这时改动，要重新送检。久等不动的，到审核台看原因。" way={toReview} />
    case 'doubtful':
      return <Notice tone="warn" says={`系统对这一稿有疑问${found.length > 0 ? `（${found.join('；')}）` : ''}。请到审核台看过再定，或修改后再送检。`} way={toReview} />
    case 'clean':
      return <Notice tone="ok" says={`检查通过，可以发布。期号是${next}。`} />
    case 'faulty':
      return <Notice tone="danger" says={`检查没有通过：${fault || '请修改后再送检'}`} />
  }
}
