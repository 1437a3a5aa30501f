import { type Scan, ScanCell } from 'client/parts/roll/scan'
import { Field, LongField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { type Bank, banks, type Field as BankField, type Fields } from 'shared/talent/banks'
import { GUARDED_AGE, isGuarded } from 'shared/talent/consent'
import type { Day } from 'shared/kernel/time'
import { isBirth } from 'shared/talent/identity'

type Wrong = (field: string) => string | undefined

/** What members will read, as the bank asks for it. */
export const BankFields = ({ bank, fields, onChange, wrong }: { bank: Bank; fields: Fields; onChange: (fields: Fields) => void; wrong: Wrong }) => (
  <List title={banks[bank].apart ? '成员看得到的' : banks[bank].name} hint="提交后先审核，通过了才显示。">
    {banks[bank].fields.map(({ field, label, most, must, long, hint }) => {
      const One = long ? LongField : Field
      return (
        <One
          key={field}
          label={must ? `${label}（必填）` : label}
          value={fields[field] ?? ''}
          maxLength={most}
          onInput={(typed) => onChange({ ...fields, [field]: typed })}
          error={wrong(`fields.${field}`)}
          {...(hint && { placeholder: hint })}
        />
      )
    })}
  </List>
)

export interface Whom {
  readonly name: string
  readonly number: string
  readonly phone: string
  readonly birth: string
}
export const NOBODY: Whom = { name: '', number: '', phone: '', birth: '' }

interface IdentityProps {
  whom: Whom
  onChange: (whom: Whom) => void
  guardian: Scan | undefined
  onGuardian: (scan: Scan | undefined) => void
  /** A guardian's paper is on file already. */
  filed?: boolean
  hint?: string
  today: Day
  wrong: Wrong
}

/** Who a student is; whoever is too young wants a guardian's paper besides. */
export function IdentityFields({ whom, onChange, guardian, onGuardian, filed = false, hint = '不写身份证号。', today, wrong }: IdentityProps) {
  const guarded = isBirth(whom.birth.trim()) && isGuarded(whom.birth.trim(), today)
  return (
    <List title="是谁（只有本单位和本人看得到）" hint={hint}>
      <Field label="姓名（必填）" value={whom.name} maxLength={20} onInput={(name) => onChange({ ...whom, name })} error={wrong('identity.name')} />
      <Field label="出生（必填）" value={whom.birth} maxLength={10} placeholder="如 2012-05-12，或 2012-05" onInput={(birth) => onChange({ ...whom, birth })} error={wrong('identity.birth')} />
      <Field label="学号" value={whom.number} maxLength={30} onInput={(number) => onChange({ ...whom, number })} error={wrong('identity.number')} />
      <Field label="电话" value={whom.phone} maxLength={20} onInput={(phone) => onChange({ ...whom, phone })} />
      {guarded && (
        <ScanCell
          title="监护人签字的同意书"
          note={wrong('identity.guardian') ?? (filed ? '已有一份；重新选择即替换' : `未满 ${GUARDED_AGE} 周岁，必须上传`)}
          scan={guardian}
          onScan={onGuardian}
        />
      )}
    </List>
  )
}

/** What is handed in: without what was left empty. */
export const trimmed = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).flatMap(([field, value]) => (value?.trim() ? [[field, value.trim()]] : []))) as Fields

export const identityOf = (whom: Whom, guardian: Scan | undefined) => ({
  name: whom.name.trim(), number: whom.number.trim(), phone: whom.phone.trim(), birth: whom.birth.trim(), ...(guardian && { guardian: guardian.file }),
})

/** What is still missing, as a sentence. */
export function missing(bank: Bank, fields: Fields, whom: Whom, guardian: boolean, today: Day): string | undefined {
  const first = banks[bank].fields.find(({ field, must }) => must && !fields[field as BankField]?.trim())
  if (first) return `请填写${first.label}`
  if (!banks[bank].apart) return undefined
  if (whom.name.trim() === '') return '请填写学生姓名'
  if (!isBirth(whom.birth.trim())) return '请填写出生日期，如 2012-05-12'
  return isGuarded(whom.birth.trim(), today) && !guardian ? `未满 ${GUARDED_AGE} 周岁，请上传监护人签字的同意书` : undefined
}
