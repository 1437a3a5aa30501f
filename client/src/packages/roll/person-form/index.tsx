import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { ChooseField, Field, ToggleField, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { addPerson, correctPerson, getPerson, type PersonPage, register } from 'shared/person/posts-operations'
import { backToPerson } from 'client/parts/roll/places'
import { useSending } from 'client/parts/sending'

/** Somebody to be put on the roll, or corrected there. */
export default function PersonFormPage() {
  const personId = useQueryText('personId')
  const unitId = useQueryText('unitId')
  return (
    <OnDuty needs="administer" title="人员信息">
      {personId === '' ? <Add unitId={unitId} /> : <Correct personId={personId} />}
    </OnDuty>
  )
}

const NOTHING = {}
const BIRTH = '如 1968-05-12，只知年月写 1968-05'

function Add({ unitId }: { unitId: string }) {
  const asked = useQuery(register, NOTHING)
  const { draft, change, discard } = useDraft(`person:new:${unitId}`, { name: '', unitId, title: '', phone: '', birth: '' })
  const { send, busy, answer, wrong } = useSending(addPerson, ({ personId }) => {
    discard()
    backToPerson(personId)
  })
  const name = draft.name.trim()
  const phone = draft.phone.trim()
  const whyNot = name === '' ? '请填写姓名' : draft.unitId === '' ? '请选择单位' : phone === '' ? '请填写手机号，本人用它登录' : undefined
  const store = () => void send({ name, unitId: draft.unitId, title: draft.title.trim(), phone, birth: draft.birth.trim() })
  return (
    <Screen title="添一个人" stage={withWayOut(asked)} action={{ says: '登记人员', onTap: store, busy, whyNot }}>
      {({ units }) => (
        <>
          <Problem answer={answer} />
          <List hint="出生日期只有秘书处看得到，用于核对任职年龄。">
            <Field label="姓名" placeholder="请填写" maxLength={20} value={draft.name} onInput={(text) => change({ name: text })} error={wrong('name')} />
            <ChooseField label="单位" options={units.map((unit) => ({ value: unit.unitId, label: unit.name }))} value={draft.unitId || undefined} onChoose={(chosen) => change({ unitId: chosen })} error={wrong('unitId')} />
            <Field label="工作职务" maxLength={40} value={draft.title} onInput={(title) => change({ title })} placeholder="如：校长" />
            <Field label="手机" placeholder="11 位数字" kind="number" maxLength={11} value={draft.phone} onInput={(text) => change({ phone: text })} error={wrong('phone')} />
            <Field label="出生日期" maxLength={10} value={draft.birth} onInput={(birth) => change({ birth })} placeholder={BIRTH} error={wrong('birth')} />
          </List>
        </>
      )}
    </Screen>
  )
}

function Correct({ personId }: { personId: string }) {
  const asked = useQuery(getPerson, { personId })
  if (asked.is === 'ready') return <CorrectForm person={asked.value} />
  return (
    <Screen title="更正信息" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function CorrectForm({ person }: { person: PersonPage }) {
  const { personId, name, unitId, title, phone, birth = '', units, today } = person
  const { draft, change, discard } = useDraft(`person:${personId}`, { name, unitId, title, phone, birth, moved: false, since: today })
  const { send, busy, answer, wrong } = useSending(correctPerson, () => {
    discard()
    backToPerson(personId)
  })
  const now = { name: draft.name.trim(), title: draft.title.trim(), phone: draft.phone.trim(), birth: draft.birth.trim() }
  const differs = {
    ...(now.name !== name && { name: now.name }),
    ...(now.title !== title && { title: now.title }),
    ...(now.phone !== phone && { phone: now.phone }),
    ...(now.birth !== birth && { birth: now.birth }),
    ...(draft.unitId !== unitId && { unitId: draft.unitId }),
  }
  const moves = 'unitId' in differs || 'title' in differs
  const whyNot = now.name === '' ? '请填写姓名' : Object.keys(differs).length === 0 ? '没有改动' : undefined
  const store = () => void send({ personId, ...differs, ...(moves && draft.moved && { since: draft.since }) })
  return (
    <Screen title="更正信息" stage={ready(null)} action={{ says: '保存更正', onTap: store, busy, whyNot }}>
      {() => (
        <>
          <Problem answer={answer} />
          <List>
            <Field label="姓名" placeholder="请填写" maxLength={20} value={draft.name} onInput={(text) => change({ name: text })} error={wrong('name')} />
            <Field label="手机" placeholder="11 位数字" kind="number" maxLength={11} value={draft.phone} onInput={(text) => change({ phone: text })} error={wrong('phone')} />
            <Field label="出生日期" maxLength={10} value={draft.birth} onInput={(text) => change({ birth: text })} placeholder={BIRTH} error={wrong('birth')} />
            <ChooseField label="单位" options={units.map((unit) => ({ value: unit.unitId, label: unit.name }))} value={draft.unitId} onChoose={(chosen) => change({ unitId: chosen })} error={wrong('unitId')} />
            <Field label="工作职务" placeholder="可不填" maxLength={40} value={draft.title} onInput={(text) => change({ title: text })} />
            {moves && <ToggleField label="工作有变动" hint="不选：原来写错了，不留旧单位。" on={draft.moved} onToggle={(moved) => change({ moved })} />}
            {moves && draft.moved && <WhenField label="变动日期" kind="date" value={draft.since} onChoose={(since) => change({ since })} error={wrong('since')} />}
          </List>
        </>
      )}
    </Screen>
  )
}
