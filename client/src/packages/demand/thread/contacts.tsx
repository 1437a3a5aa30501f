import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { dial } from 'client/platform/device/reach'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import type { ThreadPage } from 'shared/demand/thread-operations'
import { revealPhone } from 'shared/person/contacts'

/** Whom to talk to, once both have agreed to talk; a number is asked for by a tap, which is kept on record. */
export function Contacts({ thread: { owner, asker, end } }: { thread: ThreadPage }) {
  const asking = useCommand(revealPhone)
  const [answer, setAnswer] = useState<Answer<{ personId: string; phone: string }>>()
  const known = [owner, asker].flatMap(({ unitName, contact }, n) => (contact && (end === null || (n === 0) !== (end === 'owner')) ? [{ ...contact, unitName }] : []))
  if (known.length === 0) return null

  async function ring(personId: string) {
    const heard = await asking.run({ personId, purpose: 'call' })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind === 'accepted') dial(heard.value.phone)
  }

  return (
    <>
      <Problem answer={answer} />
      <List title={end === null ? '联系人' : '对方联系人'} hint="查看完整号码会留下记录，对方看得到。">
        {known.map(({ personId, name, unitName }) => (
          <Cell
            key={personId}
            title={name}
            note={unitName}
            value={answer?.kind === 'accepted' && answer.value.personId === personId ? answer.value.phone : asking.busy ? '请稍候' : '打电话'}
            onTap={() => void ring(personId)}
          />
        ))}
      </List>
    </>
  )
}
