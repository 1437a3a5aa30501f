import { openPosting, openPostingForm, openThread } from 'client/parts/demand/places'
import { lineOf } from 'client/parts/demand/wording'
import { Problem } from 'client/parts/problem'
import { openEntry } from 'client/parts/talent/places'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { choose, confirm } from 'client/platform/device/ask'
import { toTop } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type Closing, closingName, CLOSINGS, threadStateName } from 'shared/demand/model'
import { closePosting, type PostingPage } from 'shared/demand/operations'
import { lifeSaid, reviewSaid } from './life'

type Need = NonNullable<NonNullable<PostingPage['kept']>['need']>

const FromNeed = ({ need: { entryId, title } }: { need: Need }) => (
  <Cell title="来自人才库的需求" note={title} onTap={() => openEntry(entryId)} />
)

/** What happens to the one is to be thought of for the other. */
function NeedToo({ kept, need: { entryId, inUse, due } }: { kept: NonNullable<PostingPage['kept']>; need: Need }) {
  const way = { says: '去人才库', onTap: () => openEntry(entryId) }
  if (kept.closed !== null && inUse) return <Notice tone="warn" says="人才库里的同一条需求还在。不再需要的，请移出。" way={way} />
  if (kept.closed === null && !inUse) return <Notice tone="warn" says="人才库里的同一条需求已移出。不再需要的，请关闭这条供需。" way={way} />
  return due ? <Notice tone="warn" says="人才库里的同一条需求也该确认仍有效了。" way={way} /> : null
}

interface KeptProps {
  postingId: string
  kept: NonNullable<PostingPage['kept']>
  own: boolean
  refresh: () => Promise<unknown>
}

const FOLLOWS = '关闭后别人找不到这条信息，也不能重新打开。只提出、还没洽谈的对接随之结束；已在洽谈的继续。'

/** What the owner and the secretariat know of it besides: how the review stands, how long it is good, who has asked, who may fit. */
export function Kept({ postingId, kept, own, refresh }: KeptProps) {
  const { run, busy } = useCommand(closePosting, refresh)
  const [heard, setHeard] = useState<Answer<unknown>>()

  async function close() {
    const why = await choose<Closing>(CLOSINGS.map((value) => ({ value, label: closingName[value] })))
    if (!why || !(await confirm({ title: `关闭：${closingName[why]}`, follows: FOLLOWS, yes: '关闭' }))) return
    setHeard(await run({ postingId, why }))
    toTop()
  }

  return (
    <>
      <Problem answer={heard} before="没有关闭。" />
      <Notice {...reviewSaid(kept)} />
      <List>
        <Cell title="有效期" note={lifeSaid(kept)} />
        <Cell title="联系人" note="双方同意洽谈后告诉对方" value={kept.contact} />
        <Cell title="填写人" value={kept.by} />
        {kept.need && <FromNeed need={kept.need} />}
      </List>
      {kept.need && <NeedToo kept={kept} need={kept.need} />}
      {kept.threads.length > 0 && (
        <List title={`对接（${kept.threads.length}）`}>
          {kept.threads.map(({ threadId, unitName, state }) => (
            <Cell key={threadId} title={unitName} value={threadStateName[state]} onTap={() => openThread(threadId)} />
          ))}
        </List>
      )}
      {kept.matches.length > 0 && (
        <List title="可能合适的对方">
          {kept.matches.map((match) => (
            <Cell key={match.postingId} title={match.title} note={`${match.reasons.join('；')}。${lineOf(match)}`} onTap={() => openPosting(match.postingId)} />
          ))}
        </List>
      )}
      {own && kept.closed === null && (
        <>
          <Button says="修改" onTap={() => openPostingForm(postingId)} />
          <Button says="关闭" kind="danger" onTap={() => void close()} busy={busy} />
        </>
      )}
    </>
  )
}
