import { withWayOut } from 'client/parts/gate'
import { openPast, openRollImport } from 'client/parts/desk/desk-places'
import { useQuery } from 'client/platform/cloud/query'
import { Badge, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { ChooseField, WhenField } from 'client/ui/form/field'
import { SearchBar } from 'client/ui/form/filter'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { useMemo, useState } from 'react'
import type { Day } from 'shared/kernel/time'
import { register, type Register, type RegisteredUnit } from 'shared/person/posts-operations'
import { unitKindName } from 'shared/unit/model'
import { openDepartments } from 'client/parts/department/places'
import { openPerson, openPersonForm, openTerms, openUnit, openUnitForm } from 'client/parts/roll/places'
import { Remarks } from 'client/parts/roll/remarks'
import { filtersOf, type Find, found } from './find'
import { spanOf } from 'client/parts/roll/span'

const STEP = 20

/** The roll as of a day: units with what is missing, and ways to everybody on it. */
export default function RegisterPage() {
  const [on, setOn] = useState<Day>()
  const input = useMemo(() => (on === undefined ? {} : { on }), [on])
  const asked = useQuery(register, input)
  const [find, setFind] = useState<Find>({ text: '', kind: 'all' })
  const [shown, setShown] = useState(STEP)

  const change = (part: Partial<Find>) => {
    setFind({ ...find, ...part })
    setShown(STEP)
  }

  return (
    <Screen title="名册" stage={withWayOut(asked)}>
      {(roll) => {
        const { units, persons } = found(roll, find)
        const past = roll.on !== roll.today
        return (
          <>
            <SearchBar value={find.text} onInput={(text) => change({ text })} placeholder="单位、姓名或拼音首字母" />
            <List>
              <WhenField label="查哪一天" kind="date" value={roll.on} onChoose={(day) => setOn(day === roll.today ? undefined : day)} />
              <ChooseField label="只看" options={filtersOf(roll)} value={find.kind} onChoose={(kind) => change({ kind })} />
            </List>
            {past && <Notice says={`这是 ${roll.on} 的名册：那天的单位、职务和名称。`} way={{ says: '回到今天', onTap: () => setOn(undefined) }} />}
            <Remarks of={roll.remarks} />
            {!past && find.text === '' && find.kind === 'all' && <Ways roll={roll} />}
            {persons.length > 0 && <People persons={persons} />}
            {units.length === 0 && persons.length === 0 ? (
              <Waiting stage={{ is: 'empty', says: find.text === '' ? '没有这样的单位。' : '没有找到，换个字试试。' }} />
            ) : (
              units.length > 0 && <Units units={units.slice(0, shown)} total={units.length} />
            )}
            {units.length > shown && shown < 60 && <Button says={`再看 ${Math.min(STEP, units.length - shown)} 个单位`} onTap={() => setShown(shown + STEP)} />}
          </>
        )
      }}
    </Screen>
  )
}

const People = ({ persons }: { persons: readonly { personId: string; name: string; unitName: string; title: string; posts: readonly string[] }[] }) => (
  <List title="人员">
    {persons.map(({ personId, name, unitName, title, posts }) => (
      <Cell key={personId} title={name} note={[unitName, title, posts.join('、')].filter(Boolean).join(' · ')} onTap={() => openPerson(personId)} />
    ))}
  </List>
)

const Units = ({ units, total }: { units: readonly RegisteredUnit[]; total: number }) => (
  <List title={`单位（${total}）`}>
    {units.map((unit) => (
      <Cell
        key={unit.unitId}
        title={unit.name}
        note={`${unit.lead ? '牵头单位 · ' : ''}${unitKindName[unit.kind]} · ${unit.people.length} 人${unit.remarks.length > 0 ? ` · ${inShort(unit)}` : ''}`}
        value={unit.remarks.length > 0 ? <Badge tone="warn" says={`${unit.remarks.length} 项`} /> : undefined}
        onTap={() => openUnit(unit.unitId)}
      />
    ))}
  </List>
)

const inShort = ({ remarks }: RegisteredUnit): string => {
  const [first, second] = remarks.map(({ message }) => message)
  return remarks.length > 2 ? `${first}；${second} 等` : [first, second].filter(Boolean).join('；')
}

const Ways = ({ roll }: { roll: Register }) => {
  const last = roll.terms.at(-1)
  return (
    <List title="办理">
      <Cell title="添一个单位" onTap={() => openUnitForm()} />
      <Cell title="添一个人" onTap={() => openPersonForm({})} />
      <Cell
        title="届次"
        note={last ? `第 ${last.number} 届，${spanOf(last)}` : '还没有登记'}
        value={last?.over ? <Badge tone="warn" says="届满未换届" /> : undefined}
        onTap={() => openTerms()}
      />
      <Cell title="业务机构" note="联络部、项目管理部等，成员和负责人" onTap={() => openDepartments()} />
      <Cell title="补录纸质会议" note="到会、请假、决议照纪要登记" onTap={() => openPast()} />
      <Cell title="导入名册" note="从表格导入单位和人员" onTap={() => openRollImport()} />
    </List>
  )
}
