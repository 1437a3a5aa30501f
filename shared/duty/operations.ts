import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, instant, list, note, nullable, object, picklist, text } from '../kernel/schema'
import { REPORT_STATES } from './model'
import { LONGEST, PARTS } from './template'

const EVERY = ['month', 'quarter', 'year'] as const
const period = object({ key: id, every: picklist(EVERY), name: text(20), from: day, to: day, dueOn: day })
const part = picklist(PARTS, '没有这一部分')
const state = picklist(REPORT_STATES)
const remark = object({ at: instant, by: text(20), text: text(500), missing: array(part) })
/** Papers are opened by their place in the list; where they lie is nobody's business. */
const papers = array(object({ part, name: text(120) }))
const handed = nullable(object({ at: instant, by: text(20) }))
const counted = nullable(object({ at: instant, dueOn: day, onTime: boolean() }))

/** One report as those read it who may. */
const content = {
  reportId: id,
  unitName: text(60),
  period,
  state: nullable(state),
  edition: count,
  /** Brought along from that period; null where nothing was. */
  from: nullable(text(20)),
  /** `own`: set or looked at in this period. Unanswered questions are left out. */
  answers: array(object({ question: id, value: note(LONGEST), own: boolean(), by: text(20), at: instant })),
  papers,
  counted,
  handed,
  remarks: array(remark),
  accepted: nullable(object({ at: instant, by: text(20) })),
}

export const getReport = query('duty.report', {
  needs: 'inform',
  says: '本单位一期报送：写了什么、上期带来什么、还缺什么',
  input: object({ period: id }),
  output: object(content),
})

export const saveReport = command('duty.save', {
  needs: 'inform',
  says: '保存本单位的报送：只带改过的几问，别人刚写过的不会被盖掉',
  input: object({ period: id, edition: count, answers: list(object({ question: id, value: note(LONGEST) }), 40) }),
  output: object({ edition: count, at: instant }),
  hides: ['answers'],
})

export const addPaper = command('duty.addPaper', {
  needs: 'inform',
  says: '报送：给一部分添一个材料',
  input: object({ period: id, part, file: text(300), name: text(120), edition: count }),
  output: object({ papers, edition: count }),
})

export const dropPaper = command('duty.dropPaper', {
  needs: 'inform',
  says: '报送：去掉一个材料',
  input: object({ period: id, part, name: text(120), edition: count }),
  output: object({ papers, edition: count }),
})

export const handIn = command('duty.handIn', {
  needs: 'inform',
  says: '报送：五个部分都写全后交给秘书处',
  input: object({ period: id, edition: count }),
  output: object({ at: instant, onTime: boolean() }),
})

export const openPaper = query('duty.openPaper', {
  needs: 'member',
  says: '打开报送里的一个材料（本单位和秘书处）',
  input: object({ reportId: id, part, name: text(120) }),
  output: object({ address: text(2000), name: text(120) }),
})

export const listReports = query('duty.reports', {
  needs: 'moderate',
  says: '报送台：哪些等着看，一期里各单位报了没有',
  input: object({ period: id }),
  output: object({
    period,
    /** The periods that can be looked at, the newest first. */
    periods: array(object({ key: id, name: text(20) })),
    /** Of any period, the longest waiting first. */
    waiting: array(object({ reportId: id, unitName: text(60), period: text(20), at: instant, by: text(20), onTime: boolean(), again: boolean() })),
    rows: array(object({ unitId: id, unitName: text(60), reportId: nullable(id), state: nullable(state), onTime: nullable(boolean()), at: nullable(instant) })),
  }),
})

export const readReport = query('duty.readReport', {
  needs: 'moderate',
  says: '秘书处看一份已报送的报送',
  input: object({ reportId: id }),
  output: object({ ...content, unitId: id }),
})

export const returnReport = command('duty.return', {
  needs: 'moderate',
  says: '退回一份报送并写明原因；指出缺哪几部分的，按未报送算',
  input: object({ reportId: id, edition: count, text: text(500), missing: list(part, PARTS.length) }),
  output: object({}),
})

export const acceptReport = command('duty.accept', {
  needs: 'moderate',
  says: '收下一份报送',
  input: object({ reportId: id, edition: count }),
  output: object({}),
})

export const figures = query('duty.figures', {
  needs: 'moderate',
  says: '一期报送的基础数据汇总表（.xlsx）：各单位一行，末行合计',
  input: object({ period: id }),
  output: object({ name: text(120), address: text(2000) }),
})

export type ReportPage = Infer<typeof getReport.output>
export type ReportRead = Infer<typeof readReport.output>
export type ReportDesk = Infer<typeof listReports.output>
