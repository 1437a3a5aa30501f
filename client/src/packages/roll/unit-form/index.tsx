import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { ChooseField, Field, ToggleField, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { UNIT_KINDS, unitKindName, type UnitKind } from 'shared/unit/model'
import { addUnit, correctUnit, getUnit, type UnitPage } from 'shared/unit/operations'
import { backToUnit } from 'client/parts/roll/places'
import { useSending } from 'client/parts/sending'

/** A unit to be put on the roll, or corrected there. */
export default function UnitFormPage() {
  const unitId = useQueryText('unitId')
  return (
    <OnDuty needs="administer" title="单位信息">
      {unitId === '' ? <Add /> : <Correct unitId={unitId} />}
    </OnDuty>
  )
}

const kinds = UNIT_KINDS.map((value) => ({ value, label: unitKindName[value] }))

function Add() {
  const { draft, change, discard } = useDraft<{ name: string; kind?: UnitKind; creditCode: string; since: string }>('unit:new', { name: '', creditCode: '', since: '' })
  const { send, busy, answer, wrong } = useSending(addUnit, ({ unitId }) => {
    discard()
    backToUnit(unitId)
  })
  const { kind } = draft
  const name = draft.name.trim()
  const whyNot = name === '' ? '请填写单位全称' : kind === undefined ? '请选择类别' : undefined
  const store = () => kind && void send({ name, kind, creditCode: draft.creditCode.trim(), ...(draft.since && { since: draft.since }) })
  return (
    <Screen title="添一个单位" stage={ready(null)} action={{ says: '登记单位', onTap: () => store(), busy, whyNot }}>
      {() => (
        <>
          <Problem answer={answer} />
          <List>
            <Field label="全称" placeholder="与公章一致" maxLength={60} value={draft.name} onInput={(text) => change({ name: text })} error={wrong('name')} />
            <ChooseField label="类别" options={kinds} value={kind} onChoose={(chosen) => change({ kind: chosen })} />
            <Field label="信用代码" maxLength={18} value={draft.creditCode} onInput={(creditCode) => change({ creditCode })} placeholder="18 位，可以后补" error={wrong('creditCode')} />
            <WhenField label="加入日期" kind="date" value={draft.since} onChoose={(since) => change({ since })} placeholder="可以后补" error={wrong('since')} />
          </List>
        </>
      )}
    </Screen>
  )
}

function Correct({ unitId }: { unitId: string }) {
  const asked = useQuery(getUnit, { unitId })
  if (asked.is === 'ready') return <CorrectForm unit={asked.value} />
  return (
    <Screen title="更正单位" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function CorrectForm({ unit }: { unit: UnitPage }) {
  const { unitId } = unit
  const { draft, change, discard } = useDraft(`unit:${unitId}`, {
    name: unit.name, kind: unit.kind, creditCode: unit.creditCode ?? '', since: unit.since ?? '', renamed: false, renamedOn: unit.today,
  })
  const { send, busy, answer, wrong } = useSending(correctUnit, () => {
    discard()
    backToUnit(unitId)
  })
  const name = draft.name.trim()
  const differs = {
    ...(name !== unit.name && { name }),
    ...(draft.kind !== unit.kind && { kind: draft.kind }),
    ...(draft.creditCode.trim() !== (unit.creditCode ?? '') && { creditCode: draft.creditCode.trim() }),
    ...(draft.since !== '' && draft.since !== unit.since && { since: draft.since }),
  }
  const renames = 'name' in differs && draft.renamed
  const whyNot = name === '' ? '请填写单位全称' : Object.keys(differs).length === 0 ? '没有改动' : undefined
  return (
    <Screen title="更正单位" stage={ready(null)} action={{ says: '保存更正', onTap: () => void send({ unitId, ...differs, ...(renames && { renamedOn: draft.renamedOn }) }), busy, whyNot }}>
      {() => (
        <>
          <Problem answer={answer} />
          <List>
            <Field label="全称" placeholder="与公章一致" maxLength={60} value={draft.name} onInput={(text) => change({ name: text })} error={wrong('name')} />
            {'name' in differs && <ToggleField label="单位改了名" hint="不选：原来写错了，旧名不留。" on={draft.renamed} onToggle={(renamed) => change({ renamed })} />}
            {renames && <WhenField label="改名日期" kind="date" value={draft.renamedOn} onChoose={(renamedOn) => change({ renamedOn })} error={wrong('renamedOn')} />}
            <ChooseField label="类别" options={kinds} value={draft.kind} onChoose={(kind) => change({ kind })} />
            <Field label="信用代码" placeholder="18 位，可以后补" maxLength={18} value={draft.creditCode} onInput={(creditCode) => change({ creditCode })} error={wrong('creditCode')} />
            <WhenField label="加入日期" kind="date" value={draft.since} onChoose={(since) => change({ since })} placeholder="不清楚可不填" error={wrong('since')} />
          </List>
        </>
      )}
    </Screen>
  )
}
