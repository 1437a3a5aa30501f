import { withWayOut } from 'client/parts/gate'
import { openUnitPage } from 'client/parts/showcase/places'
import { useQuery } from 'client/platform/cloud/query'
import { useShare } from 'client/platform/device/share'
import { Badge } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { ChooseField } from 'client/ui/form/field'
import { SearchBar } from 'client/ui/form/filter'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { unitList, type UnitRow } from 'shared/showcase/operations'
import { UNIT_KINDS, type UnitKind, unitKindName } from 'shared/unit/model'

const NOTHING = {}
/** As many as a page can bear. */
const STEP = 40
type Chosen = UnitKind | 'all'
const KINDS: readonly { value: Chosen; label: string }[] = [{ value: 'all', label: '全部' }, ...UNIT_KINDS.map((value) => ({ value, label: unitKindName[value] }))]

export default function Units() {
  const asked = useQuery(unitList, NOTHING)
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<Chosen>('all')
  const [from, setFrom] = useState(0)
  useShare({ title: '成员单位', summary: '职教集团的成员单位', page: 'packages/showcase/units/index' })
  return (
    <Screen title="成员单位" stage={withWayOut(asked)}>
      {({ units }) => {
        const found = units.filter((unit) => (kind === 'all' || unit.kind === kind) && says(unit).includes(typed.trim().toLowerCase()))
        const start = from < found.length ? from : 0
        return (
          <>
            <SearchBar value={typed} onInput={setTyped} placeholder="单位、专业或行业" label="查找成员单位" />
            <List>
              <ChooseField label="类别" options={KINDS} value={kind} onChoose={setKind} />
            </List>
            {found.length === 0 ? (
              <Waiting stage={{ is: 'empty', says: '没有找到这样的单位', way: { says: '看全部单位', onTap: () => (setTyped(''), setKind('all')) } }} />
            ) : (
              <List title={`${found.length} 家`}>
                {found.slice(start, start + STEP).map((unit) => (
                  <Row key={unit.unitId} unit={unit} />
                ))}
              </List>
            )}
            {start > 0 && <Button says={`看前面 ${STEP} 家`} onTap={() => setFrom(start - STEP)} />}
            {start + STEP < found.length && <Button says={`看后面 ${Math.min(STEP, found.length - start - STEP)} 家`} onTap={() => setFrom(start + STEP)} />}
          </>
        )
      }}
    </Screen>
  )
}

const says = ({ name, summary, trades }: UnitRow): string => [name, summary, ...trades].join(' ').toLowerCase()

const Row = ({ unit: { unitId, name, kind, lead, summary } }: { unit: UnitRow }) => (
  <Cell
    title={name}
    note={summary === '' ? undefined : summary}
    value={<Badge tone={lead ? 'brand' : 'plain'} says={lead ? '牵头单位' : unitKindName[kind]} />}
    onTap={() => openUnitPage(unitId)}
  />
)
