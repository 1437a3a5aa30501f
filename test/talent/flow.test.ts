import { handlers } from 'cloudfunctions/handlers'
import { resumeBatches } from 'cloudfunctions/kit/batch'
import { createRouter, type Surroundings } from 'cloudfunctions/kit/router'
import { checkWriting } from 'cloudfunctions/review/check'
import { KINDS, kindAmong } from 'cloudfunctions/review/kinds'
import declared from 'cloudfunctions/schema.json'
import { closeLapsed } from 'cloudfunctions/talent/lapse'
import { freshnessOf } from 'cloudfunctions/talent/read'
import { demoDocuments } from 'local/demo/demo'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import type { Operation, Reply } from 'shared/kernel/operation'
import { addDays, dayOf, DAY, type Instant } from 'shared/kernel/time'
import { correctPerson } from 'shared/person/posts-operations'
import { approve, queue } from 'shared/review/operations'
import type { Entry, Identity, Request } from 'shared/talent/model'
import {
  addEntry, agree, confirmEntries, editEntry, exportAll, exportOwn, getEntry, listEntries, OWN_PAGE, ownEntries, PAGE, readBanks, removeEntry, renewConsent, withdraw,
} from 'shared/talent/operations'
import { answerMyself, answerRequest, askIdentity, listRequests, lookAtIdentity, myEntries } from 'shared/talent/request-operations'
import readWorkbook from 'read-excel-file/node'
import { around, memoryFiles } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { AT, consent, entry, identity, request, TODAY } from './bank'

/** The banks from entering to looking, through the router and the desk of review. */
let store: Store
let surroundings: Surroundings & { files: ReturnType<typeof memoryFiles> }
let at: Instant
let requests = 0

async function open(own: Record<string, readonly { readonly _id: string }[]> = {}) {
  at = AT
  store = openStore({ schema: readSchema(declared) })
  const { bankEntries: _, bankIdentities: __, ...demo } = demoDocuments(AT)
  for (const [collection, all] of Object.entries({ ...demo, ...own })) for (const one of all) await store.insert(collection, { ...one })
  const files = memoryFiles()
  const made = around({
    db: directDatabase(store),
    files,
    now: () => at,
    log: ({ error }) => {
      throw new Error(String(error))
    },
  })
  surroundings = { ...made, files }
}
beforeEach(() => open())

const paperOf = (account: string): string => {
  const id = `cloud://local.files/inbox/demo-${account}/paper.pdf`
  surroundings.files.stored.set(id, Buffer.from('%PDF-1.7 示范'))
  return id
}
const ask = (as: string, operation: string, input: unknown) => createRouter(handlers, surroundings)({ operation, input, requestId: `request-${++requests}` }, `wx:demo-${as}`)
async function must<I, O>(as: string, operation: Operation<I, O>, input: I): Promise<O> {
  const reply = (await ask(as, operation.name, input)) as Reply<O>
  if (reply.kind !== 'accepted') throw new Error(`${as} ${operation.name}：${reply.message}`)
  return reply.value
}
const codeOf = async <I, O>(as: string, operation: Operation<I, O>, input: unknown) => {
  const reply = await ask(as, operation.name, input)
  return reply.kind === 'refused' ? [reply.code, reply.field] : reply.kind
}
const dump = () => store.dump() as unknown as Record<string, { _id: string }[]>
const lists = async (as: string, bank: Entry['bank'], text = '') => (await must(as, listEntries, { bank, text })).entries.map(({ title }) => title)

async function approveAll() {
  await checkWriting(surroundings, kindAmong(KINDS))
  for (const { checkId } of (await must('secretary', queue, { list: 'waiting' })).items) await must('secretary', approve, { checkId })
}

const student = { trade: '数控技术', skills: '车工', year: '2024 级', region: '城东' }
const who = { name: '孙同学', number: 'XH01', phone: '19900000077', birth: '2009-05-12' }
const agreed = { purposes: ['practice' as const], until: '2027-06-30' }
const addStudent = async (over: object = {}) =>
  (await must('officer03', addEntry, { bank: 'student', fields: student, identity: who, consent: { ...agreed, file: paperOf('officer03') }, ...over })).entryId

test('要答复的一件不漏：后来的再多，早先还没答复的也列着，在已经办完的前面', async () => {
  const many = (n: number, over: Partial<Request>) =>
    Array.from({ length: n }, (_, i) => request(`s-${over.state ?? 'asked'}-${i}`, { at: AT - (over.state ? 0 : DAY) - i, personId: 'person-director03', ...over }))
  await open({ bankRequests: [...many(60, {}), ...many(55, { state: 'refused', reason: '已有安排' })] })
  for (const [as, mine] of [['officer03', 'school'], ['director03', 'self']] as const) {
    const { toAnswer } = await must(as, listRequests, {})
    const about = toAnswer.filter((one) => one.as === mine).map(({ entryId }) => entryId)
    expect([about.length, new Set(about).size]).toEqual([110, 110])
    expect(about.slice(0, 60).every((id) => id.startsWith('s-asked-'))).toBe(true)
  }
})

test('该确认的：前面有再多同意已过期的，后面在用的也算进待办', async () => {
  const old = (n: number, name: string, over: Partial<Entry>) => Array.from({ length: n }, (_, i) => entry(`${name}${i}`, 'student', { checkedOn: addDays(TODAY, -50), ...over }))
  const over = old(230, 'over-', { checkedOn: addDays(TODAY, -90), consent: consent({ until: addDays(TODAY, -1) }) })
  const titles = async () => ((await ask('officer03', 'meeting.home', {})) as unknown as { value: { todos: { title?: string }[] } }).value.todos.map(({ title }) => title ?? '').filter((title) => title.startsWith('人才库'))
  await open({ bankEntries: [...over, ...old(2, 'used-', {})] })
  expect(await titles()).toEqual(['人才库 2 条该确认仍有效'])
  await open({ bankEntries: over })
  expect(await titles()).toEqual([])
})

test('入库：审核通过以前别人看不到，通过以后看得到，退回的写明原因', async () => {
  await addStudent()
  expect([await lists('director05', 'student'), await lists('officer03', 'student')]).toEqual([[], []])
  expect((await must('officer03', ownEntries, { bank: 'student' })).entries).toMatchObject([{ title: '数控技术 · 2024 级', hidden: '正在审核' }])
  await approveAll()
  expect(await lists('director05', 'student')).toEqual(['数控技术 · 2024 级'])
  const check = dump()['checks']!.find((one) => (one as unknown as { kind: string }).kind === 'entry')
  expect(JSON.stringify(check)).not.toMatch(/孙同学|XH01|19900000077|2009-05-12/)
})

test('修改以后的一稿重新审核，审核期间不显示', async () => {
  const entryId = await addStudent()
  await approveAll()
  await must('officer03', editEntry, { entryId, edition: 1, fields: { ...student, skills: '铣工' }, identity: { ...who, v: 1 } })
  expect(await lists('director05', 'student')).toEqual([])
  await approveAll()
  expect(await lists('director05', 'student', '铣工')).toEqual(['数控技术 · 2024 级'])
  expect(await codeOf('officer03', editEntry, { entryId, edition: 1, fields: student, identity: { ...who, v: 1 } })).toEqual(['EDITED_MEANWHILE', 'edition'])
})

test('同意书从收件箱抄到不写名字的地方；别人收件箱里的不收', async () => {
  await addStudent()
  const [stored] = dump()['bankEntries'] as unknown as Entry[]
  expect(stored!.consent!.file).toMatch(/^cloud:\/\/local\.files\/talent\/papers\/[0-9a-f]{64}\.pdf$/)
  expect(await codeOf('officer03', addEntry, { bank: 'student', fields: student, identity: who, consent: { ...agreed, file: paperOf('officer05') } })).toEqual(['NOT_UPLOADED', 'consent.file'])
  expect(await codeOf('officer03', addEntry, { bank: 'student', fields: student, identity: who, consent: { ...agreed, file: paperOf('officer03').replace('paper', 'none') } })).toEqual(['NO_FILE', 'consent.file'])
})

test('本人在自己账号里同意后才显示；本人撤回即刻不显示，信息员收到消息；单位再登记纸上的同意', async () => {
  const { entryId } = await must('officer03', addEntry, { bank: 'teacher', fields: { name: '白演示', trade: '建筑测量' }, personId: 'person-secretary-general' })
  await approveAll()
  expect(await lists('director05', 'teacher')).toEqual([])
  expect((await must('secretary-general', myEntries, {})).entries).toMatchObject([{ entryId, state: 'asked', hidden: '等本人同意' }])
  expect(await codeOf('officer03', agree, { entryId, ...agreed })).toEqual(['NO_ENTRY', 'entryId'])
  await must('secretary-general', agree, { entryId, ...agreed })
  expect(await lists('director05', 'teacher')).toEqual(['白演示 · 建筑测量'])
  await must('secretary-general', withdraw, { entryId })
  expect(await lists('director05', 'teacher')).toEqual([])
  const told = { type: 'talent.withdrawn', audience: { kind: 'persons', personIds: ['person-officer03'] }, page: `packages/talent/entry/index?entryId=${entryId}` }
  expect(dump()['events']).toContainEqual(expect.objectContaining(told))
  expect((await must('officer03', ownEntries, { bank: 'teacher' })).entries).toMatchObject([{ entryId, hidden: '同意已撤回', confirmable: false }])
  await must('officer03', renewConsent, { entryId, ...agreed, file: paperOf('officer03') })
  expect(await lists('director05', 'teacher')).toEqual(['白演示 · 建筑测量'])
})

test('同意到期那天还显示，第二天不显示，内容还在', async () => {
  await addStudent()
  await approveAll()
  const last = consent({ until: addDays(TODAY, 5) }).until
  const entryId = (await must('officer03', ownEntries, { bank: 'student' })).entries[0]!.entryId
  await must('officer03', renewConsent, { entryId, purposes: ['practice'], until: last, file: paperOf('officer03') })
  at = AT + 5 * DAY
  expect(await lists('director05', 'student')).toHaveLength(1)
  at = AT + 6 * DAY
  expect([await lists('director05', 'student'), (await must('officer03', ownEntries, { bank: 'student' })).entries.map(({ hidden }) => hidden)]).toEqual([[], ['同意已到期']])
})

test('未满十四周岁没有监护人同意，什么也没写', async () => {
  const young = { ...who, birth: '2013-05' }
  const before = JSON.stringify({ ...dump(), audit: [] })
  expect(await codeOf('officer03', addEntry, { bank: 'student', fields: student, identity: young, consent: { ...agreed, file: paperOf('officer03') } })).toEqual(['GUARDIAN', 'identity.guardian'])
  expect(JSON.stringify({ ...dump(), audit: [] })).toBe(before)
  await addStudent({ identity: { ...young, guardian: paperOf('officer03') } })
})

describe('申请查看', () => {
  let entryId: string
  let requestId: string
  beforeEach(async () => {
    entryId = await addStudent()
    await approveAll()
    requestId = (await must('vice2', askIdentity, { entryId, purpose: 'practice', says: '到车间实习' })).requestId
  })
  const yes = (over: object = {}) => ({ requestId, agrees: true, until: '2027-01-31', reason: '', file: paperOf('officer03'), ...over })

  test('学校拿着本人签字同意：只有申请的人看得到，每天留一条记录', async () => {
    expect(await codeOf('vice2', lookAtIdentity, { requestId })).toEqual(['NOT_GRANTED', 'requestId'])
    expect(await must('officer03', answerRequest, yes())).toEqual({ state: 'granted' })
    expect(await must('vice2', lookAtIdentity, { requestId })).toEqual({ name: '孙同学', number: 'XH01', phone: '19900000077', unitName: '白桦中等专业学校', until: '2027-01-31' })
    await must('vice2', lookAtIdentity, { requestId })
    at += DAY
    await must('vice2', lookAtIdentity, { requestId })
    expect(dump()['bankLooks']!.map(({ _id }) => _id)).toEqual([`${requestId}:${TODAY}`, `${requestId}:${addDays(TODAY, 1)}`])
    expect(await codeOf('officer11', lookAtIdentity, { requestId })).toEqual(['NO_REQUEST', 'requestId'])
    expect((await must('officer03', getEntry, { entryId })).looks).toHaveLength(2)
  })
  test('期限最后一天还看得到，第二天不行，可以再申请', async () => {
    await must('officer03', answerRequest, yes({ until: TODAY }))
    expect(await codeOf('vice2', askIdentity, { entryId, purpose: 'practice', says: '再看' })).toEqual(['GRANTED_ALREADY', 'entryId'])
    expect((await must('vice2', listRequests, {})).asked).toMatchObject([{ live: true }])
    at += DAY
    expect(await codeOf('vice2', lookAtIdentity, { requestId })).toEqual(['GRANT_OVER', 'requestId'])
    await must('vice2', askIdentity, { entryId, purpose: 'practice', says: '再看' })
  })
  test('同意是给那家单位的：申请的人调走，就看不到了，要为新单位重新申请', async () => {
    await must('officer03', answerRequest, yes())
    await store.update('principals', 'wx:demo-vice2', { $set: { unitId: 'unit-20', unitName: '快马物流有限公司' } } as never)
    await store.update('persons', 'person-vice2', { $set: { unitId: 'unit-20', unitName: '快马物流有限公司' } } as never)
    expect(await codeOf('vice2', lookAtIdentity, { requestId })).toEqual(['GRANT_OVER', 'requestId'])
    await must('vice2', askIdentity, { entryId, purpose: 'practice', says: '新单位也要看' })
    expect(await codeOf('vice2', lookAtIdentity, { requestId })).toEqual(['NOT_GRANTED', 'requestId'])
  })
  test('还没答复，申请的人就调走了：不能再同意，大家看得到为什么；定时关闭后各收到一条消息', async () => {
    await must('secretary', correctPerson, { personId: 'person-vice2', unitId: 'unit-20', since: TODAY, title: '经理' })
    expect(await codeOf('officer03', answerRequest, yes())).toEqual(['ASKER_GONE', 'requestId'])
    const lapsed = { state: 'lapsed', reason: expect.stringContaining('已不在磐石建筑有限公司') }
    const seen = async () => [(await must('vice2', listRequests, {})).asked, (await must('officer03', listRequests, {})).toAnswer]
    expect(await seen()).toMatchObject([[lapsed], [lapsed]])
    expect([await closeLapsed(surroundings.db, qixian, at), await closeLapsed(surroundings.db, qixian, at)]).toEqual([1, 0])
    expect(dump()['events']).toContainEqual(expect.objectContaining({ type: 'talent.lapsed', audience: { kind: 'persons', personIds: ['person-vice2', 'person-officer03', 'person-secretary-general'] } }))
    await must('secretary', correctPerson, { personId: 'person-vice2', unitId: 'unit-11' })
    expect(await seen()).toMatchObject([[lapsed], [lapsed]])
    await must('vice2', askIdentity, { entryId, purpose: 'practice', says: '回来了，再申请' })
  })
  test('同意以后换成另一名学生：改不了；更正一个字的留下记录，看到的是更正后的', async () => {
    await must('officer03', answerRequest, yes())
    const edit = (identity: object, v = 1) => ({ entryId, edition: 1, fields: student, identity: { ...who, ...identity, v } })
    expect(await codeOf('officer03', editEntry, edit({ name: '林某某', number: 'XH99' }))).toEqual(['ANOTHER_PERSON', 'identity.name'])
    expect(await codeOf('officer03', editEntry, edit({ name: '孙桐学' }))).toBe('accepted')
    expect(await codeOf('officer03', editEntry, edit({ phone: '19900000011' }))).toEqual(['EDITED_MEANWHILE', 'identity.v'])
    expect(await must('vice2', lookAtIdentity, { requestId })).toMatchObject({ name: '孙桐学', phone: '19900000077' })
    expect((await must('officer03', getEntry, { entryId })).identity).toMatchObject({ v: 2, corrected: [{ was: { name: '孙同学' } }] })
  })
  test('本人撤回，已同意的查看即刻停止；重新同意也不恢复', async () => {
    await must('officer03', answerRequest, yes())
    await must('officer03', withdraw, { entryId })
    expect(await codeOf('vice2', lookAtIdentity, { requestId })).toEqual(['GRANT_OVER', 'requestId'])
    at += 1000
    await must('officer03', renewConsent, { entryId, ...agreed, file: paperOf('officer03') })
    expect(await codeOf('vice2', lookAtIdentity, { requestId })).toEqual(['GRANT_OVER', 'requestId'])
  })
  test.each([
    ['没有签字的纸', { file: undefined }, ['NO_PAPER', 'file']],
    ['晚于本人同意的期限', { until: '2027-07-01' }, ['BEYOND_CONSENT', 'until']],
    ['已经过去的日子', { until: addDays(TODAY, -1) }, ['OVER', 'until']],
    ['没有写到哪一天', { until: undefined }, ['BAD_INPUT', 'until']],
    ['不同意，没有原因', { agrees: false }, ['NO_REASON', 'reason']],
  ])('%s：不成', async (_, over, expected) => {
    expect(await codeOf('officer03', answerRequest, JSON.parse(JSON.stringify(yes(over))))).toEqual(expected)
  })
  test('不同意，原因给申请的人看；别的单位答复不了；答复过的不能再答', async () => {
    expect(await codeOf('officer05', answerRequest, yes({ file: paperOf('officer05') }))).toEqual(['NO_REQUEST', 'requestId'])
    await must('officer03', answerRequest, { requestId, agrees: false, reason: '已有安排' })
    expect((await must('vice2', listRequests, {})).asked).toMatchObject([{ state: 'refused', reason: '已有安排', live: false }])
    expect(await codeOf('officer03', answerRequest, yes())).toEqual(['ANSWERED', 'requestId'])
  })
  test('同一个人不重复申请；本单位不用申请；没有同意的用途不能申请', async () => {
    expect(await codeOf('vice2', askIdentity, { entryId, purpose: 'practice', says: '再问' })).toEqual(['ASKED_ALREADY', 'entryId'])
    expect(await codeOf('secretary-general', askIdentity, { entryId, purpose: 'practice', says: '看看' })).toEqual(['OWN_UNIT', 'entryId'])
    expect(await codeOf('director05', askIdentity, { entryId, purpose: 'research', says: '攻关' })).toEqual(['OTHER_PURPOSE', 'purpose'])
  })
  test('消息里没有学生是谁，记录里也没有', async () => {
    await must('officer03', answerRequest, yes())
    await must('vice2', lookAtIdentity, { requestId })
    const { bankIdentities: _, ...rest } = dump()
    expect(JSON.stringify(rest)).not.toMatch(/孙同学|XH01|19900000077|2009-05-12/)
    expect(dump()['events']!.map((event) => (event as unknown as { type: string }).type)).toEqual(expect.arrayContaining(['talent.asked', 'talent.answered']))
  })
  test('移出以后，谁也查不到是谁', async () => {
    await must('officer03', answerRequest, yes())
    await must('officer03', removeEntry, { entryId })
    expect(await codeOf('vice2', lookAtIdentity, { requestId })).toEqual(['GRANT_OVER', 'requestId'])
    expect(JSON.stringify(dump()['bankIdentities'] as unknown as Identity[])).not.toMatch(/孙同学|XH01|19900000077|2009-05-12/)
  })
})

describe('有账号的学生', () => {
  const prepared = () => ({ bankEntries: [entry('s', 'student', { personId: 'person-officer05' })], bankIdentities: [identity('s')] })
  test('学校和本人各自同意，都同意才算；谁先谁后都行', async () => {
    for (const first of ['school', 'self'] as const) {
      await open(prepared())
      const { requestId } = await must('vice2', askIdentity, { entryId: 's', purpose: 'practice', says: '实习' })
      const school = () => must('officer03', answerRequest, { requestId, agrees: true, until: '2027-01-31', reason: '' })
      const self = () => must('officer05', answerMyself, { requestId, agrees: true, reason: '' })
      const [one, other] = first === 'school' ? [school, self] : [self, school]
      expect(await one()).toEqual({ state: 'asked' })
      expect(await codeOf('vice2', lookAtIdentity, { requestId })).toEqual(['NOT_GRANTED', 'requestId'])
      expect(await other()).toEqual({ state: 'granted' })
      expect(await must('vice2', lookAtIdentity, { requestId })).toMatchObject({ name: '孙同学' })
    }
  })
  test('未满十四周岁，本人在账号里同意不算，要监护人签字', async () => {
    await open({ ...prepared(), bankIdentities: [identity('s', { birth: '2013-05-12', guardian: 'cloud://g' })] })
    const { requestId } = await must('vice2', askIdentity, { entryId: 's', purpose: 'practice', says: '实习' })
    expect(await codeOf('officer05', answerMyself, { requestId, agrees: true, reason: '' })).toEqual(['GUARDIAN', 'requestId'])
    expect(await codeOf('officer03', answerRequest, { requestId, agrees: true, until: '2027-01-31', reason: '' })).toEqual(['GUARDIAN', 'file'])
    expect(await must('officer03', answerRequest, { requestId, agrees: true, until: '2027-01-31', reason: '', file: paperOf('officer03') })).toEqual({ state: 'granted' })
  })
})

describe('仍有效', () => {
  const many = (n: number, age = 40) =>
    Array.from({ length: n }, (_, i) => entry(`t-${String(i).padStart(3, '0')}`, 'teacher', { checkedOn: addDays(TODAY, -age) }))

  test('全部仍有效一次办完；看过以后改动的一条留着', async () => {
    await open({ bankEntries: many(12) })
    const { entries: seen } = await must('officer03', ownEntries, { bank: 'teacher' })
    await must('officer03', editEntry, { entryId: 't-003', edition: 1, fields: { name: '林教师', trade: '模具' } })
    const changed = dump()['bankEntries']!.find(({ _id }) => _id === 't-003')
    expect(await must('officer03', confirmEntries, { entries: seen.map(({ entryId, v }) => ({ entryId, v })) })).toEqual({ confirmed: 11, left: 1 })
    const after = dump()['bankEntries'] as unknown as Entry[]
    expect(after.map(({ checkedOn }) => checkedOn)).toEqual(Array.from({ length: 12 }, () => TODAY))
    expect(after.find(({ _id }) => _id === 't-003')).toEqual(changed)
  })
  test('写到一半断了，定时的事接着写完', async () => {
    await open({ bankEntries: many(12) })
    const { entries: seen } = await must('officer03', ownEntries, { bank: 'teacher' })
    // The time a request may roll is over at once.
    let calls = 0
    const slow = { ...surroundings, now: () => (calls++ === 0 ? AT : AT + 60_000) }
    await createRouter(handlers, slow)({ operation: confirmEntries.name, input: { entries: seen.map(({ entryId, v }) => ({ entryId, v })) }, requestId: 'request-slow' }, 'wx:demo-officer03')
    const done = () => (dump()['bankEntries'] as unknown as Entry[]).filter(({ checkedOn }) => checkedOn === TODAY).length
    expect(done()).toBeLessThan(12)
    await resumeBatches(surroundings.db, async () => {})
    expect(done()).toBe(12)
  })
  test('首页、人才库页和新旧统计说的是同一个数', async () => {
    await open({ bankEntries: [...many(3), entry('old', 'teacher', { checkedOn: addDays(TODAY, -63) }), entry('fresh', 'teacher')] })
    const { todos } = (await ask('officer03', 'meeting.home', {}) as unknown as { value: { todos: { title?: string; page?: string }[] } }).value
    expect(todos).toContainEqual(expect.objectContaining({ title: '人才库 4 条该确认仍有效', page: 'packages/talent/banks/index', does: '去确认' }))
    expect((await must('officer03', readBanks, {})).banks[0]).toEqual({ bank: 'teacher', keeps: true, own: { total: 5, stale: 3, hidden: 1 } })
    const [teacher] = await freshnessOf(surroundings.db, qixian, ['unit-03'], dayOf(at))
    expect(teacher).toEqual({ unitId: 'unit-03', bank: 'teacher', total: 5, fresh: 1, stale: 3, hidden: 1, latest: addDays(TODAY, -3) })
    expect(await lists('director05', 'teacher')).toHaveLength(4)
  })
})

describe('名单', () => {
  test('一页一页看完，一条不重一条不漏；读过的不超过给出的三倍', async () => {
    const all = Array.from({ length: 1000 }, (_, i) =>
      entry(`n-${String(i).padStart(4, '0')}`, 'need', { checkedOn: addDays(TODAY, -(i % 400)), fields: { trade: i % 3 === 0 ? '数控操作' : '焊接', skills: '会看图' } }),
    )
    await open({ bankEntries: all })
    const read: number[] = []
    const { db } = surroundings
    surroundings = { ...surroundings, db: { ...db, find: async (from, where, options) => {
      const found = await db.find(from, where, options)
      if (from.name === 'bankEntries') read.push(found.length)
      return found
    } } }
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await must('director05', listEntries, { bank: 'need', text: '数控', ...(cursor && { cursor }) })
      seen.push(...page.entries.map(({ entryId }) => entryId))
      expect(page.entries.length).toBeLessThanOrEqual(PAGE)
      if (page.next === null) break
      cursor = page.next
    }
    const expected = all.filter(({ fields, checkedOn }) => fields.trade === '数控操作' && checkedOn >= addDays(TODAY, -62))
    expect([...seen].sort()).toEqual(expected.map(({ _id }) => _id).sort())
    expect(read.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(3 * seen.length)
  })
  test('本单位的一页最多四十条，最久没有确认的在前', async () => {
    await open({ bankEntries: Array.from({ length: 50 }, (_, i) => entry(`t-${String(i).padStart(3, '0')}`, 'teacher', { checkedOn: addDays(TODAY, -i) })) })
    const first = await must('officer03', ownEntries, { bank: 'teacher' })
    const rest = await must('officer03', ownEntries, { bank: 'teacher', cursor: first.next! })
    expect([first.entries.length, rest.entries.length, rest.next, first.entries[0]!.entryId]).toEqual([OWN_PAGE, 10, null, 't-049'])
  })
})

describe('导出', () => {
  const cells = async (address: string) => JSON.stringify(await readWorkbook(surroundings.files.stored.get(decodeURIComponent(/127\.0\.0\.1\/([^?]+)/.exec(address)![1]!))!))
  test('本单位的含本单位学生的身份；秘书处的没有', async () => {
    await open({ bankEntries: [entry('s', 'student'), entry('far', 'student', { unitId: 'unit-04' })], bankIdentities: [identity('s'), identity('far', { unitId: 'unit-04', name: '远同学' })] })
    const own = await cells((await must('officer03', exportOwn, { bank: 'student' })).address)
    expect([own.includes('孙同学'), own.includes('XH2024001'), own.includes('远同学')]).toEqual([true, true, false])
    const all = await cells((await must('secretary', exportAll, { bank: 'student' })).address)
    expect([all.includes('数控技术'), /孙同学|远同学|XH2024|1990000009|2009-05-12|consent/.test(all)]).toEqual([true, false])
  })
  test('没有条目的不给空表', async () => {
    expect(await codeOf('officer03', exportOwn, { bank: 'teacher' })).toEqual(['NOTHING', 'bank'])
  })
})
