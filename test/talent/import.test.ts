import { handlers } from 'cloudfunctions/handlers'
import { resumeBatches } from 'cloudfunctions/kit/batch'
import { createRouter, type Surroundings } from 'cloudfunctions/kit/router'
import { checkWriting } from 'cloudfunctions/review/check'
import { KINDS, kindAmong } from 'cloudfunctions/review/kinds'
import declared from 'cloudfunctions/schema.json'
import { demoDocuments } from 'local/demo/demo'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import readWorkbook from 'read-excel-file/node'
import type { CellValue } from 'shared/kernel/workbook/cells'
import type { Operation, Reply } from 'shared/kernel/operation'
import { type Instant, MINUTE } from 'shared/kernel/time'
import type { Check } from 'shared/review/model'
import { BANKS, type Bank, banks } from 'shared/talent/banks'
import { columnsOf, MOST_ENTRIES } from 'shared/talent/import/columns'
import { applyBankImport, bankImportProgress, bankTemplate, checkBankImport } from 'shared/talent/import/operations'
import { checkBank, type ImportFacts } from 'shared/talent/import/rules'
import type { Entry, Identity } from 'shared/talent/model'
import { addEntry, agree, editEntry, getEntry, listEntries, openPaper, ownEntries, removeEntry } from 'shared/talent/operations'
import { myEntries } from 'shared/talent/request-operations'
import { approve, approveMany, giveBack, groupOf, GROUP_PAGE, queue } from 'shared/review/operations'
import { around, memoryFiles } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { workbook } from 'test/support/workbook'
import { AT, consent, entry, identity } from './bank'

/** Many entries from a workbook: the rows one by one, then through the router. */
type Cells = readonly (string | number | null)[]
const by = { personId: 'person-officer03', name: '信息员' }
const sheet = (bank: Bank, rows: readonly Cells[], heads = columnsOf(bank).map(({ title }) => title)) => [{ name: banks[bank].name, rows: [heads, ...rows] as CellValue[][] }]
const TEACHER: Cells = ['林一', '数控加工', '副教授', '', '企业培训', '城东', '', '签字']
const STUDENT: Cells = ['孙一', '2009-05-12', 'XH01', '19900000001', '数控技术', '车工', '2024 级', '城东']
const NEED: Cells = ['数控操作', '会编程', '8 人', '明年三月', '城西', '']
const put = (row: Cells, ...at: (number | string | null)[]): Cells => row.map((cell, n) => (at.indexOf(n) % 2 === 0 ? (at[at.indexOf(n) + 1] as never) : cell))

const facts = (bank: Bank, over: Partial<ImportFacts> = {}): ImportFacts => ({
  bank, by, unit: bank === 'need' || bank === 'technician' ? { _id: 'unit-11', kind: 'enterprise' } : { _id: 'unit-03', kind: 'school' }, own: [], who: new Map(),
  colleagues: [{ personId: 'p-bai', name: '白演示', joined: true }, { personId: 'p-new', name: '新同事', joined: false }, { personId: 'p-a', name: '重名', joined: true }, { personId: 'p-b', name: '重名', joined: true }],
  ...over,
})
const checked = (bank: Bank, rows: readonly Cells[], over: Partial<ImportFacts> = {}) => checkBank(sheet(bank, rows), facts(bank, over), AT)
const flawsOf = (bank: Bank, rows: readonly Cells[], over: Partial<ImportFacts> = {}) => checked(bank, rows, over).flaws.map(({ row, column }) => [row, column])

describe('逐行核对', () => {
  test.each([
    ['teacher', TEACHER], ['technician', TEACHER], ['student', STUDENT], ['need', NEED],
  ] as const)('%s：填得对的一行', (bank, row) => {
    expect(checked(bank, [row])).toMatchObject({ flaws: [], rows: [{ row: 2, how: bank === 'need' ? 'none' : 'paper' }], same: 0, others: [] })
  })
  test.each([
    ['缺姓名', 'teacher', put(TEACHER, 0, ''), [[2, '姓名']]],
    ['缺专业领域', 'teacher', put(TEACHER, 1, null), [[2, '专业领域']]],
    ['职称正好三十字', 'teacher', put(TEACHER, 2, '长'.repeat(30)), []],
    ['职称三十一字', 'teacher', put(TEACHER, 2, '长'.repeat(31)), [[2, '职称或技术等级']]],
    ['怎样同意写错', 'teacher', put(TEACHER, 7, '口头'), [[2, '本人同意']]],
    ['账号：不在名册', 'teacher', put(TEACHER, 7, '账号'), [[2, '本人同意']]],
    ['账号：还没有绑定', 'teacher', put(put(TEACHER, 0, '新同事'), 7, '账号'), [[2, '本人同意']]],
    ['账号：两位同名', 'teacher', put(put(TEACHER, 0, '重名'), 7, '账号'), [[2, '本人同意']]],
    ['账号：名册上有', 'teacher', put(put(TEACHER, 0, '白演示'), 7, '账号'), []],
    ['学生缺出生', 'student', put(STUDENT, 1, ''), [[2, '出生日期']]],
    ['学生出生看不懂', 'student', put(STUDENT, 1, '零九年'), [[2, '出生日期']]],
    ['学生还没出生', 'student', put(STUDENT, 1, '2030-01-01'), [[2, '出生日期']]],
    ['学生只知道年月', 'student', put(STUDENT, 1, '2009.5'), []],
    ['学生缺姓名、缺技能', 'student', put(put(STUDENT, 0, ''), 5, ''), [[2, '姓名'], [2, '技能']]],
    ['需求缺能力', 'need', put(NEED, 1, ''), [[2, '能力要求']]],
  ] as const)('%s', (_, bank, row, expected) => {
    expect(flawsOf(bank, [row])).toEqual(expected)
  })
  test.each([
    ['school', 'need', '企业人才需求由'], ['enterprise', 'student', '学生由院校登记'],
  ] as const)('%s 不登记 %s', (kind, bank, says) => {
    expect(checked(bank, [bank === 'need' ? NEED : STUDENT], { unit: { _id: 'u', kind } }).flaws[0]).toMatchObject({ message: expect.stringContaining(says), clause: 'VI2f' })
  })
  test('没有这张表、没有表头，都说得清', () => {
    expect(checkBank([{ name: '别的', rows: [] }], facts('need'), AT).flaws).toMatchObject([{ message: '没有找到「企业人才需求」表，请在模板里填写' }])
    expect(checkBank([{ name: '学生', rows: [['甲', '乙']] }], facts('student'), AT).flaws).toMatchObject([{ message: expect.stringContaining('没有找到表头') }])
  })
  test('怎样同意留空：绑定了账号的同事用账号，其余算签字', () => {
    const rows = ['白演示', '新同事', '重名', '外人'].map((name) => put(put(TEACHER, 0, name), 7, ''))
    expect(checked('teacher', rows).rows.map(({ how, personId }) => [how, personId])).toEqual([['account', 'p-bai'], ['paper', undefined], ['paper', undefined], ['paper', undefined]])
  })
  test('未满十四的数出来，今天满十四的不算', () => {
    expect(checked('student', [put(STUDENT, 1, '2012-12-09'), put(put(STUDENT, 1, '2012-12-08'), 2, 'XH02')]).rows.map(({ guarded }) => guarded)).toEqual([true, false])
  })
  test('示例行不读；空行不读；一次最多三百条', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => put(NEED, 0, `工种${i}`))
    expect(checked('need', [put(NEED, 0, '示例：数控'), ['', '', '', '', '', ''], NEED]).rows.map(({ row }) => row)).toEqual([4])
    expect(checked('need', [put(NEED, 0, '示例：数控'), ...many(MOST_ENTRIES)]).flaws).toEqual([])
    expect(checked('need', many(MOST_ENTRIES + 1)).flaws.at(0)).toMatchObject({ message: expect.stringContaining('300') })
  })
  test('表里重复的、库里已有的', () => {
    const own = [entry('s', 'student', { fields: { trade: '数控技术', skills: '车工', year: '2024 级', region: '城东' } })]
    const who = new Map([['s', identity('s', { name: '孙一', number: 'XH01', phone: '19900000001', birth: '2009-05-12' })]])
    expect(flawsOf('student', [STUDENT, put(STUDENT, 2, '')])).toEqual([[3, '姓名']])
    expect(checked('student', [STUDENT], { own, who })).toMatchObject({ rows: [], same: 1, others: [] })
    expect(checked('student', [put(STUDENT, 5, '铣工')], { own, who })).toMatchObject({ rows: [], same: 0, others: [{ row: 2 }] })
    expect(checked('student', [put(put(STUDENT, 0, '孙二'), 2, 'XH02')], { own, who })).toMatchObject({ rows: [{ row: 2 }], same: 0 })
    expect(JSON.stringify(checked('student', [put(STUDENT, 5, '铣工')], { own, who }).others)).not.toContain('孙一')
  })
  test('撤回了同意的人，不会因导入又回到库里', () => {
    const own = [entry('t', 'teacher', { fields: { name: '林一', trade: '数控加工' }, state: 'withdrawn', consent: consent({ withdrawn: { at: AT, by, who: 'person' } }) })]
    expect(checked('teacher', [TEACHER], { own }).rows).toEqual([])
  })
})

let store: Store
let surroundings: Surroundings & { files: ReturnType<typeof memoryFiles> }
let at: Instant
let requests = 0

beforeEach(async () => {
  at = AT
  store = openStore({ schema: readSchema(declared) })
  const { bankEntries: _, bankIdentities: __, ...demo } = demoDocuments(AT)
  for (const [collection, all] of Object.entries(demo)) for (const one of all) await store.insert(collection, { ...one })
  const files = memoryFiles()
  const log = ({ error }: Readonly<Record<string, unknown>>) => {
    throw new Error(String(error))
  }
  surroundings = { ...around({ db: directDatabase(store), files, now: () => at, log }), files }
})
const dump = () => store.dump() as unknown as { bankEntries?: Entry[]; bankIdentities?: Identity[]; checks?: Check[]; batches?: unknown[] }
const ask = (as: string, operation: string, input: unknown, own: Surroundings = surroundings) =>
  createRouter(handlers, own)({ operation, input, requestId: `request-${++requests}` }, `wx:demo-${as}`)
async function must<I, O>(as: string, operation: Operation<I, O>, input: I): Promise<O> {
  const reply = (await ask(as, operation.name, input)) as Reply<O>
  if (reply.kind !== 'accepted') throw new Error(`${as} ${operation.name}：${reply.message}`)
  return reply.value
}
const codeOf = async (as: string, operation: { name: string }, input: unknown) => {
  const reply = await ask(as, operation.name, input)
  return reply.kind === 'refused' ? [reply.code, reply.field] : reply.kind
}
async function upload(bank: Bank, rows: readonly Cells[], as = 'officer03'): Promise<string> {
  const id = `cloud://local.files/inbox/demo-${as}/${bank}-${++requests}.xlsx`
  surroundings.files.stored.set(id, await workbook(sheet(bank, rows)))
  return id
}
const paper = (as = 'officer03', name = 'list') => {
  const id = `cloud://local.files/inbox/demo-${as}/${name}.pdf`
  surroundings.files.stored.set(id, Buffer.from(`%PDF-1.7 ${name}`))
  return id
}
const signed = () => ({ purposes: ['practice' as const], until: '2027-06-30', file: paper(), list: '2024 级数控班名单' })
const students = (n: number) => Array.from({ length: n }, (_, i) => put(put(STUDENT, 0, `孙${i}某`), 2, `XH${100 + i}`))
async function prepared(bank: Bank, rows: readonly Cells[]) {
  const fileId = await upload(bank, rows)
  return { bank, fileId, digest: (await must('officer03', checkBankImport, { bank, fileId })).digest }
}
const apply = async (bank: Bank, rows: readonly Cells[], over: object = {}) => must('officer03', applyBankImport, { ...(await prepared(bank, rows)), consent: signed(), ...over })

test.each(BANKS)('%s 的模板：表头、一行示例、说明；原样导回来，没有错处也没有要写的', async (bank) => {
  const as = bank === 'need' || bank === 'technician' ? 'officer11' : 'officer03'
  const { address } = await must(as, bankTemplate, { bank })
  const content = surroundings.files.stored.get(decodeURIComponent(/127\.0\.0\.1\/([^?]+)/.exec(address)![1]!))!
  const sheets = await readWorkbook(content)
  expect(sheets.map(({ sheet: name }) => name)).toEqual([banks[bank].name, '说明'])
  expect(sheets[0]!.data.length).toBe(2)
  expect(String(sheets[0]!.data[1]![0])).toMatch(/^示例/)
  const fileId = `cloud://local.files/inbox/demo-${as}/template.xlsx`
  surroundings.files.stored.set(fileId, content)
  expect(await must(as, checkBankImport, { bank, fileId })).toMatchObject({ added: 0, flawTotal: 0 })
})

test('四十名学生：身份在自己的文档里，条目、审核、消息、记录里没有；同意书一份，写明名单', async () => {
  expect(await apply('student', students(40))).toMatchObject({ added: 40 })
  expect((await must('officer03', bankImportProgress, {})).progress).toMatchObject({ added: 40, done: 40, by: expect.any(String) })
  const { bankEntries, bankIdentities, checks, ...rest } = dump()
  expect([bankEntries!.length, bankIdentities!.length, checks!.filter(({ kind }) => kind === 'entry').length]).toEqual([40, 40, 40])
  const { batchParts: _, ...elsewhere } = rest as Record<string, unknown>
  expect(JSON.stringify([bankEntries, checks, elsewhere])).not.toMatch(/孙\d+某|XH1\d\d|19900000001|2009-05-12/)
  expect(new Set(bankEntries!.map(({ consent: one }) => one!.file)).size).toBe(1)
  expect(bankEntries![0]).toMatchObject({ state: 'open', consent: { how: 'paper', list: '2024 级数控班名单', until: '2027-06-30' }, review: { state: 'checking' } })
  expect(bankEntries![0]!.consent!.file).toMatch(/talent\/papers\/[0-9a-f]{64}\.pdf$/)
})

test('同一份再导一次，什么也不写', async () => {
  await apply('student', students(5))
  const before = JSON.stringify(dump().bankEntries)
  const again = await prepared('student', students(5))
  expect(await must('officer03', checkBankImport, { bank: 'student', fileId: again.fileId })).toMatchObject({ added: 0, same: 5 })
  expect(await codeOf('officer03', applyBankImport, { ...again, consent: signed() })).toEqual(['NOTHING_NEW', 'fileId'])
  expect(JSON.stringify(dump().bankEntries)).toBe(before)
})

test.each([
  ['有一行不对', async () => ({ ...(await prepared('student', [...students(3), put(STUDENT, 4, '')])), consent: signed() }), ['BAD_FILE', 'fileId']],
  ['没有签字的名单', async () => prepared('student', students(3)), ['NO_CONSENT', 'consent']],
  ['未满十四，没有监护人', async () => ({ ...(await prepared('student', [put(STUDENT, 1, '2013-01')])), consent: signed() }), ['GUARDIAN', 'guardians']],
  ['核对的是另一份', async () => ({ ...(await prepared('student', students(3))), fileId: await upload('student', students(4)), consent: signed() }), ['MOVED', 'digest']],
  ['别人收件箱里的表', async () => ({ ...(await prepared('student', students(3))), fileId: await upload('student', students(3), 'officer05'), consent: signed() }), ['NO_FILE', 'fileId']],
  ['别人收件箱里的名单', async () => ({ ...(await prepared('student', students(3))), consent: { ...signed(), file: paper('officer05') } }), ['NOT_UPLOADED', 'consent.file']],
  ['同意的期限已过', async () => ({ ...(await prepared('student', students(3))), consent: { ...signed(), until: '2026-12-07' } }), ['CONSENT_OVER', 'consent.until']],
] as const)('%s：一行也不写', async (_, given, expected) => {
  expect(await codeOf('officer03', applyBankImport, await given())).toEqual(expected)
  expect([dump().bankEntries ?? [], dump().bankIdentities ?? [], dump().batches ?? []]).toEqual([[], [], []])
})

test('未满十四的，监护人的签字另存，只给他们', async () => {
  await apply('student', [put(STUDENT, 1, '2013-01'), ...students(2)], { guardians: paper('officer03', 'guardians') })
  expect(dump().bankIdentities!.filter(({ guardian }) => guardian !== undefined).map(({ birth }) => birth)).toEqual(['2013-01'])
})

test('教师：有账号的等本人同意，收到消息；名单上签字的别人看不到那张纸', async () => {
  const rows = [put(put(TEACHER, 0, '白演示'), 7, '账号'), TEACHER]
  const person = (store.dump()['persons'] as unknown as { _id: string; unitId: string; name: string; bound?: object }[]).find(({ unitId, bound }) => unitId === 'unit-03' && bound)!
  await apply('teacher', [put(rows[0]!, 0, person.name), rows[1]!])
  const account = person._id.slice('person-'.length)
  const [mine] = (await must(account, myEntries, {})).entries
  expect(mine).toMatchObject({ state: 'asked' })
  expect((store.dump()['events'] as unknown as { type: string; audience: object }[]).at(-1)).toMatchObject({ type: 'talent.toAgree', audience: { personIds: [person._id] } })
  await must(account, agree, { entryId: mine!.entryId, purposes: ['teaching'], until: '2027-06-30' })
  const listed = dump().bankEntries!.find(({ consent: one }) => one?.list !== undefined)!
  expect((await must('officer03', getEntry, { entryId: listed._id })).kept!.consent).toMatchObject({ list: '2024 级数控班名单', paper: true })
  expect(await codeOf('officer05', openPaper, { entryId: listed._id, of: 'consent' })).toEqual(['NO_ENTRY', 'entryId'])
  expect((await must('officer03', openPaper, { entryId: listed._id, of: 'consent' })).address).toContain('papers')
})

test('写到一半断了：这时不能再导，定时的事接着写完，一条不多一条不少', async () => {
  const given = { ...(await prepared('student', students(20))), consent: signed() }
  let calls = 0
  const slow = { ...surroundings, now: () => (calls++ === 0 ? AT : AT + MINUTE) }
  await ask('officer03', applyBankImport.name, given, slow)
  expect(dump().bankEntries?.length ?? 0).toBeLessThan(20)
  expect(await codeOf('officer03', applyBankImport, given)).toEqual(['IMPORT_RUNNING', undefined])
  await resumeBatches(surroundings.db, async () => {})
  expect([dump().bankEntries!.length, dump().bankIdentities!.length]).toEqual([20, 20])
})

test('写到哪一步断了都一样：在库里的每一条都已有身份，这时移除，身份也清掉', async () => {
  const given = { ...(await prepared('student', students(6))), consent: signed() }
  let calls = 0
  await ask('officer03', applyBankImport.name, given, { ...surroundings, now: () => (calls++ === 0 ? AT : AT + MINUTE) })
  const stands = (): Entry[] => dump().bankEntries ?? []
  for (let strides = 0; strides < 5; strides++) {
    const who = new Set((dump().bankIdentities ?? []).map(({ _id }) => _id))
    expect(stands().filter(({ _id }) => !who.has(_id))).toEqual([])
    const last = stands().at(-1)
    if (last && last.state !== 'removed') await must('officer03', removeEntry, { entryId: last._id })
    let asked = 0
    await resumeBatches(surroundings.db, async () => {}, () => asked++ < 2)
  }
  const removed = new Set(stands().filter(({ state }) => state === 'removed').map(({ _id }) => _id))
  expect([stands().length, removed.size > 0]).toEqual([6, true])
  expect(dump().bankIdentities!.filter(({ _id, name }) => removed.has(_id) && name !== '')).toEqual([])
})

test('两人同时导入同一份：核对过了正要写时，别人先写完，后来的不再写第二遍', async () => {
  const given = { ...(await prepared('student', students(6))), consent: signed() }
  const theirs = await upload('student', students(6), 'secretary-general')
  const { digest } = await must('secretary-general', checkBankImport, { bank: 'student', fileId: theirs })
  const { db } = surroundings
  let faster: Reply<unknown> | undefined
  const overtaken: Surroundings = {
    ...surroundings,
    db: {
      ...db,
      async transaction(work) {
        if (!faster) {
          faster = { kind: 'fault' } as never
          faster = await ask('secretary-general', applyBankImport.name, { ...given, fileId: theirs, digest, consent: { ...signed(), file: paper('secretary-general') } })
        }
        return db.transaction(work)
      },
    },
  }
  expect(await ask('officer03', applyBankImport.name, given, overtaken)).toMatchObject({ kind: 'refused', code: 'MOVED' })
  expect(faster).toMatchObject({ kind: 'accepted' })
  expect([dump().bankEntries!.length, dump().bankIdentities!.length]).toEqual([6, 6])
})

describe('核对以后，同事动了库里的一条', () => {
  const single = { ...entry('', 'student').fields }
  const known = { name: '孙0某', number: '', phone: '19900000001', birth: '2009-05-12' }
  const stored = async () => (await must('officer03', addEntry, { bank: 'student', fields: single, identity: known, consent: { purposes: ['practice'], until: '2027-06-30', file: paper() } })).entryId
  const theirs: readonly (readonly [string, (entryId: string | undefined) => Promise<unknown>])[] = [
    ['登记了表里的一名', stored],
    ['更正了姓名', (entryId) => must('officer03', editEntry, { entryId: entryId!, edition: 1, fields: single, identity: { ...known, name: '孙大某', v: 1 } })],
    ['移除了', (entryId) => must('officer03', removeEntry, { entryId: entryId! })],
  ]
  test.each(theirs)('%s：要重新核对', async (what, act) => {
    const entryId = what === '登记了表里的一名' ? undefined : await stored()
    const given = { ...(await prepared('student', students(3))), consent: signed() }
    await act(entryId)
    const before = dump().bankEntries!.length
    expect(await codeOf('officer03', applyBankImport, given)).toEqual(['MOVED', 'digest'])
    expect(dump().bankEntries).toHaveLength(before)
  })
  test.each(theirs)('%s，正在要写的那一刻：也要重新核对', async (what, act) => {
    const entryId = what === '登记了表里的一名' ? undefined : await stored()
    const given = { ...(await prepared('student', students(3))), consent: signed() }
    const { db } = surroundings
    let faster: Promise<unknown> | undefined
    const overtaken: Surroundings = {
      ...surroundings,
      db: {
        ...db,
        async transaction(work) {
          await (faster ??= act(entryId))
          return db.transaction(work)
        },
      },
    }
    expect(await ask('officer03', applyBankImport.name, given, overtaken)).toMatchObject({ kind: 'refused', code: 'MOVED' })
    expect(dump().bankEntries).toHaveLength(1)
  })
  test('动的与表里的无关：照样导入；还没有导入过的，也没有进度', async () => {
    const given = { ...(await prepared('student', students(3))), consent: signed() }
    await must('officer03', addEntry, { bank: 'teacher', fields: { name: '后来的', trade: '焊接' }, consent: { purposes: ['teaching'], until: '2027-06-30', file: paper() } })
    expect(await must('officer03', bankImportProgress, {})).toEqual({ progress: null })
    expect(await must('officer03', applyBankImport, given)).toMatchObject({ added: 3 })
  })
})

test('每条都审核：通过以前别人看不到；检查错开，别人写的不用等一整份', async () => {
  await apply('student', students(30))
  const due = dump().checks!.filter(({ kind }) => kind === 'entry').map(({ nextAt }) => nextAt - AT)
  expect([Math.min(...due), Math.max(...due)]).toEqual([0, 58_000])
  await checkWriting(surroundings, kindAmong(KINDS))
  at += MINUTE
  await checkWriting(surroundings, kindAmong(KINDS))
  expect(dump().bankEntries!.map(({ review }) => review.state)).toEqual(Array.from({ length: 30 }, () => 'waiting'))
  expect((await must('director05', listEntries, { bank: 'student', text: '' })).entries).toEqual([])
  expect((await must('officer03', ownEntries, { bank: 'student' })).entries).toHaveLength(30)
})

describe('审核台', () => {
  const look = async (minutes = 1) => {
    for (let n = 0; n < minutes; n++) {
      await checkWriting(surroundings, kindAmong(KINDS))
      at += MINUTE
    }
  }
  const group = async (as = 'secretary') => must(as, groupOf, { groupId: (await must('secretary', queue, { list: 'waiting' })).items.find(({ group: one }) => one)!.group!.id })
  const page = async () => {
    const { items } = await must('secretary', queue, { list: 'waiting' })
    const groupId = items.find(({ group: one }) => one)!.group!.id
    return { groupId, checkIds: (await group()).items.map(({ checkId }) => checkId) }
  }

  test('一次导入算一件，后来别人交的不被挤掉；十条十条看着全文通过', async () => {
    await apply('student', students(120))
    await look(6)
    await must('officer03', addEntry, { bank: 'teacher', fields: { name: '后来的', trade: '焊接' }, consent: { purposes: ['teaching'], until: '2027-06-30', file: paper() } })
    await look()
    const { items, counts } = await must('secretary', queue, { list: 'waiting' })
    expect([counts.waiting, items.map(({ group: one }) => one?.waiting ?? null)]).toEqual([2, [120, null]])
    const first = await group()
    expect([first.items.length, first.waiting, first.checking, first.whyNot]).toEqual([GROUP_PAGE, 120, 0, null])
    expect(first.items[0]!.texts.join()).toContain('车工')
    expect(JSON.stringify(first)).not.toMatch(/孙\d+某|XH1/)
    expect(await must('secretary', approveMany, await page())).toEqual({ approved: 10 })
    expect((await group()).waiting).toBe(110)
    expect(dump().bankEntries!.filter(({ review }) => review.state === 'approved').length).toBe(10)
    expect((store.dump()['events'] as unknown as { type: string; title: string }[]).filter(({ type }) => type === 'review.approved')).toMatchObject([{ title: expect.stringContaining('已通过 10 条') }])
  })
  test('单独退回的一条不在其中；微信存疑的要单独审；都审完了说审完了', async () => {
    const doubts = async ({ text }: { text: string }) => (text.includes('存疑') ? { code: 0, says: 'review', label: 20001 } as const : { code: 0, says: 'pass', label: 100 } as const)
    surroundings = { ...surroundings, wechat: { ...surroundings.wechat, checkText: doubts } }
    await apply('student', [put(students(1)[0]!, 5, '存疑的技能'), ...students(4).slice(1)])
    await look(2)
    const { groupId, checkIds } = await page()
    expect([checkIds.length, (await group()).doubtful.length]).toEqual([3, 1])
    const doubtful = (await group()).doubtful[0]!.checkId
    expect(await codeOf('secretary', approveMany, { groupId, checkIds: [...checkIds, doubtful] })).toEqual(['DOUBTFUL', 'checkIds.3'])
    await must('secretary', giveBack, { checkId: checkIds[0]!, reason: '写了电话' })
    expect(await codeOf('secretary', approveMany, { groupId, checkIds })).toEqual(['SETTLED', 'checkIds.0'])
    expect(await codeOf('secretary', approveMany, { groupId: 'another', checkIds: checkIds.slice(1) })).toEqual(['NOT_OF_GROUP', 'checkIds.0'])
    expect(await codeOf('secretary', approveMany, { groupId, checkIds: [] })).toEqual(['NOTHING_SEEN', 'checkIds'])
    expect(dump().bankEntries!.map(({ review }) => review.state).sort()).toEqual(['returned', 'waiting', 'waiting', 'waiting'])
    expect(await must('secretary', approveMany, { groupId, checkIds: checkIds.slice(1) })).toEqual({ approved: 2 })
    await must('secretary', approve, { checkId: doubtful })
    expect(await codeOf('secretary', groupOf, { groupId })).toEqual(['GROUP_DONE', 'groupId'])
  })
})
