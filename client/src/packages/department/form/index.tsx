import { backToDepartment } from 'client/parts/department/places'
import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { useCharter } from 'client/parts/law'
import { Problem } from 'client/parts/problem'
import { type Scan, ScanCell } from 'client/parts/roll/scan'
import { useSending } from 'client/parts/sending'
import { Why } from 'client/parts/why'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { ChooseField, Field, LongField, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { correctDepartment, type DepartmentPage, getDepartment, setUpDepartment } from 'shared/department/operations'
import { enteredBodies } from 'shared/department/rules'

/** A department that a resolution has set up; or what is known better of one. */
export default function FormPage() {
  const departmentId = useQueryText('departmentId')
  const title = departmentId === '' ? '登记业务机构' : '更正业务机构'
  return (
    <OnDuty needs="administer" title={title}>
      {departmentId === '' ? <New /> : <Known departmentId={departmentId} />}
    </OnDuty>
  )
}

interface Draft {
  readonly name: string
  readonly purpose: string
  readonly body: string
  readonly since: string
  readonly source: string
  readonly scan?: Scan | undefined
}

const EMPTY: Draft = { name: '', purpose: '', body: '', since: '', source: '' }

function New() {
  const charter = useCharter()
  const kept = useDraft<Draft>('department:', EMPTY)
  const { send, busy, answer, wrong } = useSending(setUpDepartment, ({ departmentId }) => {
    kept.discard()
    backToDepartment(departmentId)
  })
  const bodies = enteredBodies(charter)
  const { draft } = kept
  const body = bodies.find(({ id }) => id === draft.body) ?? bodies[0]
  const store = () => body && void send({ ...trimmed(draft), body: body.id, since: draft.since, ...(draft.scan && { file: draft.scan.file }) })
  return (
    <Screen title="登记业务机构" stage={ready(null)} action={{ says: '登记', onTap: store, busy, whyNot: gapOf(draft) }}>
      {() => (
        <>
          <Problem answer={answer} />
          <List hint={body && <>由决议设立，请写明是哪一次。<Why clause={body.clause} /></>}>
            <ChooseField label="类别" options={bodies.map(({ id, name }) => ({ value: id, label: name }))} value={body?.id} onChoose={(chosen) => kept.change({ body: chosen })} error={wrong('body')} />
          </List>
          <Fields {...kept} wrong={wrong} />
        </>
      )}
    </Screen>
  )
}

function Known({ departmentId }: { departmentId: string }) {
  const asked = useQuery(getDepartment, { departmentId })
  if (asked.is === 'ready' && !asked.value.dissolved) return <Correction department={asked.value} />
  const gone = { is: 'empty', says: '这个机构已经撤销，不能再改。', way: { says: '看这个机构', onTap: () => backToDepartment(departmentId) } } as const
  return (
    <Screen title="更正业务机构" stage={asked.is === 'ready' ? gone : withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function Correction({ department }: { department: DepartmentPage }) {
  const { departmentId, name, purpose, body, since, source } = department
  const kept = useDraft<Draft>(`department:${departmentId}`, { name, purpose, body, since, source })
  const { send, busy, answer, wrong } = useSending(correctDepartment, () => {
    kept.discard()
    backToDepartment(departmentId)
  })
  const { draft } = kept
  const typed = trimmed(draft)
  const changed = {
    ...(typed.name !== name && { name: typed.name }),
    ...(typed.purpose !== purpose && { purpose: typed.purpose }),
    ...(draft.since !== since && { since: draft.since }),
    ...(typed.source !== source && { source: typed.source }),
    ...(draft.scan && { file: draft.scan.file }),
  }
  const whyNot = gapOf(draft) ?? (Object.keys(changed).length === 0 ? '还没有改动' : undefined)
  return (
    <Screen title="更正业务机构" stage={ready(null)} action={{ says: '保存更正', onTap: () => void send({ departmentId, ...changed }), busy, whyNot }}>
      {() => (
        <>
          <Problem answer={answer} />
          <Fields {...kept} wrong={wrong} />
        </>
      )}
    </Screen>
  )
}

const trimmed = ({ name, purpose, source }: Draft) => ({ name: name.trim(), purpose: purpose.trim(), source: source.trim() })

/** What is still to be filled in. */
function gapOf(draft: Draft): string | undefined {
  const { name, source } = trimmed(draft)
  return name === '' ? '请填写名称' : draft.since === '' ? '请选设立日期' : source === '' ? '请写明由哪次决议设立' : undefined
}

interface FieldsProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  wrong: (field: string) => string | undefined
}

const Fields = ({ draft, change, wrong }: FieldsProps) => (
  <>
    <List>
      <Field label="名称" maxLength={30} value={draft.name} onInput={(name) => change({ name })} placeholder="如：成员联络部" error={wrong('name')} />
      <LongField label="职责" maxLength={200} value={draft.purpose} onInput={(purpose) => change({ purpose })} placeholder="做什么，可不填" error={wrong('purpose')} />
    </List>
    <List>
      <WhenField label="设立" kind="date" value={draft.since} onChoose={(since) => change({ since })} error={wrong('since')} />
      <Field label="依据" maxLength={200} value={draft.source} onInput={(source) => change({ source })} placeholder="如：理事大会〔2026〕3号决议" error={wrong('source')} />
      <ScanCell scan={draft.scan} onScan={(scan) => change({ scan })} />
    </List>
  </>
)
