import { myYear } from 'shared/attendance/year'
import { revealPhone } from 'shared/person/contacts'
import { askCorrection, exportMine, listCorrections, mine, settleCorrection } from 'shared/person/mine'
import type { Person } from 'shared/person/model'
import { memoryFiles } from 'test/support/around'
import { openHall, person, prepare, type Hall, type Prepared } from './hall'

let prepared: Prepared
let hall: Hall
const files = memoryFiles()
beforeAll(async () => {
  prepared = await prepare()
})
beforeEach(async () => {
  hall = await openHall(prepared.documents, { files })
})

const stored = (account: string) => hall.documents()['persons']!.find(({ _id }) => _id === person(account)) as unknown as Person
const events = () => hall.documents()['events'] as unknown as { type: string; audience: object; body: string }[]

test('本人资料里有完整的号码，也有谁在什么时候查看过；只有自己看得到', async () => {
  await hall.must('officer01', revealPhone, { personId: person('director01'), purpose: 'call' })
  const own = await hall.must('director01', mine, {})
  expect(own).toMatchObject({ phone: stored('director01').phone, looks: [{ at: hall.at, name: stored('officer01').name, purpose: 'call' }] })
  expect(own.identities.map(({ kind, current }) => [kind, current])).toEqual([['wx', false], ['tcb', true]])
  for (const who of ['officer01', 'secretary', 'director02']) {
    const said = JSON.stringify(await hall.must(who, mine, {}))
    expect([who, said.includes(own.phone), said.includes('call')]).toEqual([who, false, false])
  }
})

test('更正申请到秘书处，处理后本人收到说明', async () => {
  hall.at += 1000
  const { correctionId } = await hall.must('director01', askCorrection, { item: 'phone', says: '换号了' })
  expect(events().find(({ type }) => type === 'person.correctionAsked')).toMatchObject({ audience: { kind: 'posts', posts: expect.arrayContaining(['secretary']) } })
  const open = (await hall.must('secretary', listCorrections, {})).corrections.filter(({ state }) => state === 'open')
  expect(open.map((one) => one.correctionId)).toEqual([prepared.correction, correctionId])
  await hall.must('secretary', settleCorrection, { correctionId, outcome: 'corrected', note: '已改为新号' })
  expect(events().find(({ type }) => type === 'person.correctionSettled')).toMatchObject({ audience: { kind: 'persons', personIds: [person('director01')] } })
  expect((await hall.must('director01', mine, {})).corrections).toMatchObject([{ state: 'corrected', note: '已改为新号' }])
  expect(await hall.ask('secretary', settleCorrection.name, { correctionId, outcome: 'kept', note: '又不改' })).toMatchObject({ code: 'SETTLED' })
})

test('导出的文字和数据里有本人的登记、参会、消息和查看记录，没有别人的号码', async () => {
  await hall.must('director01', revealPhone, { personId: person('director02'), purpose: 'save' })
  await hall.must('director02', revealPhone, { personId: person('director01'), purpose: 'call' })
  const others = (hall.documents()['persons'] as unknown as Person[]).filter(({ _id }) => _id !== person('director01'))
  for (const format of ['text', 'json'] as const) {
    files.stored.clear()
    const { name, address } = await hall.must('director01', exportMine, { format })
    const [[id, content]] = [...files.stored] as [[string, Buffer]]
    expect([name, id.endsWith(name), address.includes(encodeURIComponent(id))]).toEqual([`${stored('director01').name}的个人资料.${format === 'text' ? 'txt' : 'json'}`, true, true])
    const said = content.toString()
    for (const fact of [stored('director01').phone, stored('director01').unitName, stored('director02').name, '存入手机', '第一届理事大会第二次会议']) expect([format, fact, said.includes(fact)]).toEqual([format, fact, true])
    expect(others.filter(({ phone }) => said.includes(phone))).toEqual([])
  }
})

test('我的一年：草稿不在其中，请假次数与答复时说的相同，别的年份是空的', async () => {
  const year = await hall.must('director03', myYear, { year: 2026 })
  expect(year.leaves).toEqual({ used: 3, quota: 2, left: 0 })
  expect(year.posts).toMatchObject([{ name: '理事', days: expect.any(Number) }])
  expect(year.meetings.map(({ meetingId }) => meetingId)).not.toContain(prepared.draft)
  expect((await hall.must('director03', myYear, { year: 2025 })).meetings).toEqual([])
  expect(await hall.ask('director03', myYear.name, { year: 1 })).toMatchObject({ kind: 'refused', field: 'year' })
})
