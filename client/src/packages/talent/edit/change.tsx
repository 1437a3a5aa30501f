import { Problem } from 'client/parts/problem'
import type { Scan } from 'client/parts/roll/scan'
import { useSending } from 'client/parts/sending'
import { backToEntry } from 'client/parts/talent/places'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import { ready, Screen } from 'client/ui/frame/screen'
import { dayOf } from 'shared/kernel/time'
import { banks, type Fields } from 'shared/talent/banks'
import { editEntry, type EntryPage } from 'shared/talent/operations'
import { BankFields, identityOf, IdentityFields, missing, NOBODY, trimmed, type Whom } from './fields'

interface Draft {
  readonly fields: Fields
  readonly whom: Whom
  readonly guardian?: Scan | undefined
}

/** An entry is written anew; the edition that was read says whether somebody else was faster. */
export function Change({ page: { entryId, bank, fields: now, identity }, kept: { edition } }: { page: EntryPage; kept: NonNullable<EntryPage['kept']> }) {
  const today = dayOf(useServerNow())
  const { name = '', number = '', phone = '', birth = '', guardian: filed = false, v = 0 } = identity ?? {}
  const { draft, change, discard } = useDraft<Draft>(`bank:${entryId}:${edition}:${v}`, { fields: now as Fields, whom: identity ? { name, number, phone, birth } : NOBODY })
  const { send, busy, answer, wrong } = useSending(editEntry, () => {
    discard()
    backToEntry(entryId)
  })
  const { fields, whom, guardian } = draft
  const store = () => void send({ entryId, edition, fields: trimmed(fields), ...(banks[bank].apart && { identity: { ...identityOf(whom, guardian), v } }) })

  return (
    <Screen
      title={`修改${banks[bank].name}`}
      stage={ready(null)}
      action={{ says: '提交修改', onTap: store, busy, whyNot: missing(bank, fields, whom, filed || guardian !== undefined, today) }}
    >
      {() => (
        <>
          <Problem answer={answer} before="没有提交成功。" />
          <BankFields bank={bank} fields={fields} onChange={(to) => change({ fields: to })} wrong={wrong} />
          {banks[bank].apart && (
            <IdentityFields
              whom={whom}
              onChange={(to) => change({ whom: to })}
              guardian={guardian}
              onGuardian={(scan) => change({ guardian: scan })}
              filed={filed}
              hint="姓名、学号、出生合起来可以更正一个字，更正留有记录。换了人的，请移出这一条，为新的学生另登记。"
              today={today}
              wrong={wrong}
            />
          )}
        </>
      )}
    </Screen>
  )
}
