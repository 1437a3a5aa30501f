import { copy, dial } from 'client/platform/device/reach'
import { Button, LinkTap } from 'client/ui/form/button'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import type { Reached, ReachedUnits } from 'shared/message/reached'
import { mustBeRung, reachName } from 'shared/message/urge'

const SHOWN = 8
const MORE = 30

interface RingProps {
  units: ReachedUnits
  /** Whom it concerns, the most needed first. */
  order: readonly string[]
  /** What stands above the names that are pasted into a chat group. */
  calls: string
}

/** Those who are still waited for and whom WeChat does not reach: a call for each, a list for the chat group. */
export function Ring({ units, order, calls }: RingProps) {
  const [shown, setShown] = useState(SHOWN)
  const persons = new Map(units.flatMap(({ unitName, persons: all }) => all.map((person) => [person.personId, { ...person, unitName }] as const)))
  const far = order.flatMap((personId) => {
    const person = persons.get(personId)
    return person && mustBeRung(person.reach) ? [person] : []
  })
  if (far.length === 0) return null
  return (
    <>
      <List title={`微信提醒够不着，请打电话（${far.length} 人）`}>
        {far.slice(0, shown).map(({ personId, name, unitName, phone, reach }) => (
          <Cell
            key={personId}
            title={name}
            note={`${unitName} · ${reachName[reach]}`}
            value={phone === '' ? undefined : <LinkTap says="拨打" label={`给${name}打电话`} onTap={() => dial(phone)} />}
          />
        ))}
      </List>
      {far.length > shown && <Button says={`再看 ${Math.min(MORE, far.length - shown)} 人`} onTap={() => setShown(Math.min(60, shown + MORE))} />}
      <Button says="复制名单发群" onTap={() => void copy(listFor(calls, far))} />
    </>
  )
}

/** What is pasted into the chat group. Numbers stay out of it. */
const listFor = (calls: string, far: readonly (Reached & { unitName: string })[]): string =>
  `${calls}\n${far.map(({ name, unitName }) => `${unitName} ${name}`).join('\n')}`
