import { command, query } from '../kernel/operation'
import { array, boolean, day, id, type Infer, instant, note, nullable, object, picklist, text } from '../kernel/schema'
import { ITEMS, PURPOSES } from './contacts-model'

const STATES = ['open', 'corrected', 'kept'] as const

/** A held post in words. */
const held = object({ name: text(40), from: day, until: nullable(day), source: note(200) })

export const mine = query('person.mine', {
  needs: 'member',
  says: '本人资料：名册上的登记、登录身份、谁查看过我的电话、我提的更正',
  input: object({}),
  output: object({
    name: text(20),
    unitName: text(60),
    title: note(40),
    phone: note(20),
    /** `1968-05-12`, or `1968-05`; empty where it is not known. */
    birth: note(10),
    posts: array(held),
    /** Departments to which the person belongs or belonged; `left` is the first day on which that was over. */
    departments: array(object({ name: text(30), role: text(10), since: day, left: nullable(day), why: note(200) })),
    identities: array(
      object({
        kind: picklist(['wx', 'tcb']),
        /** The one by which this was asked. */
        current: boolean(),
        boundAt: nullable(instant),
        boundBy: nullable(picklist(['code', 'phone', 'founding'])),
        consentedAt: nullable(instant),
      }),
    ),
    /** Computers that the person's phone has let in and that may still act, the latest first. */
    computers: array(
      object({
        computerId: id,
        machine: text(40),
        at: instant,
        until: instant,
        /** The browser has come in; otherwise it was let in and never came. */
        entered: boolean(),
        current: boolean(),
      }),
    ),
    /** Who has been shown the number, the latest first. */
    looks: array(object({ at: instant, name: text(20), unitName: text(60), purpose: picklist(PURPOSES) })),
    corrections: array(object({ correctionId: id, item: picklist(ITEMS), says: text(300), at: instant, state: picklist(STATES), note: note(200) })),
  }),
})
export type MyData = Infer<typeof mine.output>

export const exportMine = query('person.exportMine', {
  needs: 'member',
  says: '导出本人资料：可读的文字，或数据文件',
  input: object({ format: picklist(['text', 'json']) }),
  output: object({ name: text(120), address: text(2000) }),
})

export const askCorrection = command('person.askCorrection', {
  needs: 'member',
  says: '提出更正：本人在名册上的某一项不对',
  hides: ['says'],
  input: object({ item: picklist(ITEMS), says: text(300) }),
  output: object({ correctionId: id }),
})

export const listCorrections = query('person.corrections', {
  needs: 'administer',
  says: '更正申请：待处理的在前',
  input: object({}),
  output: object({
    corrections: array(
      object({
        correctionId: id,
        personId: id,
        name: text(20),
        unitName: text(60),
        item: picklist(ITEMS),
        says: text(300),
        at: instant,
        state: picklist(STATES),
        settled: nullable(object({ at: instant, by: text(20), note: note(200) })),
      }),
    ),
  }),
})
export type ListedCorrection = Infer<typeof listCorrections.output>['corrections'][number]

export const settleCorrection = command('person.settleCorrection', {
  needs: 'administer',
  says: '处理更正申请：已在名册改正，或不改并写明原因',
  input: object({ correctionId: id, outcome: picklist(['corrected', 'kept']), note: note(200) }),
  output: object({}),
})
