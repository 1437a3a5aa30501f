import { Tap, View } from 'client/ui/host/host'
import { Fragment, useMemo, useState } from 'react'
import type { ContactUnit } from 'shared/person/contacts'
import { type Entry, kindOf, sectionsOf, SHOWN } from './book'
import { Pages, Persons } from './people'

interface UnitsProps {
  units: readonly ContactUnit[]
  entries: readonly Entry[]
  from: number
  onFrom: (from: number) => void
  me: string
}

/** The units by kind; a tap opens the people of one. */
export function Units({ units, entries, from, onFrom, me }: UnitsProps) {
  const [open, setOpen] = useState<string>()
  const people = useMemo(() => {
    const byUnit = new Map<string, Entry[]>()
    for (const entry of entries) byUnit.set(entry.unitId, [...(byUnit.get(entry.unitId) ?? []), entry])
    return byUnit
  }, [entries])

  return (
    <Pages from={from} of={units.length} what="家单位" onFrom={onFrom}>
      {sectionsOf(units, kindOf, from).map(({ title, items }) => (
        <View key={title} className="list">
          <View className="weui-cells__title" role="heading">
            {title}
          </View>
          <View className="weui-cells list__rows" role="list">
            {items.map((unit) => (
              <Fragment key={unit.unitId}>
                <Unit unit={unit} count={people.get(unit.unitId)?.length ?? 0} open={open === unit.unitId} onOpen={() => setOpen(open === unit.unitId ? undefined : unit.unitId)} />
                {open === unit.unitId && <Members entries={people.get(unit.unitId) ?? []} me={me} />}
              </Fragment>
            ))}
          </View>
        </View>
      ))}
    </Pages>
  )
}

const Unit = ({ unit: { name, lead }, count, open, onOpen }: { unit: ContactUnit; count: number; open: boolean; onOpen: () => void }) => (
  <Tap className={`contact contact_unit${open ? ' is-open' : ''}`} onTap={onOpen} label={`${name}${lead ? '，牵头单位' : ''}，${count} 人，${open ? '收起' : '展开'}`}>
    <View className="contact__unit">{`${name}${lead ? '（牵头单位）' : ''}`}</View>
    <View className="cell__note">{`${count} 人 ${open ? '▴' : '▾'}`}</View>
  </Tap>
)

const Members = ({ entries, me }: { entries: readonly Entry[]; me: string }) => (
  <View>
    <Persons entries={entries.slice(0, SHOWN)} me={me} within />
    {entries.length > SHOWN && <View className="book__none">{`这里列出前 ${SHOWN} 人，其余 ${entries.length - SHOWN} 人请在上面按姓名查找。`}</View>}
  </View>
)
