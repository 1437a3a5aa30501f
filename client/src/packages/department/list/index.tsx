import { openDepartment, openDepartmentForm } from 'client/parts/department/places'
import { withWayOut } from 'client/parts/gate'
import { openPerson } from 'client/parts/roll/places'
import { useQuery } from 'client/platform/cloud/query'
import { Notice } from 'client/ui/card'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { type DepartmentList, listDepartments } from 'shared/department/operations'
import { sayDay } from 'shared/kernel/time'

const NOTHING = {}

/** The departments of the group, with who heads them. */
export default function ListPage() {
  const asked = useQuery(listDepartments, NOTHING)
  return (
    <Screen title="业务机构" stage={withWayOut(asked)} action={({ keeps }) => (keeps ? { says: '登记业务机构', onTap: () => openDepartmentForm() } : undefined)}>
      {({ departments, dissolved, unplaced }) => (
        <>
          {unplaced.slice(0, 3).map(({ personId, name }) => (
            <Notice key={personId} tone="warn" says={`${name}在名册上任业务机构负责人，还没有登记到哪个机构。`} way={{ says: '看名册', onTap: () => openPerson(personId) }} />
          ))}
          {departments.length === 0 && <Waiting stage={{ is: 'empty', says: '还没有登记业务机构。' }} />}
          {departments.length > 0 && (
            <List>
              {departments.map((one) => (
                <Cell key={one.departmentId} title={one.name} note={aboutOf(one)} value={`${one.members} 人`} onTap={() => openDepartment(one.departmentId)} />
              ))}
            </List>
          )}
          {dissolved.length > 0 && (
            <List title="已撤销">
              {dissolved.slice(0, 50).map(({ departmentId, name, on }) => (
                <Cell key={departmentId} title={name} note={`${sayDay(on)}撤销`} onTap={() => openDepartment(departmentId)} />
              ))}
            </List>
          )}
        </>
      )}
    </Screen>
  )
}

const aboutOf = ({ head, purpose }: DepartmentList['departments'][number]): string =>
  [head ? `负责人 ${head.name}（${head.unitName}）` : '没有负责人', purpose].filter(Boolean).join(' · ')
