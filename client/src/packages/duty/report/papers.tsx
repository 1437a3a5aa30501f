import { useFiles } from 'client/parts/files'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { LinkTap } from 'client/ui/form/button'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { addPaper, dropPaper, type ReportPage } from 'shared/duty/operations'
import { type Part, partName } from 'shared/duty/template'

export interface PapersProps {
  part: Part
  report: ReportPage
  refresh: () => Promise<unknown>
}

/** The papers of a part; they can be added once something has been written. */
export function Papers({ part, report: { period, papers, state, edition }, refresh }: PapersProps) {
  const { pick, busy } = useFiles()
  const adding = useCommand(addPaper, refresh)
  const dropping = useCommand(dropPaper, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  if (part === 'data') return null
  const own = papers.filter((paper) => paper.part === part)

  const choose = () =>
    pick('paper', async ({ fileId, name }) => setAnswer(await adding.run({ period: period.key, part, file: fileId, name, edition })))
  const drop = async (name: string) => setAnswer(await dropping.run({ period: period.key, part, name, edition }))

  return (
    <>
      <Problem answer={answer} before="材料没有改动。" />
      <List>
        {own.map(({ name }) => (
          <Cell key={name} title={name} value={<LinkTap says="去掉" label={`去掉${name}`} onTap={() => void drop(name)} />} />
        ))}
        <Cell
          title={busy || adding.busy ? '正在上传…' : `给${partName[part]}添材料`}
          note={state === null ? '先写一点内容，存好以后可以添' : '可不添；PDF、Word（.docx）或照片'}
          {...(state !== null && { onTap: () => void choose() })}
        />
      </List>
    </>
  )
}
