import type { Versioned } from 'shared/kernel/collection'
import { accept, isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { imports, ROLL_IMPORT, type RollImport } from 'shared/person/import/model'
import { applyImport, checkImport, importProgress, MOST_SHOWN, rollTemplate } from 'shared/person/import/operations'
import { type CheckedRoll, checkRoll, countsOf, differencesOf, differing } from 'shared/person/import/rules'
import { sentenceOf } from 'shared/kernel/workbook/remark'
import { PERSON_SHEET, UNIT_SHEET } from 'shared/person/import/sheet'
import { persons, rolls } from 'shared/person/model'
import { units } from 'shared/unit/model'
import { progressOf, type Row } from '../kit/batch'
import type { Context } from '../kit/context'
import { handOut } from '../kit/files'
import { answers, batch, change, commits } from '../kit/outcome'
import { speller } from '../kit/spell'
import { digest } from '../kit/receipts'
import { idFrom, sheetsOf } from '../kit/workbook'
import { templateFile } from './import-file'
import { openRoll } from './read'


export const makeTemplate = answers(rollTemplate, async ({ filled }, ctx) => {
  const { db, charter } = ctx
  const roll = filled ? { units: await db.find(units, {}), persons: await db.find(persons, {}, BY_NAME) } : undefined
  const name = filled ? '集团名册.xlsx' : '名册导入模板.xlsx'
  return handOut(ctx, name, await templateFile(charter, roll))
})

const BY_NAME = { order: { field: 'pinyin', direction: 'asc' } } as const

export const check = answers(checkImport, async ({ fileId }, ctx) => {
  const found = await checked(fileId, ctx)
  if (isRefusal(found)) return found
  const { roll, digest: stamp } = found
  const changes = changesOf(roll)
  return {
    digest: stamp,
    units: countsOf(roll.units),
    persons: countsOf(roll.persons),
    flaws: roll.flaws.slice(0, MOST_SHOWN.flaws),
    flawTotal: roll.flaws.length,
    flags: roll.flags.slice(0, MOST_SHOWN.flags),
    flagTotal: roll.flags.length,
    remarks: [...roll.remarks],
    changes: changes.slice(0, MOST_SHOWN.changes),
    changeTotal: changes.length,
  }
})

const changesOf = (roll: CheckedRoll) => [...differencesOf(UNIT_SHEET, roll.units), ...differencesOf(PERSON_SHEET, roll.persons)]

export const apply = commits(applyImport, async ({ fileId, digest: seen }, ctx) => {
  const open = await openRoll(ctx.db)
  if (isRefusal(open)) return open
  const [found, last] = await Promise.all([checked(fileId, ctx), ctx.db.get(imports, ROLL_IMPORT)])
  if (isRefusal(found)) return found
  const { roll, digest: stamp } = found
  const [flaw] = roll.flaws
  if (flaw) {
    const more = roll.flaws.length > 1 ? `（共 ${roll.flaws.length} 处）` : ''
    return refuse('BAD_ROLL', `${sentenceOf(flaw)}${more}`, { field: 'fileId', ...(flaw.clause !== undefined && { clause: flaw.clause }) })
  }
  if (stamp !== seen) return refuse('ROLL_MOVED', '核对以后，文件或名册有了变动。请重新核对，再导入', { field: 'digest' })
  const rows = rowsOf(roll)
  if (rows.length === 0) return refuse('NOTHING_NEW', '文件与名册完全一样，没有要写入的内容', { field: 'fileId' })

  const batchId = ctx.newId()
  const record = { batchId, at: ctx.now, by: ctx.caller.name, units: countsOf(roll.units), persons: countsOf(roll.persons) }
  const document: RollImport = { _id: ROLL_IMPORT, v: last?.v ?? 0, ...record }
  return batch(accept(rows), { newId: () => batchId }, (_, of) => ({ ...record, done: 0, of }), { changes: [change(imports, document), change(rolls, { ...open.roll, batchId })] })
})

export const progress = answers(importProgress, async ({ batchId }, { db }) => {
  const last = await db.get(imports, ROLL_IMPORT)
  if (!last || (batchId !== undefined && batchId !== last.batchId)) return { progress: null }
  const { done, of } = (await progressOf(db, last.batchId))!
  return { progress: { ...last, done, of } }
})

/** Reads the file, checks it against the roll of this moment, and stamps what was compared with what. */
async function checked(fileId: string, ctx: Context): Promise<{ roll: CheckedRoll; digest: string } | Refusal> {
  const read = await sheetsOf(ctx, fileId)
  if (isRefusal(read)) return read
  const { value: sheets } = read
  const { db, charter, now } = ctx
  const [allUnits, allPersons, spell] = await Promise.all([db.find(units, {}), db.find(persons, {}), speller()])
  const roll = checkRoll(sheets, { units: allUnits, persons: allPersons }, charter, dayOf(now), { idOf: idFrom, spell })
  const versions = [...allUnits, ...allPersons].map(({ _id, v }) => `${_id}@${v}`).sort()
  return { roll, digest: digest({ sheets, versions }) }
}

/**
 * Only the fields that change. Nobody else writes these until the last row is written (`openRoll`); what a person's joining
 * changes meanwhile are others.
 */
const rowsOf = (roll: CheckedRoll): Row[] => [
  ...roll.units.flatMap(({ before, after }) => written(units.name, before, after)),
  ...roll.persons.flatMap(({ before, after }) => written(persons.name, before, after)),
]

function written<T extends Versioned>(collection: string, before: T | undefined, after: T): Row[] {
  const fields = (before ? differing(before, after) : (Object.keys(after) as (keyof T & string)[])).filter((key) => key !== '_id' && key !== 'v')
  if (fields.length === 0) return []
  return [{ collection, _id: after._id, fields: Object.fromEntries(fields.map((key) => [key, after[key]])) }]
}
