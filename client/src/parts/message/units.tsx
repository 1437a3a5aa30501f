import { Button } from 'client/ui/form/button'
import { Notice } from 'client/ui/card'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import type { Progress } from 'shared/message/model'
import type { Reached, ReachedUnits } from 'shared/message/reached'
import { progressName, reachName } from 'shared/message/urge'

/** WeChat holds at most 60 children under one parent, and 600 nodes a page are ours. */
const SHOWN = 30

/** The units with somebody at this step, and who that is; `called` is what they are, units unless told. */
export function Units({ units: all, step, called }: { units: ReachedUnits; step: Progress; called?: string }) {
  const units = all.flatMap(({ unitName, persons }) => {
    const here = persons.filter(({ progress }) => progress === step)
    return here.length === 0 ? [] : [{ unitName, says: here.map((person) => saysOf(person)).join('；') }]
  })
  return <UnitCells units={units} none={`没有${progressName[step]}的人。`} {...(called !== undefined && { called })} />
}

interface UnitCellsProps {
  /** Units with what is said of the people of each. */
  units: readonly { unitName: string; says: string }[]
  /** Said where there is none. */
  none: string
  called?: string
}

export function UnitCells({ units, none, called = '家单位' }: UnitCellsProps) {
  const [shown, setShown] = useState(SHOWN)
  if (units.length === 0) return <Notice says={none} />
  return (
    <>
      <List title={`${units.length} ${called}`}>
        {units.slice(0, shown).map(({ unitName, says }) => (
          <Cell key={unitName} title={unitName} note={says} />
        ))}
      </List>
      {units.length > shown && shown < 60 && <Button says={`再看 ${Math.min(60, units.length) - shown} ${called[0]}`} onTap={() => setShown(60)} />}
    </>
  )
}

const saysOf = ({ name, title, progress, reach, onBehalf }: Reached): string =>
  `${name}${title && `（${title}）`}${progress === 'answered' ? (onBehalf ? ' 由信息员代填' : '') : ` ${reachName[reach]}`}`
