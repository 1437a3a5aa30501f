import { openAddMembers, openDepartmentForm, openDissolve, openMember } from 'client/parts/department/places'
import { withWayOut } from 'client/parts/gate'
import { showScan } from 'client/parts/roll/scan'
import { spanOf } from 'client/parts/roll/span'
import { useQuery } from 'client/platform/cloud/query'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Badge, Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { addDays, sayDay } from 'shared/kernel/time'
import { departmentRoleName } from 'shared/department/model'
import { type DepartmentMember, type DepartmentPage as Department, getDepartment, openDepartmentScan } from 'shared/department/operations'
import { SHOWN, shownFrom } from './page'

/** One department: what it is for, who belongs to it unit by unit; and for whoever keeps the roll, what can be done with it. */
export default function DetailPage() {
  const departmentId = useQueryText('departmentId')
  const asked = useQuery(getDepartment, { departmentId })
  const [start, setStart] = useState(0)
  const turn = (to: number) => {
    setStart(to)
    toTop()
  }
  return (
    <Screen
      title="业务机构"
      stage={withWayOut(asked)}
      action={({ desk, dissolved }) => (desk && !dissolved ? { says: '添加成员', onTap: () => openAddMembers(departmentId) } : undefined)}
    >
      {(department) => (
        <>
          <Standing department={department} />
          <About department={department} />
          {shownFrom(department.units, start).map(({ unitName, members }) => (
            <List key={unitName} title={unitName}>
              {members.map((member) => (
                <Member key={member.personId} member={member} {...(department.desk && { onTap: () => openMember(departmentId, member.personId) })} />
              ))}
            </List>
          ))}
          {department.members > start + SHOWN && <Button says={`后面 ${department.members - start - SHOWN} 人`} onTap={() => turn(start + SHOWN)} />}
          {start > 0 && <Button says={`前面 ${start} 人`} onTap={() => turn(start - SHOWN)} />}
          {department.desk && <Desk department={department} desk={department.desk} />}
        </>
      )}
    </Screen>
  )
}

function Standing({ department: { dissolved, desk, headPost } }: { department: Department }) {
  if (dissolved) return <Notice tone="warn" says={`已于 ${sayDay(dissolved.on)}撤销。依据：${dissolved.source}`} />
  if (!desk?.headless) return null
  return <Notice tone="warn" says={`${desk.headless}登记为负责人，但名册上现在没有任${headPost}，所以不算负责人。请在名册上登记任职，或另定负责人。`} />
}

const About = ({ department: { name, bodyName, purpose, since, source, head, members, dissolved } }: { department: Department }) => (
  <Card title={name} aside={<View className="soft">{bodyName}</View>}>
    {purpose !== '' && <View className="para">{purpose}</View>}
    {!dissolved && <View className="para">{head ? `负责人 ${head.name}，${head.unitName}` : '没有负责人'}</View>}
    <View className="soft">{`${sayDay(since)}设立，依据：${source}`}</View>
    {!dissolved && <View className="soft">{members === 0 ? '还没有成员' : `现有 ${members} 人`}</View>}
  </Card>
)

function Member({ member: { name, title, since, heads }, onTap }: { member: DepartmentMember; onTap?: () => void }) {
  return <Cell title={name} note={[title, spanOf({ from: since })].filter(Boolean).join(' · ')} {...(heads && { value: <Badge tone="brand" says="负责人" /> })} {...(onTap && { onTap, label: `${name}，${heads ? '负责人' : '成员'}` })} />
}

function Desk({ department: { departmentId, scan, dissolved }, desk }: { department: Department; desk: NonNullable<Department['desk']> }) {
  const [shown, setShown] = useState(10)
  return (
    <>
      <List title="办理">
        {scan && <Cell title="设立决议的扫描件" value="打开" onTap={() => void showScan(openDepartmentScan, { departmentId, of: 'setUp' })} />}
        {dissolved?.scan && <Cell title="撤销决议的扫描件" value="打开" onTap={() => void showScan(openDepartmentScan, { departmentId, of: 'dissolve' })} />}
        {!dissolved && <Cell title="更正" note="名称、职责、设立日期、依据" onTap={() => openDepartmentForm(departmentId)} />}
        {!dissolved && <Cell title="撤销这个机构" onTap={() => openDissolve(departmentId)} />}
      </List>
      {desk.past.length > 0 && (
        <List title="以前的">
          {desk.past.slice(0, shown).map(({ name, unitName, role, since, left, why }, i) => (
            <Cell key={i} title={`${name} · ${departmentRoleName[role]}`} note={[unitName, spanOf({ from: since, until: addDays(left, -1) }), why].filter(Boolean).join(' · ')} />
          ))}
        </List>
      )}
      {desk.past.length > shown && shown < 50 && <Button says="再看以前的" onTap={() => setShown(shown + 10)} />}
    </>
  )
}
