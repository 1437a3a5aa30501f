import { addDays, dayOf, DAY, type Instant } from 'shared/kernel/time'
import { type Bank, type Entry, type Fields, type Identity, rankOf, wordsIn } from 'shared/talent/model'

/** Bank, unit, days since it was confirmed, and what it says. */
const LINES: ReadonlyArray<readonly [bank: Bank, unitId: string, age: number, fields: Fields]> = [
  ['teacher', 'unit-03', 4, { name: '林示范', trade: '数控加工', title: '高级讲师', work: '虚构的省级精品课', serves: '企业培训、带教', region: '城东', reach: '企业培训，经本校教务处' }],
  ['teacher', 'unit-03', 40, { name: '白演示', trade: '机床维修', title: '讲师', serves: '设备维修指导', region: '城东' }],
  ['teacher', 'unit-04', 12, { name: '云样例', trade: '建筑测量', title: '副教授', serves: '技术攻关', region: '城北' }],
  ['student', 'unit-03', 6, { trade: '数控技术', skills: '车工、数控编程', year: '2024 级', region: '城东' }],
  ['student', 'unit-03', 36, { trade: '机电一体化', skills: '电气接线、PLC 调试', year: '2024 级', region: '城东' }],
  ['student', 'unit-04', 9, { trade: '建筑工程', skills: '测量放线、CAD 制图', year: '2023 级', region: '城北' }],
  ['technician', 'unit-11', 7, { name: '石师傅', trade: '钢筋工程', title: '高级技师', serves: '到校授课、带教', region: '城西' }],
  ['technician', 'unit-17', 15, { name: '精师傅', trade: '数控装调', title: '技师', serves: '带教、评审', region: '城南' }],
  ['need', 'unit-11', 3, { trade: '测量放线', skills: '会用全站仪，能看施工图', count: '6 人', period: '明年三月起', region: '城西', reach: '校企对接，找本公司人力资源部' }],
  ['need', 'unit-17', 20, { trade: '数控操作', skills: '车工或编程', count: '8 人', region: '城南' }],
]

/** What the fictional units keep in their banks: approved, agreed to on paper, two of them to be confirmed. */
export function bankDocuments(now: Instant): { bankEntries: readonly Entry[]; bankIdentities: readonly Identity[] } {
  const today = dayOf(now)
  const bankEntries = LINES.map(([bank, unitId, age, fields], n): Entry => {
    const _id = `bank-${String(n + 1).padStart(2, '0')}`
    const checkedOn = addDays(today, -age)
    const by = { personId: `person-officer${unitId.slice(-2)}`, name: '信息员' }
    const at = now - (age + 1) * DAY
    return {
      _id, v: 1, bank, unitId, fields, state: 'open',
      consent: bank === 'need' ? null : { purposes: ['practice', 'teaching'], until: addDays(today, 300), how: 'paper', at, by },
      earlier: [],
      checkedOn,
      rank: rankOf(checkedOn, _id),
      words: wordsIn([fields.name, fields.trade, fields.skills, fields.year, fields.region].map((text) => text ?? '')),
      by,
      at,
      review: { state: 'approved', edition: 1, at, by: null, reason: null },
    }
  })
  const bankIdentities = bankEntries
    .filter(({ bank }) => bank === 'student')
    .map(({ _id, unitId }, n): Identity => ({ _id, v: 1, unitId, name: ['孙虚构', '周虚构', '吴虚构'][n]!, number: `S2024${String(n + 1).padStart(3, '0')}`, phone: `1990000009${n}`, birth: '2008-09' }))
  return { bankEntries, bankIdentities }
}
