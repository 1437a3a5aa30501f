import { resolve } from 'node:path'
import { check } from '../../scripts/demo/check'
import { checkMonday } from '../../scripts/demo/check-monday'
import { type Monday, playMonday } from '../../scripts/demo/monday'
import { openStage } from '../../scripts/demo/stage'
import { play, type Record } from '../../scripts/demo/story'

let record: Record
let monday: Monday
const lines: string[] = []

beforeAll(async () => {
  const stage = await openStage(resolve(__dirname, '../..'))
  try {
    record = await play(stage, (line) => lines.push(line))
    monday = await playMonday(stage, (line) => lines.push(line))
  } finally {
    await stage.platform.stop()
  }
})

test('三十七名理事：差一人时宣布开会被拒，再到一人即成立', () => {
  expect(lines).toContain('宣布开会被拒：理事 37 人，到会 24 人，需 25 人（章程第十二条（一））不成立：还差 1 人，不能开会。')
  expect(lines).toContain('理事长宣布开会：理事 37 人，到会 25 人，需 25 人（章程第十二条（一））成立：达到法定人数，可以开会。')
})

test('另写的核对程序从记录重算，逐项相同', () => {
  expect(check(record)).toEqual({ wrong: [], sentence: expect.stringContaining('到会 25 人'), clause: 'CH12.1b' })
})

test.each([
  ['法定人数', (text: string) => text.replaceAll('"need":25', '"need":24')],
  ['一个名字', (text: string) => text.replace('"presence":"absent"', '"presence":"present"')],
  ['一条签到的时间', (text: string) => text.replace(/("fact":"checkIn".*?"arrivedAt":)\d+/, '$19999999999999')],
  ['送达数', (text: string) => text.replace('"deliveries":37', '"deliveries":36')],
])('记录里改动%s，核对程序会指出', (_, tamper) => {
  // What was said is no evidence: the checker reads what is stored.
  const text = JSON.stringify({ ...record, said: [] })
  const changed = tamper(text)
  expect(changed).not.toBe(text)
  expect(check(JSON.parse(changed)).wrong).not.toEqual([])
})

test('第二天：有错的名册不写入；断网补传的不计入，确认后才成立', () => {
  expect(lines).toContain('有错的名册不写入：「人员」第 2 行「手机」少一位，应为 11 位数字')
  expect(lines.filter((line) => line.includes('同一文件再导入，新增 0，更改 0'))).toHaveLength(1)
  expect(lines).toContain('断网补传的一条待确认，不计入到会：理事 39 人，到会 25 人，需 26 人（章程第十二条（一））不成立：还差 1 人，不能开会。')
  expect(checkMonday(monday)).toEqual([])
})

test.each([
  ['一条推送的结果', (text: string) => text.replace('"state":"unknown"', '"state":"sent"')],
  ['微信收到的次数', (text: string) => text.replace('"sent":[', '"sent":[{"openid":"demo-newcomer01","title":"会议通知"},')],
  ['补传签到的方式', (text: string) => text.replaceAll('"method":"queued"', '"method":"scan"')],
  ['假码的记录', (text: string) => text.replaceAll('"code":"FORGED"', '"code":"STALE"')],
  ['导入的人数', (text: string) => text.replace('"after":79', '"after":80')],
])('第二天的记录里改动%s，核对程序会指出', (_, tamper) => {
  const text = JSON.stringify(monday)
  const changed = tamper(text)
  expect(changed).not.toBe(text)
  expect(checkMonday(JSON.parse(changed))).not.toEqual([])
})
