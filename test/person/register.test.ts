import { registerTerm, addPerson, correctPerson, endPost, getPerson, holdPost, openScan, register, strikePost } from 'shared/person/posts-operations'
import { listAudit } from 'shared/audit/operations'
import { askCorrection } from 'shared/person/mine'
import { correctUnit, getUnit, registerAgreement } from 'shared/unit/operations'
import { demoDocuments } from 'local/demo/demo'
import { type Hall, NOW, openHall, pastCouncil, person, ROLL_FILE, SCAN } from '../router/hall'
import { registerPast } from 'shared/meeting/past-operations'

let hall: Hall
beforeEach(async () => {
  hall = await openHall(demoDocuments(NOW))
})

interface Stored {
  readonly _id: string
  readonly personId: string
  readonly unitId: string
  readonly unitName: string
  readonly posts: readonly { readonly post: string; readonly until?: string }[]
}
const stored = (collection: string, id: string) => hall.documents()[collection]!.find(({ _id }) => _id === id) as Stored
const identities = (personId: string) => (hall.documents()['principals'] as readonly Stored[]).filter((one) => one.personId === personId)
const whole = { post: 'director', from: '2025-12-20' }

test('接任理事：前任到前一天为止，两人的两种登录身份都跟着变', async () => {
  const { unitId } = stored('persons', person('director05'))
  const { personId } = await hall.must('secretary', addPerson, { name: '林接任', unitId, title: '校长', phone: '19900000001' })
  const holding = { personId, post: 'director', from: '2026-12-01', until: '2028-12-19', source: '委托书' }
  expect(await hall.ask('secretary', 'person.holdPost', holding)).toMatchObject({ code: 'SEAT_TAKEN', field: 'replaces', clause: 'CH11a' })
  const { ended } = await hall.must('secretary', holdPost, { ...holding, replaces: person('director05') })
  expect(ended).toEqual([(await hall.must('secretary', getPerson, { personId: person('director05') })).name])
  expect(identities(person('director05')).map(({ posts }) => posts[0]!.until)).toEqual(['2026-11-30', '2026-11-30'])
  expect(await hall.must('secretary', getPerson, { personId })).toMatchObject({ posts: [{ post: 'director', state: 'held', source: '委托书' }] })
  expect((await hall.must('secretary', getUnit, { unitId })).remarks.map(({ message }) => message)).not.toContain('没有理事')
})

test('接任登记错了删去：前任的任期和两种登录身份恢复，页上先说、操作记录后说', async () => {
  const { unitId } = stored('persons', person('director05'))
  const { personId } = await hall.must('secretary', addPerson, { name: '林接任', unitId, title: '校长', phone: '19900000001' })
  const { name } = await hall.must('secretary', getPerson, { personId: person('director05') })
  const before = [stored('persons', person('director05')).posts, ...identities(person('director05')).map(({ posts }) => posts)]
  const wrong = { personId, post: 'director', from: '2026-12-01' }
  await hall.must('secretary', holdPost, { ...wrong, replaces: person('director05') })
  const back = `${name}的理事恢复在任，登记的任期到 2028年12月20日`
  expect((await hall.must('secretary', getPerson, { personId })).posts).toMatchObject([{ struck: [back] }])
  hall.at += 1000
  const { restored } = await hall.must('secretary', strikePost, { ...wrong, reason: '登记错了人' })
  expect(restored).toEqual([name])
  expect([stored('persons', person('director05')).posts, ...identities(person('director05')).map(({ posts }) => posts)]).toEqual(before)
  const { entries } = await hall.must('secretary-general', listAudit, {})
  expect(entries.slice(0, 2).map(({ effects }) => effects)).toEqual([[back], [`${name}的理事到 2026年11月30日 为止`]])
})

test.each<[string, string, (id: string) => Promise<unknown>]>([
  ['他自己又任名誉理事长', 'director05', (personId) => hall.must('secretary', holdPost, { personId, post: 'honoraryChair', from: '2026-12-02' })],
  ['他任过的理事长由别人接任', 'chair', () => hall.must('secretary', holdPost, { personId: person('vice2'), post: 'chair', from: '2026-12-08' })],
  ['更正他的工作职务', 'director05', (personId) => hall.must('secretary', correctPerson, { personId, title: '退休教师' })],
])('理事已由人接任，再登记别的事不把他带回来：%s', async (_, account, register) => {
  const { unitId } = stored('persons', person(account))
  const { personId } = await hall.must('secretary', addPerson, { name: '林接任', unitId, title: '校长', phone: '19900000001' })
  await hall.must('secretary', holdPost, { personId, post: 'director', from: '2026-12-01', replaces: person(account) })
  await register(person(account))
  expect(stored('persons', person(account)).posts.find(({ post }) => post === 'director')).toMatchObject({ until: '2026-11-30', ended: { why: '由林接任接任' } })
})

test('登记以前看得到谁的任期会结束', async () => {
  const open = async (personId: string, post: string) => (await hall.must('secretary', getPerson, { personId })).choices.find((choice) => choice.post === post)!.open
  expect(await open(person('director05'), 'chair')).toMatchObject([{ from: '2028-06-23' }])
  expect(await open(person('director05'), 'director')).toMatchObject([{ from: '2025-12-21' }])
  expect(await open(person('director05'), 'secretary')).toEqual([])
})

test('结束任职的人第二天起不能再答复会议，删去登记同样立即生效', async () => {
  await hall.must('secretary', endPost, { personId: person('secretary-general'), post: 'secretaryGeneral', from: '2025-12-20', until: '2026-12-07', reason: '辞去' })
  expect(await hall.ask('secretary-general', 'person.register', {})).toMatchObject({ code: 'NOT_ALLOWED' })
  await hall.must('secretary', strikePost, { personId: person('director05'), ...whole, reason: '登记错了' })
  expect(identities(person('director05')).map(({ posts }) => posts)).toEqual([[], []])
})

test('最后一个能管理名册的人不能卸任', async () => {
  await hall.must('secretary', endPost, { personId: person('secretary-general'), post: 'secretaryGeneral', from: '2025-12-20', until: '2026-12-07', reason: '辞去' })
  expect(await hall.ask('secretary', 'person.endPost', { personId: person('secretary'), post: 'secretary', from: '2025-12-20', until: '2026-12-07', reason: '调离' })).toMatchObject({
    code: 'LAST_KEEPER',
  })
})

test('名册查到哪一天，就是哪一天的职务、单位和名称', async () => {
  const { unitId } = stored('persons', person('director05'))
  const { name: before } = (await hall.must('secretary', getUnit, { unitId }))
  await hall.must('secretary', correctUnit, { unitId, name: '改名后的单位', renamedOn: '2026-09-01' })
  await hall.must('secretary', correctPerson, { personId: person('director05'), unitId: 'unit-01', since: '2026-10-01' })
  const on = async (day: string) => {
    const { units } = await hall.must('secretary', register, { on: day })
    const of = units.find(({ people }) => people.some(({ personId }) => personId === person('director05')))
    return of && `${of.unitId === unitId ? '原单位' : of.unitId} ${of.name === before ? '旧名' : of.unitId === unitId ? '新名' : ''}`.trim()
  }
  expect(await on('2025-12-19')).toBeUndefined()
  expect(await on('2025-12-20')).toBe('原单位 旧名')
  expect(await on('2026-08-31')).toBe('原单位 旧名')
  expect(await on('2026-09-01')).toBe('原单位 新名')
  expect(await on('2026-10-01')).toBe('unit-01')
  expect(await hall.ask('secretary', 'person.register', { on: '2026-12-09' })).toMatchObject({ code: 'AHEAD', field: 'on' })
})

test('单位改名，本单位每个人和他们的登录身份都用新名', async () => {
  await hall.must('secretary', correctUnit, { unitId: 'unit-05', name: '改名后的单位' })
  const people = (hall.documents()['persons'] as readonly Stored[]).filter(({ unitId }) => unitId === 'unit-05')
  expect(people.length).toBeGreaterThan(1)
  for (const { _id, unitName } of people) expect([unitName, ...identities(_id).map((one) => one.unitName)]).toEqual(Array(3).fill('改名后的单位'))
})

test('缺协议书的单位写明未见；登记在案以后不再提示，扫描件能打开', async () => {
  const missing = async () => (await hall.must('secretary', getUnit, { unitId: 'unit-05' })).remarks.some(({ clause }) => clause === 'CH7')
  expect(await missing()).toBe(true)
  await hall.must('secretary', registerAgreement, { unitId: 'unit-05', state: 'onFile', signedOn: '2025-12-20', file: SCAN })
  expect(await missing()).toBe(false)
  expect((await hall.must('secretary', openScan, { of: 'agreement', ref: 'unit-05' })).address).toContain('127.0.0.1')
})

test.each([
  ['person.holdPost', { personId: person('officer05'), post: 'secretary', from: '2026-12-01' }],
  ['person.registerTerm', { number: 1, from: '2025-12-20', until: '2028-12-19', source: '纪要' }],
  ['unit.registerAgreement', { unitId: 'unit-05', state: 'onFile', signedOn: '2025-12-20' }],
])('%s 只收本人上传的扫描件', async (operation, input) => {
  for (const file of ['cloud://local.files/inbox/demo-chair/scan.pdf', 'cloud://local.files/documents/minutes.pdf', 'scan.pdf']) {
    expect(await hall.ask('secretary', operation, { ...input, file })).toMatchObject({ code: 'NOT_UPLOADED', field: 'file' })
  }
  expect(await hall.ask('secretary', operation, { ...input, file: ROLL_FILE })).toMatchObject({ code: 'BAD_FILE', field: 'file' })
  expect(await hall.ask('secretary', operation, { ...input, file: SCAN })).toMatchObject({ kind: 'accepted' })
})

test('登记了的扫描件放在平台自己的文件夹，编号里没有上传人的登录标识', async () => {
  await hall.must('secretary', holdPost, { personId: person('officer05'), post: 'secretary', from: '2026-12-01', file: SCAN })
  await hall.must('secretary', registerTerm, { number: 1, from: '2025-12-20', until: '2028-12-19', source: '纪要', file: SCAN })
  await hall.must('secretary', registerAgreement, { unitId: 'unit-05', state: 'onFile', signedOn: '2025-12-20', file: SCAN })
  await hall.must('secretary', registerPast, pastCouncil())
  const kept = Object.fromEntries(['persons', 'principals', 'terms', 'units', 'meetings'].map((name) => [name, JSON.stringify(hall.documents()[name])]))
  for (const said of Object.values(kept)) expect(said).not.toContain('/inbox/')
  for (const name of ['persons', 'terms', 'units', 'meetings']) expect(kept[name]).toMatch(/cloud:\/\/local\.files\/scans\/[0-9a-f]{64}\.pdf/)
})

test('一届届满没有下一届，标明还没有换届', async () => {
  await hall.must('secretary', registerTerm, { number: 1, from: '2023-12-09', until: '2026-12-07', source: '纪要' })
  expect((await hall.must('secretary', register, {})).terms).toMatchObject([{ number: 1, over: true, scan: false }])
  await hall.must('secretary', registerTerm, { number: 2, from: '2026-12-08', until: '2029-12-07', source: '纪要' })
  expect((await hall.must('secretary', register, {})).terms).toMatchObject([{ over: false }, { over: false }])
})

test('生日和电话只在一个人自己的页上，名册总表里没有', async () => {
  await hall.must('secretary', correctPerson, { personId: person('director05'), birth: '1966-05-12' })
  const { phone } = await hall.must('secretary', getPerson, { personId: person('director05') })
  const all = JSON.stringify(await hall.must('secretary', register, {}))
  expect(all).not.toContain('1966-05-12')
  expect(all).not.toContain(phone)
})

test('卸任的管理员从第二天起收不到别人的更正申请', async () => {
  await hall.must('secretary', endPost, { personId: person('secretary-general'), post: 'secretaryGeneral', from: '2025-12-20', until: '2026-12-07', reason: '辞去' })
  await hall.must('director05', askCorrection, { item: 'phone', says: '号码换了' })
  await hall.deliver()
  const told = (hall.documents()['deliveries'] as unknown as readonly { personId: string; channel: string }[]).filter(({ channel }) => channel === 'inbox')
  expect(told.map(({ personId }) => personId)).toEqual([person('secretary')])
})
