import { Why } from 'client/parts/why'
import { Text } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import type { Receipts } from 'shared/message/operations'

const SHOWN = 5

/** Those whom the quorum needs most, with the reason. The urging goes to all, and the calls are made in this order. */
export function Order({ value: { order, units } }: { value: Receipts }) {
  const needed = order.filter(({ clause }) => clause !== undefined).slice(0, SHOWN)
  if (needed.length === 0) return null
  const names = new Map(units.flatMap(({ unitName, persons }) => persons.map((person) => [person.personId, { name: person.name, unitName }] as const)))
  const clauses = [...new Set(needed.flatMap((one) => one.clause ?? []))]
  const hint = (
    <>
      {order.length > needed.length && <Text>{`没有答复的共 ${order.length} 人。`}</Text>}
      {clauses.map((clause) => (
        <Why key={clause} clause={clause} />
      ))}
    </>
  )
  return (
    <List title="对法定人数最要紧的人" hint={hint}>
      {needed.map(({ personId, why }) => (
        <Cell key={personId} title={names.get(personId)?.name} note={`${names.get(personId)?.unitName ?? ''} · ${why}`} />
      ))}
    </List>
  )
}
