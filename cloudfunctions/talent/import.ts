import { accept, isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import type { Versioned } from 'shared/kernel/collection'
import { sentenceOf } from 'shared/kernel/workbook/remark'
import { checks } from 'shared/review/model'
import { type Bank, bankHas, banks } from 'shared/talent/banks'
import { guardiansWanted } from 'shared/talent/consent'
import { columnsOf, explainedOf } from 'shared/talent/import/columns'
import { type BankImport, bankImports, hasImported } from 'shared/talent/import/model'
import { applyBankImport, bankImportProgress, type BankProgress, bankTemplate, checkBankImport, MOST_SHOWN } from 'shared/talent/import/operations'
import { type CheckedBank, checkBank, decideNew, type ImportFacts, type NewRow, type Papers, wantsOf } from 'shared/talent/import/rules'
import type { Stored } from 'shared/talent/entry'
import { entries, identities } from 'shared/talent/model'
import { titleOf } from 'shared/talent/show'
import { progressOf, type Row } from '../kit/batch'
import { callerAs, type Context } from '../kit/context'
import { handOut } from '../kit/files'
import { answers, batch, change, commits, type EventDraft } from '../kit/outcome'
import { digest } from '../kit/receipts'
import { formFile, sheetsOf } from '../kit/workbook'
import { personsOfUnit } from '../person/read'
import { unitById } from '../unit/read'
import { handedInOf, paperOf } from './entry'

/** Between two entries of one file WeChat is asked about what others have written meanwhile. In milliseconds. */
const APART = 2000

/** The same for everybody. */
export const template = answers(bankTemplate, async ({ bank }, ctx) => {
  const columns = columnsOf(bank)
  const content = await formFile([
    { name: banks[bank].name, columns, rows: [columns.map(({ sample }) => sample)] },
    { name: '说明', columns: [{ title: '列', width: 20 }, { title: '怎么填', width: 90 }, { title: '例', width: 34 }], rows: explainedOf(bank) },
  ])
  return handOut(ctx, `${banks[bank].name}导入模板.xlsx`, content)
})

interface Checked {
  readonly facts: ImportFacts
  readonly found: CheckedBank
  /** Of the file and of what comes of it. */
  readonly digest: string
}

export const check = answers(checkBankImport, async ({ bank, fileId }, ctx) => {
  const checked = await checkedOf(ctx, bank, fileId)
  if (isRefusal(checked)) return checked
  const { flaws, others, remarks, rows, same } = checked.found
  return {
    digest: checked.digest,
    added: rows.length,
    same,
    ...wantsOf(rows),
    flaws: flaws.slice(0, MOST_SHOWN.flaws),
    flawTotal: flaws.length,
    others: others.slice(0, MOST_SHOWN.others),
    otherTotal: others.length,
    remarks: [...remarks],
    rows: rows.slice(0, MOST_SHOWN.rows).map((one) => ({ row: one.row, title: rowTitle(bank, one) })),
  }
})

/** For the eyes of the unit, whose file it is. */
const rowTitle = (bank: Bank, { fields, identity }: NewRow): string => [identity?.name, titleOf(bank, fields)].filter(Boolean).join(' · ').slice(0, 120)

async function checkedOf(ctx: Context, bank: Bank, fileId: string): Promise<Checked | Refusal> {
  const { db, caller, now } = ctx
  const unit = await unitById(db, caller.unitId)
  if (!unit) throw new Error(`no unit ${caller.unitId}`)
  const sheets = await sheetsOf(ctx, fileId)
  if (isRefusal(sheets)) return sheets
  const person = bankHas(bank, 'person')
  const [all, who, people] = await Promise.all([
    db.find(entries, { unitId: unit._id, bank }),
    bankHas(bank, 'apart') ? db.find(identities, { unitId: unit._id }) : [],
    person ? personsOfUnit(db, unit._id) : [],
  ])
  const own = all.filter(({ state }) => state !== 'removed')
  const facts: ImportFacts = {
    bank, unit, by: callerAs(ctx), own,
    who: new Map(who.map((one) => [one._id, one])),
    colleagues: people.map(({ _id, name, bound = {} }) => ({ personId: _id, name, joined: Object.keys(bound).length > 0 })),
  }
  const found = checkBank(sheets.value, facts, now)
  // What comes of it is compared, all that was shown: a look, a guard or what is not in the file changes nothing here.
  return { facts, found, digest: digest({ bank, sheets: sheets.value, found }) }
}

export const apply = commits(applyBankImport, async ({ bank, fileId, digest: seen, consent, guardians }, ctx) => {
  const { db, caller, now, newId } = ctx
  // Read before what it guards: whoever holds it has seen all that the one before has written.
  const last = await db.get(bankImports, caller.unitId)
  const under = hasImported(last) ? await progressOf(db, last.batchId) : undefined
  if (hasImported(last) && under && under.done < under.of) return refuse('IMPORT_RUNNING', `${last.by}的导入还在写入，请等它完成后再核对、导入`)
  const checked = await checkedOf(ctx, bank, fileId)
  if (isRefusal(checked)) return checked
  const { facts, found: { flaws, rows } } = checked
  const [flaw] = flaws
  if (flaw) {
    const more = flaws.length > 1 ? `（共 ${flaws.length} 处）` : ''
    return refuse('BAD_FILE', `${sentenceOf(flaw)}${more}`, { field: 'fileId', ...(flaw.clause !== undefined && { clause: flaw.clause }) })
  }
  if (checked.digest !== seen) return refuse('MOVED', '核对以后，文件或人才库有了变动。请重新核对，再导入', { field: 'digest' })
  if (rows.length === 0) return refuse('NOTHING_NEW', '表里的都已登记，没有要写入的内容', { field: 'fileId' })
  const wants = wantsOf(rows)
  if (wants.onPaper > 0 && !consent) return refuse('NO_CONSENT', `有 ${wants.onPaper} 人凭签字同意，请上传签字的名单`, { field: 'consent' })
  if (wants.guarded > 0 && guardians === undefined) return refuse('GUARDIAN', guardiansWanted(wants.guarded), { field: 'guardians' })
  const papers = await papersOf(ctx, wants, consent, guardians)
  if (isRefusal(papers)) return papers

  const made: Stored[] = []
  for (const row of rows) {
    const stored = decideNew(row, facts, newId(), now, papers.value)
    if (isRefusal(stored)) return stored
    made.push(stored.value)
  }
  const batchId = newId()
  const record = { batchId, bank, at: now, by: caller.name, added: made.length }
  const document: BankImport = { _id: caller.unitId, v: last?.v ?? 0, ...record }
  const asked = made.flatMap(({ entry }) => (entry.state === 'asked' && entry.personId !== undefined ? [entry.personId] : []))
  return batch(accept(rowsOf(made, batchId, ctx)), { newId: () => batchId }, () => ({ ...record, done: 0 }), {
    changes: [change(bankImports, document)],
    ...(asked.length > 0 && { event: askedEvent(bank, caller.unitName, asked) }),
  })
})

async function papersOf(ctx: Context, wants: ReturnType<typeof wantsOf>, consent: (Papers & { readonly file: string }) | undefined, guardians: string | undefined) {
  if (!consent || wants.onPaper === 0) return accept(undefined)
  const signed = await paperOf(ctx, consent.file, 'consent.file')
  if (isRefusal(signed)) return signed
  const guarding = wants.guarded > 0 && guardians !== undefined ? await paperOf(ctx, guardians, 'guardians') : undefined
  if (isRefusal(guarding)) return guarding
  return accept<Papers>({ ...consent, ...signed, ...(guarding && { guardians: guarding.file }) })
}

/**
 * The rows may stop between any two. Who it is stands before the entry, for whoever removes the entry clears that too; the
 * entry before its check, which looks for it; the checks a little apart in time.
 */
function rowsOf(made: readonly Stored[], batchId: string, ctx: Context): Row[] {
  const { bank } = made[0]!.entry
  const group = { id: batchId, title: `${ctx.caller.unitName} ${banks[bank].name} ${made.length} 条` }
  return made.flatMap((stored, n) => [
    ...(stored.identity ? [rowOf(identities.name, stored.identity)] : []),
    rowOf(entries.name, stored.entry),
    rowOf(checks.name, { ...handedInOf(stored, ctx), group, nextAt: ctx.now + n * APART }),
  ])
}

const rowOf = <T extends Versioned>(collection: string, { _id, v: _, ...fields }: T): Row => ({ collection, _id, fields, at: 0 })

const askedEvent = (bank: Bank, unitName: string, personIds: readonly string[]): EventDraft => ({
  type: 'talent.toAgree',
  audience: { kind: 'persons', personIds: [...new Set(personIds)] },
  title: `${unitName}想把您登记进${banks[bank].name}库`,
  body: '您同意以后别人才看得到。同意要写明用途和期限，随时可以撤回。',
  page: 'packages/talent/consent/index',
})

export const progress = answers(bankImportProgress, async (_, { db, caller }) => {
  const last = await db.get(bankImports, caller.unitId)
  if (!hasImported(last)) return { progress: null }
  const { done, of } = (await progressOf(db, last.batchId))!
  const { batchId, bank, at, by, added } = last
  const answer: BankProgress = { batchId, bank, at, by, added, done: of === 0 ? added : Math.floor((done * added) / of) }
  return { progress: answer }
})
