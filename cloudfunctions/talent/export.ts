import { organisationName } from 'shared/charter/sittings'
import type { Sheet } from 'shared/document/model'
import { refuse } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { type Bank, bankHas, banks } from 'shared/talent/banks'
import { limitsOf } from 'shared/talent/fresh'
import { type Entry, entries, identities, type Identity } from 'shared/talent/model'
import { exportAll, exportOwn } from 'shared/talent/operations'
import { isShown, whyHidden } from 'shared/talent/show'
import { makeWorkbook } from '../document/read'
import type { Context } from '../kit/context'
import { commits } from '../kit/outcome'
import { unitsById } from '../unit/read'

/** As many as a workbook holds. */
const MOST = 5000
const nothing = refuse('NOTHING', '这一库还没有可以导出的条目', { field: 'bank' })

/** Handing out is an act, so that it stands in the record. */
export const exportOfOwn = commits(exportOwn, async ({ bank }, ctx) => {
  const { db, caller } = ctx
  const found = await db.find(entries, { unitId: caller.unitId, bank, state: { in: ['asked', 'open', 'withdrawn'] } }, { limit: MOST })
  if (found.length === 0) return nothing
  const who = bankHas(bank, 'apart') ? await db.find(identities, { unitId: caller.unitId }) : []
  const sheet = sheetOf(ctx, bank, found, { who: new Map(who.map((one) => [one._id, one])) })
  return { kind: 'commit', answer: await makeWorkbook(ctx, `${caller.unitName} ${banks[bank].name}.xlsx`, [sheet]), changes: [], guards: [] }
})

export const exportOfAll = commits(exportAll, async ({ bank }, ctx) => {
  const { db, charter, now } = ctx
  const found = await db.find(entries, { bank, state: 'open', 'review.state': 'approved' }, { limit: MOST })
  const shown = found.filter((entry) => isShown(entry, dayOf(now), limitsOf(charter)))
  if (shown.length === 0) return nothing
  const units = await unitsById(db, shown.map(({ unitId }) => unitId))
  const sheet = sheetOf(ctx, bank, shown, { units: new Map([...units].map(([unitId, { name }]) => [unitId, name])) })
  return { kind: 'commit', answer: await makeWorkbook(ctx, `集团${banks[bank].name}.xlsx`, [sheet]), changes: [], guards: [] }
})

interface With {
  /** Who the students are; for their own school. */
  readonly who?: ReadonlyMap<string, Identity>
  /** The names of the units; where there is more than one. */
  readonly units?: ReadonlyMap<string, string>
}

function sheetOf({ charter, now }: Context, bank: Bank, of: readonly Entry[], { who, units }: With): Sheet {
  const { name, fields, apart, person } = banks[bank]
  const today = dayOf(now)
  const own = units === undefined
  const columns = [
    ...(units ? [{ title: '单位', width: 24 }] : []),
    ...(apart && who ? [{ title: '姓名', width: 10 }, { title: '学号', width: 14 }, { title: '电话', width: 14 }, { title: '出生', width: 12 }] : []),
    ...fields.map(({ label, long }) => ({ title: label, width: long ? 36 : 16 })),
    ...(own && person ? [{ title: '同意到', width: 12 }] : []),
    { title: '确认日期', width: 12 },
    ...(own ? [{ title: '现在', width: 16 }] : []),
  ]
  const rows = of.map((entry) => {
    const one = who?.get(entry._id)
    return [
      ...(units ? [units.get(entry.unitId) ?? ''] : []),
      ...(apart && who ? [one?.name ?? '', one?.number ?? '', one?.phone ?? '', one?.birth ?? ''] : []),
      ...fields.map(({ field }) => entry.fields[field] ?? ''),
      ...(own && person ? [entry.consent?.until ?? ''] : []),
      entry.checkedOn,
      ...(own ? [whyHidden(entry, today, limitsOf(charter)) ?? '显示中'] : []),
    ]
  })
  return { title: name, about: [organisationName(charter), `${today} 导出，共 ${rows.length} 条`], columns, rows, foot: apart && !who ? ['学生身份不在此表；需要的，向学校和本人申请。'] : [] }
}
