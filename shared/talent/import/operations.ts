import { command, query } from '../../kernel/operation'
import { array, count, day, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../../kernel/schema'
import { BANKS, PURPOSES } from '../banks'

const bank = picklist(BANKS)
const fileId = text(300)
const digest = text(80)
const remark = object({ sheet: note(40), row: count, column: note(40), message: text(400), clause: optional(text(20)) })

/** Of each kind the page is told so many; the totals say how many there are. */
export const MOST_SHOWN = { flaws: 200, rows: 100, others: 100 } as const

export const bankTemplate = query('talent.template', {
  needs: 'inform',
  says: '一个人才库的导入模板：表头、一行示例、填写说明',
  input: object({ bank }),
  output: object({ name: text(60), address: text(2000) }),
})

export const checkBankImport = query('talent.checkImport', {
  needs: 'inform',
  says: '核对要导入人才库的表格：逐行指出错处，列出将要登记的，算出需要哪些签字',
  input: object({ bank, fileId }),
  output: object({
    digest,
    added: count,
    same: count,
    /** Who must have signed on paper, who will be asked in his account, and how many of the first are under fourteen. */
    onPaper: count,
    byAccount: count,
    guarded: count,
    flaws: array(remark),
    flawTotal: count,
    others: array(remark),
    otherTotal: count,
    remarks: array(text(400)),
    rows: array(object({ row: count, title: note(120) })),
  }),
})
export type CheckedFile = Infer<typeof checkBankImport.output>

const progress = object({ batchId: id, bank, at: instant, by: text(20), added: count, done: count })
export type BankProgress = Infer<typeof progress>

export const applyBankImport = command('talent.applyImport', {
  needs: 'inform',
  says: '把核对过的表格写入人才库，每条交审核；有一处不对，或核对后有变动，就一行也不写',
  hides: ['consent', 'guardians'],
  input: object({
    bank,
    fileId,
    digest,
    /** The list that everybody without an account has signed. */
    consent: optional(object({ purposes: list(picklist(PURPOSES), PURPOSES.length), until: day, file: fileId, list: text(60) })),
    guardians: optional(fileId),
  }),
  output: progress,
})

export const bankImportProgress = query('talent.importProgress', {
  needs: 'inform',
  says: '本单位最近一次导入人才库写到第几条；没有导入过为空',
  input: object({}),
  output: object({ progress: nullable(progress) }),
})
