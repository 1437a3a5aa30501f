import type { Answer } from 'client/platform/cloud/line'
import { LinkTap } from 'client/ui/form/button'
import { Notice } from 'client/ui/card'
import { Text } from 'client/ui/host/host'
import { useSurroundings } from 'client/ui/frame/surroundings'

/** What came of a command that was not done: the sentence word for word, with its clause. Nothing for one that was. */
export function Problem({ answer, before = '' }: { answer: Answer<unknown> | undefined; before?: string }) {
  const { openClause } = useSurroundings()
  if (!answer || answer.kind === 'accepted') return null
  const clause = answer.kind === 'refused' ? answer.clause : undefined
  const says = (
    <>
      <Text>{`${before}${answer.message}`}</Text>
      {clause && <LinkTap says="为什么？" onTap={() => openClause(clause)} />}
    </>
  )
  return <Notice tone="danger" says={says} />
}
