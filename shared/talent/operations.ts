import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { REVIEW_STATES } from '../review/model'
import { BANKS, type Field, PURPOSES } from './banks'
import { FRESHNESS } from './fresh'
import { ENTRY_STATES, REQUEST_STATES } from './model'
import { STANDINGS } from './show'

/** So many stand on one page of a list, and are confirmed at once. */
export const PAGE = 20
export const OWN_PAGE = 40

const bank = picklist(BANKS)
const said = optional(note(300))
/** Which of these a bank asks for, and how long they may be, is for the rule to say. */
const fields = object({
  name: said, trade: said, title: said, work: said, serves: said, reach: said, skills: said, year: said, region: said, count: said, period: said,
} satisfies Record<Field, unknown>)
const cursor = optional(note(120))
const purposes = list(picklist(PURPOSES), PURPOSES.length)
const file = text(300)
const identity = object({ name: text(20), number: note(30), phone: note(20), birth: text(10), guardian: optional(file) })

export const readBanks = query('talent.banks', {
  needs: 'member',
  says: '四个人才库：本单位各有多少条、多少该确认，待答复的申请',
  input: object({}),
  output: object({
    banks: array(
      object({
        bank,
        /** The own unit keeps entries in it, and the reader may write them. */
        keeps: boolean(),
        own: nullable(object({ total: count, stale: count, hidden: count })),
      }),
    ),
    /** May hand out everything there is, without who students are. */
    moderates: boolean(),
    /** Of the own unit's students, and of the reader. */
    toAnswer: count,
    /** Who of the own unit could agree with an account; for whoever writes entries. */
    colleagues: array(object({ personId: id, name: text(20) })),
  }),
})
export type BanksPage = Infer<typeof readBanks.output>

const row = {
  entryId: id,
  bank,
  title: note(120),
  line: note(120),
  checkedOn: day,
  freshness: picklist(FRESHNESS),
}

export const listEntries = query('talent.list', {
  needs: 'member',
  says: '人才库名单：按专业、技能、地区的字查找，新近确认的在前',
  input: object({ bank, text: note(40), cursor }),
  output: object({
    entries: array(object({ ...row, unitName: nullable(text(60)) })),
    /** Where the next page begins; null at the end. */
    next: nullable(text(120)),
  }),
})
export type ListedEntry = Infer<typeof listEntries.output>['entries'][number]

export const ownEntries = query('talent.own', {
  needs: 'inform',
  says: '本单位在一个人才库里的全部条目，最久没有确认的在前',
  input: object({ bank, cursor }),
  output: object({
    entries: array(
      object({
        ...row,
        v: count,
        /** Of a student, for the school that keeps him; null in the other banks. */
        name: nullable(text(20)),
        /** Why others do not see it; null where they do. */
        hidden: nullable(note(300)),
        /** Can be said to be still true. */
        confirmable: boolean(),
      }),
    ),
    next: nullable(text(120)),
  }),
})
export type OwnEntry = Infer<typeof ownEntries.output>['entries'][number]

const consent = object({
  purposes: array(picklist(PURPOSES)),
  until: day,
  how: picklist(['paper', 'account']),
  at: instant,
  by: text(20),
  paper: boolean(),
  /** The paper is a list that many have signed. */
  list: nullable(text(60)),
  withdrawn: nullable(object({ at: instant, who: picklist(['person', 'unit']) })),
})

export const getEntry = query('talent.get', {
  needs: 'member',
  says: '人才库的一条：各人看到自己该看的',
  input: object({ entryId: id }),
  output: object({
    entryId: id,
    bank,
    v: count,
    title: note(120),
    unitName: nullable(text(60)),
    fields,
    checkedOn: day,
    freshness: picklist(FRESHNESS),
    standing: picklist(STANDINGS),
    /** For everybody but other members. */
    kept: nullable(
      object({
        state: picklist(ENTRY_STATES),
        edition: count,
        review: object({ state: picklist(REVIEW_STATES), reason: note(500) }),
        hidden: nullable(note(300)),
        account: boolean(),
        consent: nullable(consent),
        /** Of a need, for the unit: the posting made from it last; it can be posted where none is open. */
        posting: nullable(object({ postingId: id, title: note(30), open: boolean(), renewable: boolean() })),
        postable: boolean(),
      }),
    ),
    /** For the unit and the person. */
    identity: nullable(
      object({
        name: note(20), number: note(30), phone: note(20), birth: note(10), guardian: boolean(), guarded: boolean(), v: count,
        /** When the school mended it, and what it had said. */
        corrected: array(object({ at: instant, by: text(20), was: object({ name: note(20), number: note(30), birth: note(10) }) })),
      }),
    ),
    looks: array(object({ at: instant, name: text(20), unitName: text(60), purpose: picklist(PURPOSES) })),
    /** What a student agreed to be asked for; and what the reader has asked. */
    asks: nullable(
      object({
        purposes: array(picklist(PURPOSES)),
        mine: nullable(object({ requestId: id, state: picklist(REQUEST_STATES), live: boolean() })),
      }),
    ),
  }),
})
export type EntryPage = Infer<typeof getEntry.output>

export const addEntry = command('talent.add', {
  needs: 'inform',
  says: '入库：为本单位登记一名教师、学生、技术人员，或一项人才需求',
  hides: ['fields', 'identity', 'consent'],
  input: object({ bank, fields, identity: optional(identity), consent: optional(object({ purposes, until: day, file })), personId: optional(id) }),
  output: object({ entryId: id }),
})

export const editEntry = command('talent.edit', {
  needs: 'inform',
  says: '修改人才库里本单位的一条，对外的文字重新审核',
  hides: ['fields', 'identity'],
  input: object({ entryId: id, edition: count, fields, identity: optional(object({ ...identity.entries, v: count })) }),
  output: object({ entryId: id }),
})

export const confirmEntries = command('talent.confirm', {
  needs: 'inform',
  says: '确认仍有效：看到的一条或一页；看过以后被改动的留着',
  input: object({ entries: list(object({ entryId: id, v: count }), OWN_PAGE) }),
  output: object({ confirmed: count, left: count }),
})

export const renewConsent = command('talent.renewConsent', {
  needs: 'inform',
  says: '登记本人签字的同意书：首次、到期后或撤回后重新给',
  hides: ['file'],
  input: object({ entryId: id, purposes, until: day, file }),
  output: object({}),
})

export const agree = command('talent.agree', {
  needs: 'member',
  says: '本人同意入库，写明用途和期限',
  input: object({ entryId: id, purposes, until: day }),
  output: object({}),
})

export const withdraw = command('talent.withdraw', {
  needs: 'member',
  says: '撤回同意：本人或本单位，即刻不再显示',
  input: object({ entryId: id }),
  output: object({}),
})

export const removeEntry = command('talent.remove', {
  needs: 'inform',
  says: '移出人才库，学生的姓名等一并删去',
  input: object({ entryId: id }),
  output: object({}),
})

export const openPaper = query('talent.paper', {
  needs: 'member',
  says: '打开同意书的扫描件：本单位和本人',
  input: object({ entryId: id, of: picklist(['consent', 'guardian']) }),
  output: object({ address: text(2000), name: text(120) }),
})

export const exportOwn = command('talent.exportOwn', {
  needs: 'inform',
  says: '导出本单位在一个人才库里的条目，含本单位学生的身份',
  input: object({ bank }),
  output: object({ name: text(120), address: text(2000) }),
})

export const exportAll = command('talent.exportAll', {
  needs: 'moderate',
  says: '导出一个人才库在用的条目，不含学生身份',
  input: object({ bank }),
  output: object({ name: text(120), address: text(2000) }),
})
