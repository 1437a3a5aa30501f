import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { confirm } from 'client/platform/device/ask'
import { toTop } from 'client/platform/navigate'
import { Button } from 'client/ui/form/button'
import { useState } from 'react'
import { discardIssue, type DraftView } from 'shared/bulletin/issue-operations'

/** A draft that nobody wants any more, after asking. */
export function Discarding({ draft: { issueId, edition, title, items }, refresh }: { draft: DraftView; refresh: () => Promise<unknown> }) {
  const discarding = useCommand(discardIssue, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const carried = items.filter(({ contributed }) => contributed).length

  async function discard() {
    const back = carried > 0 ? `编入的 ${carried} 份稿件回到待编，可以编入别的一期；` : ''
    if (!(await confirm({ title: '删去这一期的草稿', follows: `“${title}”的 ${items.length} 条不再保留，${back}不能恢复。`, yes: '删去' }))) return
    const heard = await discarding.run({ issueId, edition })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind === 'accepted') toTop()
  }

  return (
    <>
      <Problem answer={answer} />
      <Button kind="danger" says="删去这一期的草稿" onTap={() => void discard()} busy={discarding.busy} />
    </>
  )
}
