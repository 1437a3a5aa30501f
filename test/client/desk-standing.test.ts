import { type ListName, listed, standingOf } from 'client/packages/desk/board/standing'
import { forecastSentence } from 'client/parts/meeting/forecast'
import { matches } from 'client/parts/search'
import type { BoardRow, Outlook } from 'shared/attendance/operations'
import { chinaTime } from 'shared/kernel/time'

const at = (clock: string) => chinaTime(`2026-12-18T${clock}`)
const by = { personId: 'p', name: '赵卫东' }
const row = (part: Partial<BoardRow> = {}): BoardRow => ({
  personId: 'zhang', name: '张建国', pinyin: 'zhang jian guo', initials: 'zjg', unitName: '青松学院', posts: ['理事'], vice: false, phone: '',
  seat: 'entitled', read: false, reply: null, checkIn: null, pending: null, late: false, lateBy: 0, here: false, substituteHere: false, explanation: null, ...part,
})
const reply = (choice: 'attend' | 'leave' | 'observer', part = {}) => ({ choice, reason: '出差', logistics: {}, at: 0, by, onBehalf: false, ...part })
const checkIn = (part = {}) => ({ arrivedAt: at('08:50'), method: 'register' as const, absences: [], annulled: null, ...part })

const people: Record<string, BoardRow> = {
  没答复: row(),
  答复参加: row({ reply: reply('attend') }),
  请假: row({ reply: reply('leave') }),
  派人列席: row({ reply: reply('observer', { substitute: { name: '王小二', title: '' } }) }),
  已到: row({ here: true, checkIn: checkIn() }),
  请假又到: row({ here: true, reply: reply('leave'), checkIn: checkIn() }),
  离场: row({ checkIn: checkIn({ absences: [{ leftAt: at('10:05'), note: '' }] }) }),
  撤销: row({ checkIn: checkIn({ annulled: { at: 0, by, reason: '签错人' } }) }),
  列席: row({ seat: 'observer' }),
}

test.each<[ListName, string[]]>([
  ['missing', ['没答复', '答复参加', '离场', '撤销']],
  ['here', ['已到', '请假又到']],
  ['leave', ['请假', '派人列席']],
  ['observer', ['派人列席', '列席']],
  ['unanswered', ['没答复']],
])('%s 一列里是 %j', (list, names) => {
  expect(listed(Object.values(people), list)).toEqual(names.map((name) => people[name]))
})

test.each([
  ['没答复', '未答复', '通知未读'],
  ['答复参加', '未到', '答复参加'],
  ['请假', '请假', '出差（待知悉）'],
  ['派人列席', '派人列席', '派 王小二 列席，不计到会'],
  ['已到', '已到', '08:50 签到'],
  ['离场', '已离场', '08:50 签到，10:05 离场'],
  ['撤销', '已撤销', '签到已撤销：签错人'],
])('%s的人显示为「%s」', (name, says, detail) => {
  expect(standingOf(people[name]!)).toMatchObject({ says, detail })
})

test.each([
  ['张', true], ['建国', true], ['zjg', true], ['ZJ', true], ['zhangjian', true], ['zhang jian', true], ['青松', true], ['', true],
  ['zhangjg', true], ['zjguo', true], ['zhajianguo', true], ['zhangguo', false], ['jg', false], ['李', false],
])('输入「%s」%s 张建国', (typed, found) => {
  expect(matches(row(), typed)).toBe(found)
})

test.each(['abc', 'ABC', 'Abc电子'])('单位名里的字母不分大小写：%s', (typed) => {
  expect(matches({ ...row(), unitName: 'ABC电子' }, typed)).toBe(true)
})

test.each([
  [{ have: 25, need: 25, missing: 0, missingVice: 0, stands: true }, '现有答复预计到会 25，法定 25，够了'],
  [{ have: 24, need: 25, missing: 1, missingVice: 0, stands: false }, '现有答复预计到会 24，法定 25，还差 1 人'],
  [{ have: 4, need: 4, missing: 0, missingVice: 1, stands: false }, '现有答复预计到会 4，法定 4，还差 1 人，其中副理事长至少 1 人'],
])('预计 %j', (numbers, sentence) => {
  expect(forecastSentence({ ...numbers, tests: [], information: [], sentence: '' } as Outlook)).toBe(sentence)
})
