import { command, query } from '../../kernel/operation'
import { array, boolean, count, id, instant, note, nullable, object, optional, text } from '../../kernel/schema'

const fileId = text(300)
const digest = text(80)
const counts = object({ added: count, changed: count, same: count })
const remark = object({ sheet: note(40), row: count, column: note(40), message: text(400), clause: optional(text(20)) })

/** Of each kind of remark the page is told so many; the totals say how many there are. */
export const MOST_SHOWN = { flaws: 200, flags: 100, changes: 100 } as const

export const rollTemplate = query('person.rollTemplate', {
  needs: 'administer',
  says: '名册的导入模板：空白的，或填好现有名册的',
  input: object({ filled: boolean() }),
  output: object({ name: text(60), address: text(2000) }),
})

export const checkImport = query('person.checkImport', {
  needs: 'administer',
  says: '核对要导入的名册：逐行指出错处，标明与章程不符的事实，算出新增、更改、不变',
  input: object({ fileId }),
  output: object({
    digest,
    units: counts,
    persons: counts,
    flaws: array(remark),
    flawTotal: count,
    flags: array(remark),
    flagTotal: count,
    remarks: array(text(400)),
    changes: array(object({ sheet: text(40), row: count, name: text(60), what: text(200) })),
    changeTotal: count,
  }),
})

const progress = object({
  batchId: id,
  done: count,
  of: count,
  at: instant,
  by: text(20),
  units: counts,
  persons: counts,
})

export const applyImport = command('person.applyImport', {
  needs: 'administer',
  says: '导入名册：按核对过的文件写入；有一处不对，或文件、名册在核对后有变动，就一行也不写',
  input: object({ fileId, digest }),
  output: progress,
})

export const importProgress = query('person.importProgress', {
  needs: 'administer',
  says: '名册导入到第几行：不写编号时是最近一次；没有导入过为空',
  input: object({ batchId: optional(id) }),
  output: object({ progress: nullable(progress) }),
})
