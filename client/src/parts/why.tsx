import { LinkTap } from 'client/ui/form/button'
import { useSurroundings } from 'client/ui/frame/surroundings'

/** Opens the clause behind a number or a refusal. */
export function Why({ clause }: { clause: string }) {
  const { openClause } = useSurroundings()
  return <LinkTap says="为什么？" onTap={() => openClause(clause)} />
}
