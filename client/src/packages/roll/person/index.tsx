import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useQueryText } from 'client/platform/navigate'
import { Badge, type Tone } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { getPerson, type HeldPostView, type PersonPage as Person } from 'shared/person/posts-operations'
import { openPersonForm, openPost, openPostEnd, openUnit } from 'client/parts/roll/places'
import { openDepartment } from 'client/parts/department/places'
import { Remarks } from 'client/parts/roll/remarks'
import { spanOf } from 'client/parts/roll/span'
import { sayDay } from 'shared/kernel/time'

/** Everything that the roll has on one person. */
export default function PersonPage() {
  const personId = useQueryText('personId')
  const asked = useQuery(getPerson, { personId })
  return (
    <Screen title="人员" stage={withWayOut(asked)} action={() => ({ says: '登记任职', onTap: () => openPost(personId) })}>
      {(person) => (
        <>
          <Remarks of={person.remarks} />
          <About person={person} />
          <List title="职务" {...(person.posts.length === 0 && { hint: '还没有登记职务。' })}>
            {person.posts.slice(0, 50).map((held) => (
              <Held key={`${held.post} ${held.from}`} personId={personId} held={held} />
            ))}
          </List>
          {person.departments.length > 0 && (
            <List title="业务机构">
              {person.departments.map(({ departmentId, name, since }) => (
                <Cell key={departmentId} title={name} note={spanOf({ from: since })} onTap={() => openDepartment(departmentId)} />
              ))}
            </List>
          )}
          {person.earlier.length > 0 && (
            <List title="以前的单位">
              {person.earlier.map(({ until, unitName, title }) => (
                <Cell key={until} title={unitName} note={[title, `到 ${sayDay(until)}`].filter(Boolean).join(' · ')} />
              ))}
            </List>
          )}
        </>
      )}
    </Screen>
  )
}

const About = ({ person: { personId, name, unitId, unitName, title, phone, birth, bound } }: { person: Person }) => (
  <List>
    <Cell title={name} note={[title, phone || '没有电话', birth ? `${birth} 出生` : '没有出生日期'].filter(Boolean).join(' · ')} value="更正" onTap={() => openPersonForm({ personId })} label={`更正${name}的信息`} />
    <Cell title={unitName} note="所在单位" onTap={() => openUnit(unitId)} />
    <Cell title="登录" value={bound ? '已绑定' : '还没有绑定'} />
  </List>
)

const STATE: Record<HeldPostView['state'], { tone: Tone; says: string }> = {
  held: { tone: 'ok', says: '在任' },
  over: { tone: 'warn', says: '届满未改选' },
  past: { tone: 'plain', says: '历任' },
}

const Held = ({ personId, held }: { personId: string; held: HeldPostView }) => (
  <Cell
    title={held.name}
    note={[spanOf(held), held.source, held.ended, held.scan && '有扫描件'].filter(Boolean).join(' · ')}
    value={<Badge {...STATE[held.state]} />}
    onTap={() => openPostEnd(personId, held.post, held.from)}
    label={`${held.name}，${spanOf(held)}，${STATE[held.state].says}`}
  />
)
