import { noteSpecial } from 'shared/attendance/door-operations'
import { reply } from 'shared/attendance/operations'
import { type AuditLine, listAudit, PAGE } from 'shared/audit/operations'
import { coverPhones, detailsOf, thingWritten } from 'shared/audit/wording'
import { changeSetting } from 'shared/charter/setting/operations'
import { askCorrection } from 'shared/person/mine'
import { correctPerson } from 'shared/person/posts-operations'
import { type Hall, NOW, openHall, person, prepare, type Prepared } from 'test/router/hall'

let prepared: Prepared
let hall: Hall
beforeAll(async () => {
  prepared = await prepare()
})
beforeEach(async () => {
  hall = await openHall(prepared.documents)
})

const list = (input: Parameters<typeof hall.must<object, unknown>>[2] = {}) => hall.must('chair', listAudit, input as never)

async function all(input: object = {}): Promise<AuditLine[]> {
  const lines: AuditLine[] = []
  for (let before: number | undefined; ; ) {
    const { entries, next } = await list({ ...input, ...(before !== undefined && { before }) })
    lines.push(...entries)
    if (next === null) return lines
    before = next
  }
}

const stored = () => (hall.documents()['audit'] ?? []) as unknown as readonly { _id: string; at: number; personId: string; meetingId?: string; refused: boolean }[]
const ids = (lines: readonly { id?: string; _id?: string }[]) => lines.map(({ id, _id }) => id ?? _id).sort()

test('谁办的、办了什么、办成了没有，都看得到；拒绝带着那句话和条款', async () => {
  hall.at = NOW + 1000
  await hall.must('secretary', changeSetting, { key: 'visitsPerTerm', value: 2, resolution: '理事长会〔2026〕5号', on: '2026-12-04' })
  hall.at = NOW + 2000
  await hall.ask('director05', reply.name, { meetingId: prepared.coming, choice: 'leave', reason: '' })
  const [refused, done] = (await list()).entries
  expect(refused).toMatchObject({
    at: NOW + 2000, says: reply.says, wrote: [], meeting: { meetingId: prepared.coming, title: '第一届理事大会第二次会议' },
    refusal: { message: '请写明原因', clause: 'MR7.7a', cited: '会议制度第七条7' },
  })
  expect(done).toMatchObject({
    at: NOW + 1000, name: '赵卫东', says: changeSetting.says, meeting: null, refusal: null, wrote: ['参数与口径（新增）'],
    details: [{ name: '项目', value: 'visitsPerTerm' }, { name: '值', value: '2' }, { name: '决议', value: '理事长会〔2026〕5号' }, { name: '日期', value: '2026-12-04' }],
  })
})

test('一页一页翻到头，不重不漏；同一毫秒的不会拆到两页之间丢掉', async () => {
  for (let i = 0; i < 3 * PAGE; i++) {
    hall.at = NOW + 1000 + Math.floor(i / 7)
    await hall.ask('director05', reply.name, { meetingId: prepared.coming, choice: 'leave', reason: '' })
  }
  const lines = await all()
  expect(ids(lines)).toEqual(ids(stored()))
  expect(lines.map(({ at }) => at)).toEqual([...lines.map(({ at }) => at)].sort((one, other) => other - one))
})

test('按会议、按人、只看没办成的，各自正好是那些', async () => {
  await hall.ask('director05', reply.name, { meetingId: prepared.coming, choice: 'leave', reason: '' })
  const meetingId = prepared.coming
  const by = person('director05')
  expect(ids(await all({ meetingId }))).toEqual(ids(stored().filter((one) => one.meetingId === meetingId)))
  expect(ids(await all({ by }))).toEqual(ids(stored().filter((one) => one.personId === by)))
  expect(ids(await all({ refusedOnly: true }))).toEqual(ids(stored().filter((one) => one.refused)))
  expect(ids(await all({ meetingId, by, refusedOnly: true })).length).toBe(1)
  expect(await hall.ask('chair', listAudit.name, { by: 'nobody' })).toMatchObject({ code: 'NO_PERSON', field: 'by' })
})

test.each([
  ['13600000006', '136****0006'],
  ['电话 136 0000 0006，备用 13700000017', '电话 136****0006，备用 137****0017'],
  ['113600000006', '113600000006'],
  ['2026-12-04', '2026-12-04'],
])('「%s」显示为「%s」', (text, shown) => {
  expect(coverPhones(text)).toBe(shown)
})

test('号码遮住，口令、码和文件一律不显示，编号不列', () => {
  expect(
    detailsOf({ meetingId: 'm1', personId: 'p1', phone: '13600000006', code: 'ABCD1234', photo: 'cloud://x/inbox/y', plan: { place: '报告厅', topics: [1, 2], contactPhone: '13600000006' }, on: true, note: '' }),
  ).toEqual([
    { name: '手机', value: '136****0006' },
    { name: '码', value: '（不显示）' },
    { name: '照片', value: '（不显示）' },
    { name: '地点', value: '报告厅' },
    { name: '议题', value: '2 项' },
    { name: '联系电话', value: '136****0006' },
    { name: '日期', value: '是' },
  ])
})

test.each([
  ['meetings/abc@1', '会议（新增）'],
  ['attendance/m:p:reply@4', '答复与签到（第 4 版）'],
  ['somewhere/x@2', '资料（第 2 版）'],
])('写了 %s，读作「%s」', (wrote, says) => {
  expect(thingWritten(wrote)).toBe(says)
})

test('出生日期、食宿车牌、特殊情况和更正申请不给查记录的理事长看', async () => {
  const [birth, plate, special, says] = ['1961-02-07', '晋A00000', '只对秘书处说的特殊情况', '本人证件上另有一个日子']
  await hall.must('secretary', correctPerson, { personId: person('director05'), birth })
  await hall.must('director05', reply, { meetingId: prepared.coming, choice: 'attend', reason: '', logistics: { plate } })
  await hall.must('secretary', noteSpecial, { meetingId: prepared.hall, personId: person('director20'), note: special })
  await hall.must('director05', askCorrection, { item: 'birth', says })
  const said = JSON.stringify(await all())
  expect([birth, plate, special, says].filter((secret) => said.includes(secret))).toEqual([])
  expect(said).toContain('食宿与车辆')
})
