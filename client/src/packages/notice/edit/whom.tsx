import { useCharter } from 'client/parts/law'
import { Invite } from 'client/parts/roll/invite'
import { useQuery } from 'client/platform/cloud/query'
import { Card } from 'client/ui/card'
import { Choices } from 'client/ui/form/choices'
import { Tick } from 'client/ui/form/tick'
import { Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { useState } from 'react'
import { Button } from 'client/ui/form/button'
import { listDepartments } from 'shared/department/operations'
import type { Scope } from 'shared/message/notice/model'
import { UNIT_KINDS, unitKindName } from 'shared/unit/model'
import type { StepProps } from './content'

const UNITS = [
  { value: 'all', label: '全体成员单位' },
  { value: 'kinds', label: '几类单位', note: '院校、企业、行业协会……' },
  { value: 'none', label: '不按单位', note: '只发给业务机构，或指定的人' },
] as const

const toggled = <T,>(all: readonly T[], one: T, on: boolean): readonly T[] => (on ? [...all, one] : all.filter((other) => other !== one))

/** Which units, who of them, and who besides. */
export function WhomStep({ form, type }: StepProps) {
  const charter = useCharter()
  const { scope } = form
  const [adds, setAdds] = useState(scope.personIds.length > 0)
  const change = (part: Partial<Scope>) => type({ scope: { ...scope, ...part } })
  return (
    <>
      <Card title="发给哪些单位">
        <Choices label="发给哪些单位" options={UNITS} value={scope.units} onChoose={(units) => change({ units })} />
        {scope.units === 'kinds' && UNIT_KINDS.map((kind) => <Tick key={kind} says={unitKindName[kind]} on={scope.kinds.includes(kind)} onTick={(on) => change({ kinds: toggled(scope.kinds, kind, on) })} />)}
      </Card>
      {scope.units !== 'none' && (
        <Card title="单位里的哪些人">
          <View className="soft">不勾就是全部人员；勾了只发给任这些职务的人。</View>
          {charter.posts.map(({ id, name }) => (
            <Tick key={id} says={name} on={scope.posts.includes(id)} onTick={(on) => change({ posts: toggled(scope.posts, id, on) })} />
          ))}
        </Card>
      )}
      <Departments chosen={scope.departments} onChange={(departments) => change({ departments })} />
      {adds || scope.units === 'none' ? (
        <Invite
          title={scope.units === 'none' ? '从名册里选人' : '另外发给'}
          hint="已经在上面范围里的不会收到两次。"
          chosen={scope.personIds}
          onChange={(personIds) => change({ personIds })}
          error={undefined}
          without={[]}
        />
      ) : (
        <Button says="另外加几个人" onTap={() => setAdds(true)} />
      )}
    </>
  )
}

const NOTHING = {}

/** The departments that stand, and any that was chosen and stands no more, to be taken out. */
function Departments({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: readonly string[]) => void }) {
  const asked = useQuery(listDepartments, NOTHING)
  if (asked.is === 'loading') return null
  if (asked.is !== 'ready') return <Waiting stage={asked} />
  const { departments, dissolved } = asked.value
  const gone = dissolved.filter(({ departmentId }) => chosen.includes(departmentId))
  if (departments.length + gone.length === 0) return null
  const tick = (departmentId: string, on: boolean) => onChange(toggled(chosen, departmentId, on))
  return (
    <Card title="业务机构">
      <View className="soft">勾选的机构，现有成员都会收到；已经在上面范围里的不会收到两次。</View>
      {departments.map(({ departmentId, name, members }) => (
        <Tick key={departmentId} says={`${name}（${members} 人）`} on={chosen.includes(departmentId)} onTick={(on) => tick(departmentId, on)} />
      ))}
      {gone.map(({ departmentId, name }) => (
        <Tick key={departmentId} says={`${name}（已撤销，请去掉）`} on onTick={(on) => tick(departmentId, on)} />
      ))}
    </Card>
  )
}
