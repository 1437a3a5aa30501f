import { backToDepartment } from 'client/parts/department/places'
import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { Invite } from 'client/parts/roll/invite'
import { useSending } from 'client/parts/sending'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { addMembers, type DepartmentPage, getDepartment } from 'shared/department/operations'
import { sayDay } from 'shared/kernel/time'

/** Lets persons of the roll belong to a department, several at once. */
export default function AddPage() {
  const departmentId = useQueryText('departmentId')
  const asked = useQuery(getDepartment, { departmentId })
  return (
    <OnDuty needs="administer" title="添加成员">
      {asked.is === 'ready' ? (
        <Form department={asked.value} />
      ) : (
        <Screen title="添加成员" stage={withWayOut(asked)}>
          {() => null}
        </Screen>
      )}
    </OnDuty>
  )
}

function Form({ department: { departmentId, name, since, today, units } }: { department: DepartmentPage }) {
  const { draft, change, discard } = useDraft<{ personIds: readonly string[]; since: string }>(`department-add:${departmentId}`, { personIds: [], since: today })
  const { send, busy, answer, wrong } = useSending(addMembers, () => {
    discard()
    backToDepartment(departmentId)
  })
  const members = units.flatMap((unit) => unit.members.map(({ personId }) => personId))
  const personIds = draft.personIds.filter((personId) => !members.includes(personId))
  const whyNot = personIds.length === 0 ? '请从名册里选人' : undefined
  return (
    <Screen title="添加成员" stage={ready(null)} action={{ says: `添加 ${personIds.length} 人`, onTap: () => void send({ departmentId, personIds, since: draft.since }), busy, whyNot }}>
      {() => (
        <>
          <Problem answer={answer} />
          <List hint={`${name}自${sayDay(since)}设立。`}>
            <WhenField label="从哪天起" kind="date" value={draft.since} onChoose={(day) => change({ since: day })} error={wrong('since')} />
          </List>
          <Invite title="从名册里选人" hint="已经是成员的不列出。" chosen={personIds} onChange={(chosen) => change({ personIds: chosen })} error={wrong('personIds')} without={[]} hidden={members} />
        </>
      )}
    </Screen>
  )
}
