import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { UNIT_KINDS } from '../unit/model'
import { remark } from './remark'

/** A file id of cloud storage, as an upload answers it. */
export const fileId = text(300)

const term = object({ number: count, from: day, until: day, source: text(200), scan: boolean(), over: boolean() })

const heldPost = object({
  post: id,
  name: text(40),
  from: day,
  until: optional(day),
  source: optional(text(200)),
  /** A scan is on file. */
  scan: boolean(),
  ended: optional(text(200)),
  /** What becomes of other terms when it is struck. */
  struck: array(text(200)),
  /** Held on the day, run out without an election, or over. */
  state: picklist(['held', 'over', 'past']),
})

const registered = object({
  personId: id,
  name: text(20),
  initials: note(20),
  title: note(40),
  posts: array(text(40)),
})

export const register = query('person.register', {
  needs: 'administer',
  says: '名册：某一天在册的单位、人员和职务，缺什么、什么快到期；不写日期为今天',
  input: object({ on: optional(day) }),
  output: object({
    on: day,
    today: day,
    units: array(
      object({
        unitId: id,
        name: text(60),
        kind: picklist(UNIT_KINDS),
        lead: boolean(),
        agreement: picklist(['onFile', 'missing']),
        people: array(registered),
        /** What is to be remarked on the unit, and on those of its people who are named. */
        remarks: array(object({ ...remark.entries, personId: optional(id) })),
      }),
    ),
    remarks: array(remark),
    terms: array(term),
  }),
})

export const getPerson = query('person.get', {
  needs: 'administer',
  says: '一个人在名册上的全部：单位、电话、出生日期、历任职务和依据',
  input: object({ personId: id }),
  output: object({
    personId: id,
    name: text(20),
    unitId: id,
    unitName: text(60),
    title: note(40),
    phone: note(20),
    birth: optional(text(10)),
    bound: boolean(),
    posts: array(heldPost),
    earlier: array(object({ until: day, unitName: text(60), title: note(40) })),
    /** The departments to which the person belongs today. */
    departments: array(object({ departmentId: id, name: text(30), since: day })),
    remarks: array(remark),
    today: day,
    /** What can be registered: the charter's posts, to how many years each is elected, and whose terms end once the person begins on `from` or later. */
    choices: array(object({ post: id, name: text(40), years: nullable(count), open: array(object({ name: text(20), from: day })) })),
    /** The units to which somebody may go. */
    units: array(object({ unitId: id, name: text(60) })),
  }),
})

const who = object({ personId: id, name: text(20) })

export const addPerson = command('person.add', {
  needs: 'administer',
  says: '名册：添一个人',
  input: object({ name: text(20), unitId: id, title: note(40), phone: text(20), birth: optional(note(10)) }),
  output: who,
})

export const correctPerson = command('person.correct', {
  needs: 'administer',
  says: '名册：更正一个人的姓名、工作职务、电话、出生日期或单位；写明日期的，记为那天起变动',
  input: object({
    personId: id,
    name: optional(text(20)),
    title: optional(note(40)),
    phone: optional(text(20)),
    birth: optional(note(10)),
    unitId: optional(id),
    since: optional(day),
  }),
  output: who,
})

const which = { personId: id, post: id, from: day }

export const holdPost = command('person.holdPost', {
  needs: 'administer',
  says: '登记任职：现任或历任，附依据和扫描件；接任本单位理事的，前任任期到前一天为止',
  input: object({
    ...which,
    until: optional(day),
    source: optional(note(200)),
    file: optional(fileId),
    /** The director of the unit whom the person follows. */
    replaces: optional(id),
  }),
  /** Whose terms are over by it. */
  output: object({ ...who.entries, ended: array(text(20)) }),
})

export const endPost = command('person.endPost', {
  needs: 'administer',
  says: '登记任职提前结束及原因',
  input: object({ ...which, until: day, reason: text(200) }),
  output: who,
})

export const strikePost = command('person.strikePost', {
  needs: 'administer',
  says: '删去登记有误的任职；只因它结束的前任任期恢复，操作记录里仍能查到',
  input: object({ ...which, reason: text(200) }),
  /** Who is in office again by it. */
  output: object({ ...who.entries, restored: array(text(20)) }),
})

export const registerTerm = command('person.registerTerm', {
  needs: 'administer',
  says: '登记届次：起止日期、依据和扫描件；同一届再登记即为更正',
  input: object({ number: count, from: day, until: day, source: text(200), file: optional(fileId) }),
  output: object({ number: count }),
})

export const openScan = query('person.scan', {
  needs: 'administer',
  says: '打开任职依据、届次依据或协议书的扫描件：十分钟内有效的地址',
  input: object({ of: picklist(['post', 'term', 'agreement']), ref: id, post: optional(id), from: optional(day) }),
  output: object({ address: text(2000), name: text(40) }),
})

export type Register = Infer<typeof register.output>
export type RegisteredUnit = Register['units'][number]
export type PersonPage = Infer<typeof getPerson.output>
export type HeldPostView = PersonPage['posts'][number]
export type TermView = Infer<typeof term>
