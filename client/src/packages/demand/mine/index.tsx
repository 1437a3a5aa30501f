import { openPostingForm } from 'client/parts/demand/places'
import { withWayOut } from 'client/parts/gate'
import { OnDuty } from 'client/parts/desk/duty'
import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { whisper } from 'client/platform/device/ask'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { useState } from 'react'
import { type MyPosting, myPostings, renewPosting } from 'shared/demand/operations'
import { Own } from './own'
import { Threads } from './threads'

const FIRST = {}

export default function Page() {
  return (
    <OnDuty needs="inform" title="我们的供需">
      <Mine />
    </OnDuty>
  )
}

const TABS = [
  { value: 'postings', label: '我们的发布' },
  { value: 'threads', label: '我们的对接' },
] as const

/** What the own unit has posted, with what ends soon on top, and the threads that it is part of. */
function Mine() {
  const wanted = useQueryText('tab')
  const [tab, setTab] = useState<'postings' | 'threads'>(wanted === 'threads' ? 'threads' : 'postings')
  const asked = useQuery(myPostings, FIRST)
  const renewing = useCommand(renewPosting)
  const [older, setOlder] = useState<{ postings: readonly MyPosting[]; before: number | undefined }>()
  const [heard, setHeard] = useState<Answer<unknown>>()

  /** One after another: each is a word of its own for one posting. */
  async function renew(postings: readonly MyPosting[]) {
    let answer: Answer<unknown> | undefined
    for (const { postingId } of postings) {
      answer = await renewing.run({ postingId })
      if (answer?.kind !== 'accepted') break
    }
    setHeard(answer)
    setOlder(undefined)
    await asked.refresh()
    if (answer?.kind === 'accepted') whisper('已续期')
    toTop()
  }

  async function further(before: number) {
    const answer = await call(myPostings, { before })
    if (answer.kind !== 'accepted') return setHeard(answer)
    // Twenty at a time: each has buttons of its own, and sixty are more than a phone holds.
    setOlder({ postings: answer.value.postings, before: answer.value.before })
    toTop()
  }

  return (
    <Screen title="我们的供需" stage={withWayOut(asked)} action={tab === 'postings' ? { says: '发布供需', onTap: () => openPostingForm() } : undefined}>
      {(value) => {
        const { postings, before } = older ?? { postings: value.postings, before: value.before }
        const due = postings.filter(({ renewable }) => renewable)
        return (
          <>
            <Tabs label="看什么" options={TABS} value={tab} onChoose={setTab} />
            {tab === 'threads' ? (
              <Threads />
            ) : (
              <>
                <Problem answer={heard} before="没有续期。" />
                {due.length > 0 && <Notice tone="warn" says={`${due.length} 条可以续期。仍然有效的点一下续期，不再需要的请打开后关闭。`} />}
                {due.length > 1 && <Button says={`${due.length} 条都仍有效，全部续期`} onTap={() => void renew(due)} busy={renewing.busy} />}
                {postings.length === 0 && <Waiting stage={{ is: 'empty', says: '本单位还没有发布过供需信息。' }} />}
                <Own postings={postings} onRenew={(one) => void renew([one])} busy={renewing.busy} />
                {before !== undefined && <Button says="再看以前的" onTap={() => void further(before)} />}
                {older && <Button says="回到最近的" onTap={() => setOlder(undefined)} />}
              </>
            )}
          </>
        )
      }}
    </Screen>
  )
}
