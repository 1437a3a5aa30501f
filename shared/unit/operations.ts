import { command, query } from '../kernel/operation'
import { array, boolean, day, id, type Infer, note, object, optional, picklist, text } from '../kernel/schema'
import { UNIT_KINDS } from './model'

const kind = picklist(UNIT_KINDS, '没有这种单位类别')
const ref = object({ unitId: id, name: text(60) })

export const getUnit = query('unit.get', {
  needs: 'administer',
  says: '一个成员单位在名册上的全部：类别、代码、协议书、人员',
  input: object({ unitId: id }),
  output: object({
    unitId: id,
    name: text(60),
    kind,
    lead: boolean(),
    creditCode: optional(text(18)),
    since: optional(day),
    earlier: array(object({ until: day, name: text(60) })),
    agreement: object({ state: picklist(['onFile', 'missing']), signedOn: optional(day), note: optional(note(200)), scan: boolean() }),
    people: array(object({ personId: id, name: text(20), title: note(40), posts: array(text(40)), remarks: array(text(200)) })),
    remarks: array(object({ message: text(200), clause: optional(text(20)) })),
    today: day,
  }),
})

export const addUnit = command('unit.add', {
  needs: 'administer',
  says: '名册：添一个成员单位',
  input: object({ name: text(60), kind, creditCode: optional(note(18)), since: optional(day) }),
  output: ref,
})

export const correctUnit = command('unit.correct', {
  needs: 'administer',
  says: '名册：更正单位的名称、类别、代码或加入日期；写明日期的改名，旧名保留',
  input: object({
    unitId: id,
    name: optional(text(60)),
    kind: optional(kind),
    creditCode: optional(note(18)),
    since: optional(day),
    renamedOn: optional(day),
  }),
  output: ref,
})

export const registerAgreement = command('unit.registerAgreement', {
  needs: 'administer',
  says: '登记成员单位协议书：在案（签订日期、扫描件）或未见',
  hides: ['note'],
  input: object({
    unitId: id,
    state: picklist(['onFile', 'missing']),
    signedOn: optional(day),
    file: optional(text(300)),
    note: optional(note(200)),
  }),
  output: ref,
})

export type UnitPage = Infer<typeof getUnit.output>
