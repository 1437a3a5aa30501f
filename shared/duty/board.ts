import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { DUTY_STATES } from './model'

const state = picklist(DUTY_STATES)
const month = object({ key: id, name: text(20) })

export const myDuties = query('duty.mine', {
  needs: 'inform',
  says: '本单位这个月要办的：报送、信息更新，办了没有，差几件',
  input: object({}),
  output: object({
    unitName: text(60),
    month,
    today: day,
    /** Who is the unit's information officer; empty where there is none (VI2a). */
    officers: array(text(20)),
    open: count,
    duties: array(object({ kind: text(40), title: text(40), state, says: note(120), dueOn: nullable(day), page: text(200), does: text(12), clause: optional(text(20)) })),
    /** Reports that could have been handed in before this month, and those that can be begun. */
    others: array(object({ period: id, name: text(20), dueOn: day, begun: boolean(), late: boolean() })),
    /** The newest first. */
    reports: array(object({ period: id, name: text(20), state: text(10), at: nullable(instant), onTime: nullable(boolean()) })),
  }),
})

export const readBoard = query('duty.board', {
  needs: 'moderate',
  says: '信息员工作台账：一个月里各单位该办的事，按时、迟了、逾期',
  input: object({ month: optional(id) }),
  output: object({
    month,
    months: array(month),
    columns: array(object({ key: text(40), title: text(40), dueOn: nullable(day) })),
    rows: array(
      object({
        unitId: id,
        unitName: text(60),
        /** Empty where the unit has no information officer. */
        officers: array(text(20)),
        /** Somebody of the unit can be told. */
        reachable: boolean(),
        open: count,
        /** When the unit may be urged again; null where it may be now. */
        next: nullable(instant),
        urgedAt: nullable(instant),
        /** In the order of the columns. */
        cells: array(object({ state, says: note(120) })),
      }),
    ),
  }),
})

export const urgeUnits = command('duty.urge', {
  needs: 'moderate',
  says: '催办：提醒还没有办完的单位的信息员，没有信息员的提醒理事',
  input: object({ month: id, unitIds: list(id, 300) }),
  output: object({ units: count, persons: count }),
})

export const boardSheet = query('duty.boardSheet', {
  needs: 'moderate',
  says: '信息员工作台账（.xlsx）',
  input: object({ month: id }),
  output: object({ name: text(120), address: text(2000) }),
})

export type MyDuties = Infer<typeof myDuties.output>
export type DutyBoard = Infer<typeof readBoard.output>
