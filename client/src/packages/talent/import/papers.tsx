import { type Scan, ScanCell } from 'client/parts/roll/scan'
import { type Agreement, ConsentFields, missingAgreement } from 'client/parts/talent/consent-fields'
import type { Answer } from 'client/platform/cloud/line'
import { Field } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { guardiansWanted } from 'shared/talent/consent'
import type { CheckedFile } from 'shared/talent/import/operations'

export interface PapersDraft extends Agreement {
  readonly list: string
  readonly scan?: Scan | undefined
  readonly guardians?: Scan | undefined
}
export const NO_PAPERS: PapersDraft = { purposes: [], until: '', list: '' }

type Wanted = Pick<CheckedFile, 'onPaper' | 'guarded'>

interface WantedPapersProps {
  found: Wanted
  papers: PapersDraft
  onChange: (part: Partial<PapersDraft>) => void
  answer: Answer<unknown> | undefined
}

/** The list that everybody without an account has signed, and what guardians have signed. */
export function WantedPapers({ found: { onPaper, guarded }, papers, onChange, answer }: WantedPapersProps) {
  if (onPaper === 0) return null
  const wrong = (field: string) => (answer?.kind === 'refused' && answer.field === field ? answer.message : undefined)
  return (
    <>
      <List title={`${onPaper} 人签字的名单`} hint="名单上写明用途和截止日期，各人签名。照片或 PDF，只有本单位看得到。">
        <Field label="名单叫什么" value={papers.list} maxLength={60} onInput={(list) => onChange({ list })} placeholder="如：2024 级数控班同意入库名单" error={wrong('consent.list')} />
        <ScanCell title="签字的名单" note={wrong('consent.file') ?? wrong('consent') ?? '照片或 PDF'} scan={papers.scan} onScan={(scan) => onChange({ scan })} />
        {guarded > 0 && (
          <ScanCell title="监护人签字的同意书" note={wrong('guardians') ?? guardiansWanted(guarded)} scan={papers.guardians} onScan={(guardians) => onChange({ guardians })} />
        )}
      </List>
      <ConsentFields value={papers} onChange={onChange} wrong={(field) => wrong(`consent.${field}`)} />
    </>
  )
}

/** What is still missing, as a sentence. */
export function missingPapers({ list, scan, guardians, ...agreement }: PapersDraft, { onPaper, guarded }: Wanted): string | undefined {
  if (onPaper === 0) return undefined
  if (list.trim() === '') return '请写名单叫什么'
  if (!scan) return '请选签字的名单'
  if (guarded > 0 && !guardians) return guardiansWanted(guarded)
  return missingAgreement(agreement)
}

/** As the operation wants it. */
export const saidPapers = ({ list, scan, guardians, purposes, until }: PapersDraft, { onPaper, guarded }: Wanted) => ({
  ...(onPaper > 0 && scan && { consent: { purposes: [...purposes], until, file: scan.file, list: list.trim() } }),
  ...(guarded > 0 && guardians && { guardians: guardians.file }),
})
