import { qixian } from 'shared/charter/qixian'
import type { Report } from 'shared/duty/model'
import { readPeriod } from 'shared/duty/period'
import {
  decideAccept, decideAddPaper, decideDropPaper, decideHandIn, decidePeriod, decideReturn, decideSave, gapsIn, gapsSay, MOST_PAPERS, newReport,
  reportDuty, type Saving,
} from 'shared/duty/rules'
import { LONGEST, type Part, questionsFor } from 'shared/duty/template'
import type { Decision } from 'shared/kernel/decision'
import { chinaTime, DAY, HOUR } from 'shared/kernel/time'
import { answersTo } from './prepared'

const NOW = chinaTime('2026-12-03T09:00')
const period = readPeriod('2026-11')!
const unit = { unitId: 'u1', unitName: '青松职业技术学院' }
const by = { personId: 'p1', name: '周敏' }
const other = { personId: 'p2', name: '吴刚' }
const desk = { personId: 's1', name: '赵卫东' }

const value = <T>(decision: Decision<T>): T => {
  if (decision.kind === 'refused') throw new Error(decision.message)
  return decision.value
}
const codeOf = (decision: Decision<unknown>) => (decision.kind === 'refused' ? [decision.code, decision.field].filter(Boolean).join(' ') : 'accepted')

const save = (existing: Report | undefined, answers: Saving['answers'], over: Partial<Saving> = {}, at = NOW) =>
  decideSave({ unit, period, existing, before: undefined, edition: existing?.edition ?? 0, answers, by, ...over }, at)
const whole = (over: Partial<Saving> = {}) => value(save(undefined, answersTo('2026-11'), over))
const PART = 'case' as const
const add = (report: Report | undefined, name: string, edition = report?.edition ?? 0, who = by, at = NOW) =>
  decideAddPaper({ report, paper: { part: PART, name }, edition, by: who }, `file-of-${who.name}`, at)
const drop = (report: Report | undefined, name: string, edition = report?.edition ?? 0) =>
  decideDropPaper({ report, paper: { part: PART, name }, edition, by }, NOW)
const handIn = (report: Report, at = NOW, edition = report.edition) => decideHandIn(qixian, period, report, edition, by, at)

describe('写', () => {
  test.each([
    ['数字', [{ question: 'partners', value: '12' }], 'accepted'],
    ['数字前后有空格', [{ question: 'partners', value: ' 12 ' }], 'accepted'],
    ['清空', [{ question: 'partners', value: '' }], 'accepted'],
    ['小数', [{ question: 'partners', value: '1.5' }], 'BAD_ANSWER answers.0.value'],
    ['负数', [{ question: 'partners', value: '-1' }], 'BAD_ANSWER answers.0.value'],
    ['七位数', [{ question: 'partners', value: '9999999' }], 'accepted'],
    ['八位数', [{ question: 'partners', value: '10000000' }], 'BAD_ANSWER answers.0.value'],
    ['文字写满', [{ question: 'summary', value: '好'.repeat(LONGEST) }], 'accepted'],
    ['文字多一个字', [{ question: 'summary', value: '好'.repeat(LONGEST + 1) }], 'BAD_ANSWER answers.0.value'],
    ['没有这一问', [{ question: 'secret', value: '1' }], 'NO_QUESTION answers.0.question'],
    ['月报没有下一年的打算', [{ question: 'plan', value: '办学' }], 'NO_QUESTION answers.0.question'],
  ])('%s', (_, answers, code) => {
    expect(codeOf(save(undefined, answers))).toBe(code)
  })

  test('两个人写不同的问，都留下；写同一问，后来的人被告知是谁什么时候写的，什么也没留', () => {
    const first = value(save(undefined, [{ question: 'summary', value: '开了两次会' }]))
    const both = value(save(first, [{ question: 'problems', value: '缺设备' }], { edition: 0, by: other }))
    expect(both.answers).toMatchObject({ summary: { value: '开了两次会', by: '周敏' }, problems: { value: '缺设备', by: '吴刚' } })
    const clash = save(both, [{ question: 'case', value: '案例' }, { question: 'summary', value: '开了三次会' }], { edition: 0, by: other }, NOW + HOUR)
    expect(clash).toMatchObject({ code: 'MOVED', field: 'answers.1.value', facts: { by: '周敏' } })
    expect(clash).toMatchObject({ message: expect.stringContaining('「做了哪些合作」今天(周四) 09:00 由周敏写过') })
    expect(codeOf(save(both, [{ question: 'summary', value: '开了三次会' }], { edition: both.edition, by: other }))).toBe('accepted')
  })

  test('两个人写了一样的，不算冲突', () => {
    const first = value(save(undefined, [{ question: 'summary', value: '开了两次会' }]))
    expect(codeOf(save(first, [{ question: 'summary', value: '开了两次会' }], { edition: 0, by: other }))).toBe('accepted')
  })
})

describe('上期带来的', () => {
  const before = { ...whole(), period: '2026-10' }

  test('开头是上期写的，没有看过就不算写了', () => {
    const begun = value(save(undefined, [{ question: 'partners', value: '9' }], { before }))
    expect(begun.from).toBe('2026-10')
    expect(begun.answers['summary']).toMatchObject({ value: '与汾水机械厂合办订单班', edition: 0 })
    expect(begun.answers['partners']).toMatchObject({ value: '9', edition: 1 })
    expect(gapsIn(questionsFor(period), begun.answers).map(({ part }) => part)).toEqual(['data', 'summary', 'case', 'problems', 'measures'])
  })

  test('同样的内容再写一次，就是说还是这样', () => {
    const begun = value(save(undefined, answersTo('2026-11'), { before }))
    expect(gapsIn(questionsFor(period), begun.answers)).toEqual([])
  })

  test('上期空着的不带', () => {
    expect(newReport({ unit, period, before: { ...before, answers: { summary: { value: '', edition: 3, by: '周敏', at: NOW } } } }).answers).toEqual({})
  })
})

test.each([
  ['都写了', [], ''],
  ['少一个数字', ['interns'], '还缺 基础数据'],
  ['少案例和问题', ['problems', 'case'], '还缺 典型案例、存在问题'],
])('齐不齐：%s', (_, left, says) => {
  const report = value(save(undefined, answersTo('2026-11').filter(({ question }) => !left.includes(question))))
  const gaps = gapsIn(questionsFor(period), report.answers)
  expect(gaps.length === 0 ? '' : gapsSay(gaps)).toBe(says)
  expect(codeOf(handIn(report))).toBe(says === '' ? 'accepted' : 'INCOMPLETE period')
})

describe('哪一期可以写', () => {
  test.each([
    ['这个月', '2026-12', 'accepted'],
    ['上个月', '2026-11', 'accepted'],
    ['下个月', '2027-01', 'NOT_BEGUN period'],
    ['今年', '2026', 'accepted'],
    ['现在按月报，不按季度', '2026-Q3', 'NOT_ASKED period'],
    ['没有这一期', '2026-13', 'NO_PERIOD period'],
  ])('%s', (_, key, code) => {
    expect(codeOf(decidePeriod(qixian, readPeriod(key), undefined, '2026-12-03'))).toBe(code)
  })

  test('改成按月以前写的季度报送，还打得开', () => {
    expect(codeOf(decidePeriod(qixian, readPeriod('2026-Q3'), whole(), '2026-12-03'))).toBe('accepted')
  })
})

describe('报送', () => {
  test.each([
    ['最后一天的最后一分钟', '2026-12-05T23:59', true],
    ['第二天零点', '2026-12-06T00:00', false],
  ])('%s', (_, at, onTime) => {
    expect(value(handIn(whole(), chinaTime(at)))).toMatchObject({ state: 'handed', counted: { onTime, dueOn: '2026-12-05' }, handed: { by } })
  })

  test('报送以后不能再写、不能再报、不能添材料', () => {
    const handed = value(handIn(whole()))
    expect(codeOf(save(handed, [{ question: 'case', value: '改' }]))).toBe('HANDED_IN period')
    expect(codeOf(handIn(handed))).toBe('HANDED_IN period')
    expect(codeOf(add(handed, 'a.pdf'))).toBe('HANDED_IN period')
    expect(codeOf(drop(handed, 'a.pdf'))).toBe('HANDED_IN period')
  })

  test('看过以后有人改了，不能报', () => {
    const report = value(save(whole(), [{ question: 'case', value: '新案例' }]))
    expect(codeOf(handIn(report, NOW, report.edition - 1))).toBe('MOVED edition')
  })

  test('什么都没写，不能报', () => {
    expect(codeOf(decideHandIn(qixian, period, undefined, 0, by, NOW))).toBe('NOTHING_WRITTEN period')
  })
})

describe('退回和收下', () => {
  const handed = value(handIn(whole()))
  const back = (missing: readonly Part[]) => value(decideReturn(handed, '请补充', missing, handed.edition, desk, NOW + DAY))

  test.each([
    ['只是要改，按第一次报送的时间算', [], true],
    ['指出缺一部分，按补齐的时间算', ['case'], false],
  ] as [string, Part[], boolean][])('退回：%s', (_, missing, onTime) => {
    const again = value(handIn(back(missing), chinaTime('2026-12-07T09:00')))
    expect(again).toMatchObject({ state: 'handed', counted: { onTime }, remarks: [{ text: '请补充', missing }] })
  })

  test('指出缺一部分，期限内补齐还是按时', () => {
    expect(value(handIn(back(['case']), chinaTime('2026-12-05T23:59')))).toMatchObject({ counted: { onTime: true } })
  })

  test.each([
    ['在写的', whole(), 'NO_REPORT reportId', 'NO_REPORT reportId'],
    ['报了的', handed, 'accepted', 'accepted'],
    ['退回了的', back([]), 'SETTLED reportId', 'SETTLED reportId'],
    ['收下了的', value(decideAccept(handed, handed.edition, desk, NOW)), 'SETTLED reportId', 'accepted'],
    ['没有的', undefined, 'NO_REPORT reportId', 'NO_REPORT reportId'],
  ] as [string, Report | undefined, string, string][])('%s：收下 %#', (_, report, accepting, returning) => {
    expect(codeOf(decideAccept(report, report?.edition ?? 0, desk, NOW))).toBe(accepting)
    expect(codeOf(decideReturn(report, '请补充', [], report?.edition ?? 0, desk, NOW))).toBe(returning)
  })

  test('看的时候本单位又改过报过，重新看', () => {
    const again = value(handIn(value(save(back([]), [{ question: 'case', value: '新案例' }]))))
    expect(codeOf(decideAccept(again, handed.edition, desk, NOW))).toBe('MOVED edition')
  })

  test('收下以后退回，收下不再算', () => {
    const accepted = value(decideAccept(handed, handed.edition, desk, NOW))
    expect(value(decideReturn(accepted, '数字不对', [], accepted.edition, desk, NOW))).toMatchObject({ state: 'returned', accepted: null, counted: { onTime: true } })
  })
})

describe('材料', () => {
  const one = value(add(whole(), '协议.pdf'))

  test('添一个、换一个、去掉一个都算改了一稿，看过上一稿的人要重新看过才能报', () => {
    const swapped = value(add(one, '协议.pdf', one.edition, other))
    expect(swapped.papers).toEqual([{ part: PART, name: '协议.pdf', file: 'file-of-吴刚', edition: one.edition + 1, by: '吴刚', at: NOW }])
    const dropped = value(drop(swapped, '协议.pdf'))
    expect(dropped).toMatchObject({ papers: [], edition: one.edition + 2 })
    for (const [report, seen, who] of [[one, one.edition - 1, '周敏'], [swapped, one.edition, '吴刚'], [dropped, swapped.edition, '周敏']] as const) {
      expect(handIn(report, NOW, seen)).toMatchObject({ code: 'MOVED', message: `刚有人改过这份报送（${who} 09:00），请看过再报` })
      expect(codeOf(handIn(report))).toBe('accepted')
    }
  })

  test('别人刚添的，没有看过就不能换、不能去掉；别的名字不碍事', () => {
    const behind = one.edition - 1
    expect(add(one, '协议.pdf', behind, other, NOW + HOUR)).toMatchObject({
      code: 'MOVED', field: 'edition', message: '「协议.pdf」今天(周四) 09:00 由周敏添过，请看过再添，或换个文件名', facts: { by: '周敏', at: NOW },
    })
    expect(drop(one, '协议.pdf', behind)).toMatchObject({ code: 'MOVED', message: '「协议.pdf」今天(周四) 09:00 由周敏添过，请看过再去掉' })
    expect(value(add(one, '总结.pdf', behind, other)).papers.map(({ name }) => name)).toEqual(['协议.pdf', '总结.pdf'])
  })

  test('已经不在的再去掉，什么也没有变', () => {
    expect(value(drop(one, '没有.pdf'))).toBe(one)
  })

  test('退回后换了材料再报，收下的不能是没有看过的', () => {
    const handed = value(handIn(one))
    const back = value(decideReturn(handed, '请核对', [], handed.edition, desk, NOW))
    const again = value(handIn(value(add(back, '协议.pdf', back.edition, other))))
    expect(codeOf(decideAccept(again, handed.edition, desk, NOW))).toBe('MOVED edition')
  })

  test('最多二十个，换掉一个不算多', () => {
    const full = Array.from({ length: MOST_PAPERS }, (_, i) => `${i}.pdf`).reduce((report, name) => value(add(report, name)), whole())
    expect(codeOf(add(full, '20.pdf'))).toBe('TOO_MANY file')
    expect(codeOf(add(full, '19.pdf'))).toBe('accepted')
    expect(codeOf(add(undefined, '0.pdf'))).toBe('NOTHING_WRITTEN period')
  })
})

test.each([
  ['没有写，期限当天', undefined, '2026-12-05', 'owed'],
  ['没有写，过了期限', undefined, '2026-12-06', 'overdue'],
  ['在写，过了期限', { state: 'draft', counted: null }, '2026-12-06', 'overdue'],
  ['按时报了', { state: 'handed', counted: { at: 1, dueOn: '2026-12-05', onTime: true } }, '2026-12-06', 'done'],
  ['迟了', { state: 'accepted', counted: { at: 1, dueOn: '2026-12-05', onTime: false } }, '2026-12-06', 'late'],
  ['退回', { state: 'returned', counted: null }, '2026-12-04', 'returned'],
] as [string, Pick<Report, 'state' | 'counted'> | undefined, string, string][])('台账上：%s', (_, report, today, state) => {
  expect(reportDuty(report, '2026-12-05', today)).toBe(state)
})
