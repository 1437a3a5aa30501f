import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Choices } from 'client/ui/form/choices'
import { Field, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { unitKindName } from 'shared/unit/model'
import { getUnit, registerAgreement, type UnitPage } from 'shared/unit/operations'
import { backToUnit } from 'client/parts/roll/places'
import { type Scan, ScanCell } from 'client/parts/roll/scan'
import { useSending } from 'client/parts/sending'

/** The member's agreement: on file with its day and scan, or known to be missing. */
export default function AgreementPage() {
  const unitId = useQueryText('unitId')
  const asked = useQuery(getUnit, { unitId })
  if (asked.is === 'ready') return <Form unit={asked.value} />
  return (
    <Screen title="登记协议书" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function Form({ unit: { unitId, name, kind, agreement } }: { unit: UnitPage }) {
  const { draft, change, discard } = useDraft<{ state: 'onFile' | 'missing'; signedOn: string; note: string; scan?: Scan | undefined }>(`agreement:${unitId}`, {
    state: agreement.state, signedOn: agreement.signedOn ?? '', note: agreement.note ?? '',
  })
  const { send, busy, answer, wrong } = useSending(registerAgreement, () => {
    discard()
    backToUnit(unitId)
  })
  const filed = draft.state === 'onFile'
  const store = () =>
    void send({ unitId, state: draft.state, note: draft.note.trim(), ...(filed && { signedOn: draft.signedOn, ...(draft.scan && { file: draft.scan.file }) }) })
  return (
    <Screen title="登记协议书" stage={ready(null)} action={{ says: '登记协议书', onTap: store, busy, whyNot: filed && draft.signedOn === '' ? '请选签订日期' : undefined }}>
      {() => (
        <>
          <Problem answer={answer} />
          <Card title={unitKindName[kind]}>{name}</Card>
          <Choices
            label="协议书"
            options={[
              { value: 'onFile', label: '在案', note: '有签订的协议书，写明日期' },
              { value: 'missing', label: '未见', note: '没有找到，名册上会一直提示' },
            ]}
            value={draft.state}
            onChoose={(state) => change({ state })}
          />
          <List>
            {filed && <WhenField label="签订日期" kind="date" value={draft.signedOn} onChoose={(signedOn) => change({ signedOn })} error={wrong('signedOn')} />}
            {filed && <ScanCell scan={draft.scan} onScan={(scan) => change({ scan })} {...(agreement.scan && { note: '已有一份；重新选择即替换' })} />}
            <Field label="说明" maxLength={200} value={draft.note} onInput={(note) => change({ note })} placeholder="如：原件在档案室" />
          </List>
        </>
      )}
    </Screen>
  )
}
