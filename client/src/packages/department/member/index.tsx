import { backToDepartment } from 'client/parts/department/places'
import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { useCharter } from 'client/parts/law'
import { Problem } from 'client/parts/problem'
import { openPerson, openPost } from 'client/parts/roll/places'
import { useSending } from 'client/parts/sending'
import { Why } from 'client/parts/why'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { LongField, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { appointHead, type DepartmentMember, type DepartmentPage, endMember, getDepartment } from 'shared/department/operations'
import { headSeat } from 'shared/department/rules'
import { sayDay } from 'shared/kernel/time'

/** One member of a department: to become its head, or to belong to it no more. */
export default function MemberPage() {
  const departmentId = useQueryText('departmentId')
  const personId = useQueryText('personId')
  const asked = useQuery(getDepartment, { departmentId })
  const unit = asked.is === 'ready' ? asked.value.units.find(({ members }) => members.some((one) => one.personId === personId)) : undefined
  const member = unit?.members.find((one) => one.personId === personId)
  const gone = { is: 'empty', says: '现在不是这个机构的成员。', way: { says: '看这个机构', onTap: () => backToDepartment(departmentId) } } as const
  return (
    <OnDuty needs="administer" title="成员">
      {asked.is === 'ready' && unit && member ? (
        <Form department={asked.value} member={member} unitName={unit.unitName} />
      ) : (
        <Screen title="成员" stage={asked.is === 'ready' ? gone : withWayOut(asked)}>
          {() => null}
        </Screen>
      )}
    </OnDuty>
  )
}

function Form({ department, member, unitName }: { department: DepartmentPage; member: DepartmentMember; unitName: string }) {
  const { departmentId, name, today, head, headPost } = department
  const { personId } = member
  const { draft, change, discard } = useDraft(`department-member:${departmentId}:${personId}`, { left: today, reason: '', since: today })
  const then = () => {
    discard()
    backToDepartment(departmentId)
  }
  const ending = useSending(endMember, then)
  const appointing = useSending(appointHead, then)
  const reason = draft.reason.trim()
  const seat = headSeat(useCharter(), department.body)

  async function end() {
    const follows = `从${sayDay(draft.left)}起，${member.name}不再是${name}的成员${member.heads ? '和负责人' : ''}，发给这个机构的通知不再发给他。`
    if (await confirm({ title: '移出这个机构？', follows, yes: '移出' })) await ending.send({ departmentId, personId, left: draft.left, reason })
  }

  async function appoint() {
    const before = head ? `${head.name}留作成员。` : ''
    if (await confirm({ title: '登记为负责人？', follows: `从${sayDay(draft.since)}起，${member.name}是${name}的负责人。${before}`, yes: '登记' })) {
      await appointing.send({ departmentId, personId, since: draft.since })
    }
  }

  const refused = appointing.answer?.kind === 'refused' && appointing.answer.code === 'NOT_ON_ROLL'
  return (
    <Screen title="成员" stage={ready(null)} action={{ says: '移出这个机构', onTap: () => void end(), busy: ending.busy, whyNot: reason === '' ? '请写明原因' : undefined }}>
      {() => (
        <>
          <Problem answer={ending.answer ?? appointing.answer} />
          {refused && <Notice says={`先在名册上登记${member.name}任${headPost}，再回到这里。`} way={{ says: '去登记任职', onTap: () => openPost(personId) }} />}
          <List>
            <Cell title={member.name} note={[unitName, member.title].filter(Boolean).join(' · ')} value={member.heads ? '负责人' : '成员'} onTap={() => openPerson(personId)} label={`看名册上的${member.name}`} />
          </List>
          {member.role !== 'head' && (
            <>
              <List title="负责人" hint={seat && <>{`名册上任${headPost}的人才能登记为负责人。`}<Why clause={seat.clause} /></>}>
                <WhenField label="任负责人" kind="date" value={draft.since} onChoose={(since) => change({ since })} error={appointing.wrong('since')} hint="从这一天起" />
              </List>
              <Button says="登记为负责人" busy={appointing.busy} onTap={() => void appoint()} />
            </>
          )}
          <List title="不再是成员">
            <WhenField label="离开" kind="date" value={draft.left} onChoose={(left) => change({ left })} error={ending.wrong('left')} hint={draft.left === member.since ? '与开始同一天，等于没有登记过。' : '从这一天起不再是成员'} />
            <LongField label="原因" maxLength={200} value={draft.reason} onInput={(text) => change({ reason: text })} placeholder="如：调离本单位" />
          </List>
        </>
      )}
    </Screen>
  )
}
