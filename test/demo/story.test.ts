import { resolve } from 'node:path'
import { check } from '../../scripts/demo/check'
import { openStage } from '../../scripts/demo/stage'
import { play, type Record } from '../../scripts/demo/story'

let record: Record
const lines: string[] = []

beforeAll(async () => {
  const stage = await openStage(resolve(__dirname, '../..'))
  try {
    record = await play(stage, (line) => lines.push(line))
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
