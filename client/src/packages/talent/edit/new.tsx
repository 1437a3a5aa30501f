import { Problem } from 'client/parts/problem'
import { type Scan, ScanCell } from 'client/parts/roll/scan'
import { useSending } from 'client/parts/sending'
import { type Agreement, ConsentFields, missingAgreement } from 'client/parts/talent/consent-fields'
import { backToBank } from 'client/parts/talent/places'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import { Choices } from 'client/ui/form/choices'
import { ChooseField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { addYears, dayOf } from 'shared/kernel/time'
import { type Bank, banks, type Fields } from 'shared/talent/banks'
import { addEntry } from 'shared/talent/operations'
import { BankFields, identityOf, IdentityFields, missing, NOBODY, trimmed, type Whom } from './fields'

interface Draft {
  readonly fields: Fields
  readonly whom: Whom
  readonly guardian?: Scan | undefined
  readonly how: 'paper' | 'account'
  readonly agreement: Agreement
  readonly paper?: Scan | undefined
  readonly personId: string
}

/** A new entry: what members read, who it is about, and how the person agrees. */
export function New({ bank, keeps, colleagues }: { bank: Bank; keeps: boolean; colleagues: readonly { readonly personId: string; readonly name: string }[] }) {
  const today = dayOf(useServerNow())
  const { person, apart, name } = banks[bank]
  const { draft, change, discard } = useDraft<Draft>(`bank:${bank}`, {
    fields: {}, whom: NOBODY, how: 'paper', agreement: { purposes: [], until: addYears(today, 1) }, personId: '',
  })
  const { send, busy, answer, wrong } = useSending(addEntry, () => {
    discard()
    backToBank(bank)
  })
  const { fields, whom, guardian, how, agreement, paper, personId } = draft
  const onPaper = person && how === 'paper'

  const store = () =>
    void send({
      bank,
      fields: trimmed(fields),
      ...(apart && { identity: identityOf(whom, guardian) }),
      ...(onPaper && paper && { consent: { purposes: [...agreement.purposes], until: agreement.until, file: paper.file } }),
      ...(person && how === 'account' && { personId }),
    })
  const whyNot =
    missing(bank, fields, whom, guardian !== undefined, today) ??
    (onPaper ? (missingAgreement(agreement) ?? (paper ? undefined : '请选本人签字的同意书')) : person && personId === '' ? '请选是哪一位' : undefined)

  if (!keeps) return <Screen title={name} stage={{ is: 'refused', message: `${name}不由您的单位登记。`, clause: 'VI2f' }}>{() => null}</Screen>
  return (
    <Screen title={`登记${name}`} stage={ready(null)} action={{ says: '提交', onTap: store, busy, whyNot }}>
      {() => (
        <>
          <Problem answer={answer} before="没有提交成功。" />
          <BankFields bank={bank} fields={fields} onChange={(to) => change({ fields: to })} wrong={wrong} />
          {apart && <IdentityFields whom={whom} onChange={(to) => change({ whom: to })} guardian={guardian} onGuardian={(scan) => change({ guardian: scan })} today={today} wrong={wrong} />}
          {person && (
            <>
              <Choices
                label="本人怎样同意"
                options={[
                  { value: 'paper', label: '签在纸上', note: '上传签字的同意书，审核后即显示' },
                  { value: 'account', label: '本人在自己账号里同意', note: '选一位有账号的同事，等他同意后显示' },
                ]}
                value={how}
                onChoose={(to) => change({ how: to })}
              />
              {onPaper ? (
                <>
                  <ConsentFields value={agreement} onChange={(part) => change({ agreement: { ...agreement, ...part } })} wrong={(field) => wrong(`consent.${field}`)} />
                  <List>
                    <ScanCell title="签字的同意书" note={wrong('consent.file') ?? '照片或 PDF，只有本单位和本人看得到'} scan={paper} onScan={(scan) => change({ paper: scan })} />
                  </List>
                </>
              ) : (
                <List>
                  <ChooseField
                    label="哪一位"
                    options={colleagues.map((one) => ({ value: one.personId, label: one.name }))}
                    value={personId === '' ? undefined : personId}
                    onChoose={(chosen) => change({ personId: chosen })}
                    error={wrong('personId')}
                  />
                </List>
              )}
            </>
          )}
        </>
      )}
    </Screen>
  )
}
