import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { whisper } from 'client/platform/device/ask'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { carryContribution, type DraftView } from 'shared/bulletin/issue-operations'

/** Adopted contributions that no issue carries yet; a tap brings one in. */
export function Pool({ draft: { issueId, edition, pool, morePooled }, refresh }: { draft: DraftView; refresh: () => Promise<unknown> }) {
  const carrying = useCommand(carryContribution, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function carry(contributionId: string) {
    const heard = await carrying.run({ issueId, edition, contributionId })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind === 'accepted') whisper('已编入')
  }

  if (pool.length === 0) return <Problem answer={answer} />
  return (
    <>
      <Problem answer={answer} />
      <List title="采用了还没有编入的稿件" hint={`点一份，编到最后；再到上面移动。${morePooled ? '还有后采用的，编入上面的就会列出。' : ''}`}>
        {pool.map(({ contributionId, title, unitName }) => (
          <Cell key={contributionId} title={title} note={unitName} value="编入" onTap={() => void carry(contributionId)} />
        ))}
      </List>
    </>
  )
}
