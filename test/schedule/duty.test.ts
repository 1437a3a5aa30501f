import { createHash } from 'node:crypto'
import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import type { Store } from 'local/store/store'
import type { Report } from 'shared/duty/model'
import { isAnswered } from 'shared/duty/rules'
import type { Principal } from 'shared/identity/model'
import { chinaTime } from 'shared/kernel/time'
import type { Finish } from 'shared/training/model'
import { answersTo } from 'test/duty/prepared'
import { around, memoryFiles } from 'test/support/around'
import { shown } from 'test/training/prepared'
import { type Check, explore, type Report as Explored } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** Two officers at one report, one hands in while the other writes or the desk sends back, one who finishes a training twice. */
const NOW = chinaTime('2026-12-03T09:00')
const PERIOD = '2026-11'
const ID = `u1:${PERIOD}`

const principal = (id: string, post: string, unitId = 'u1'): Principal => ({
  _id: `tcb:${id}`, v: 1, personId: id, name: `${id}某`, unitId, unitName: '某校', posts: [{ post, from: '2026-01-01' }],
})
const people = [principal('o1', 'informationOfficer'), principal('o2', 'director'), principal('s1', 'secretary', 'u0'), principal('s2', 'secretary', 'u0')]
const base = { principals: people, units: [{ _id: 'u1', v: 1, name: '某校', kind: 'school', lead: false }] }

const by = { personId: 'o1', name: 'o1某' }
const answers = Object.fromEntries(answersTo(PERIOD).map(({ question, value }) => [question, { value, edition: 1, by: by.name, at: NOW - 1000 }]))
const written: Report = {
  _id: ID, v: 1, unitId: 'u1', unitName: '某校', period: PERIOD, every: 'month', state: 'draft', edition: 1, touched: { at: NOW - 1000, by: by.name }, answers, papers: [], from: null,
  counted: null, handed: null, remarks: [], accepted: null,
}
const handed: Report = { ...written, v: 2, state: 'handed', counted: { at: NOW - 500, dueOn: '2026-12-05', onTime: true }, handed: { at: NOW - 500, by } }

const task = (name: string, who: string, operation: string, input: object, n: number): Task => ({
  name,
  run: ({ db, now, random, pause }) =>
    createRouter(handlers, around({ db, now, random, pause, log: ({ error }) => { throw new Error(String(error)) } }))(
      { operation, input, requestId: requestId(n) }, `tcb:${who}`,
    ),
})
const save = (who: string, question: string, value: string, n: number) => task(`${who} 写 ${question}`, who, 'duty.save', { period: PERIOD, edition: 1, answers: [{ question, value }] }, n)
const handIn = (who: string, n: number) => task(`${who} 报送`, who, 'duty.handIn', { period: PERIOD, edition: 1 }, n)
const desk = (who: string, act: 'accept' | 'return', n: number) =>
  task(`${who} ${act}`, who, `duty.${act}`, { reportId: ID, edition: 1, ...(act === 'return' && { text: '请改', missing: ['case'] }) }, n)

const FILES = { o1: 'cloud://local.files/inbox/o1/a.pdf', o2: 'cloud://local.files/inbox/o2/a.pdf' } as const
const keptAs = (who: keyof typeof FILES) => expect.stringContaining(createHash('sha256').update(contentOf(who)).digest('hex'))
const contentOf = (who: keyof typeof FILES) => Buffer.from(`%PDF-1.7 ${who}`)
const paper = (who: keyof typeof FILES, act: 'addPaper' | 'dropPaper', n: number, name = '协议.pdf', edition = 1): Task => ({
  name: `${who} ${act} ${name}`,
  run: ({ db, now, random, pause }) => {
    const files = memoryFiles()
    for (const one of ['o1', 'o2'] as const) files.stored.set(FILES[one], contentOf(one))
    const input = { period: PERIOD, part: 'case', name, edition, ...(act === 'addPaper' && { file: FILES[who] }) }
    return createRouter(handlers, around({ db, now, random, pause, files, log: ({ error }) => { throw new Error(String(error)) } }))(
      { operation: `duty.${act}`, input, requestId: requestId(n) }, `tcb:${who}`,
    )
  },
})

const kinds = (given: readonly unknown[]) => given.map((answer) => (answer as { code?: string; kind: string }).code ?? (answer as { kind: string }).kind).sort()
const reportIn = (store: Store) => (store.dump()['reports'] as unknown as Report[])[0]!

async function every(tasks: readonly Task[], check: Check, from: object): Promise<Explored> {
  const report = await explore(scenario({ ...base, ...from } as unknown as Documents, tasks, NOW), check)
  expect(report.overlapped).toBeGreaterThan(0)
  return report
}

test('两个人同时写不同的问：都留下', async () => {
  await every([save('o1', 'summary', '甲写的', 1), save('o2', 'case', '乙写的', 2)], async ({ answers: said }, store) => {
    expect(kinds(said)).toEqual(['accepted', 'accepted'])
    expect(reportIn(store)).toMatchObject({ edition: 3, answers: { summary: { value: '甲写的' }, case: { value: '乙写的' } } })
  }, { reports: [written] })
})

test('两个人同时写同一问：一个留下，另一个被告知，谁的都没有不声不响地丢', async () => {
  await every([save('o1', 'summary', '甲写的', 1), save('o2', 'summary', '乙写的', 2)], async ({ answers: said }, store) => {
    expect(kinds(said)).toEqual(['MOVED', 'accepted'])
    const [won] = ['甲写的', '乙写的'].filter((_, i) => (said[i] as { kind: string }).kind === 'accepted')
    expect(reportIn(store).answers['summary']!.value).toBe(won)
  }, { reports: [written] })
})

test('两个人同时开始写一份还没有的报送：只有一份，都在里面', async () => {
  const first = (who: string, question: string, n: number) => task(`${who} 开始`, who, 'duty.save', { period: PERIOD, edition: 0, answers: [{ question, value: '开头' }] }, n)
  await every([first('o1', 'summary', 1), first('o2', 'case', 2)], async ({ answers: said }, store) => {
    expect(kinds(said)).toEqual(['accepted', 'accepted'])
    expect(store.dump()['reports']).toHaveLength(1)
    expect(Object.values(reportIn(store).answers).filter(isAnswered)).toHaveLength(2)
  }, {})
})

test('一个报送，一个还在写：要么报的就是他看过的，要么让他再看；报了以后不再变', async () => {
  await every([handIn('o1', 1), save('o2', 'case', '又补一段', 2)], async ({ answers: said }, store) => {
    expect([['HANDED_IN', 'accepted'], ['MOVED', 'accepted']]).toContainEqual(kinds(said))
    const report = reportIn(store)
    expect(report.answers['case']!.value === '又补一段').toBe(report.state === 'draft')
  }, { reports: [written] })
})

test('两个人同时报送：只报一次', async () => {
  await every([handIn('o1', 1), handIn('o2', 2)], async ({ answers: said }) => {
    expect(kinds(said)).toEqual(['HANDED_IN', 'accepted'])
  }, { reports: [written] })
})

test('一个报送，一个在添或去掉材料：要么报的就是他看过的，要么让他再看', async () => {
  const held: Report = { ...written, papers: [{ part: 'case', name: '旧.pdf', file: 'cloud://local.files/reports/old.pdf', edition: 1, by: by.name, at: NOW - 1000 }] }
  for (const [changing, names] of [[paper('o2', 'addPaper', 2), ['旧.pdf', '协议.pdf']], [paper('o2', 'dropPaper', 2, '旧.pdf'), []]] as const) {
    await every([handIn('o1', 1), changing], async ({ answers: said }, store) => {
      expect([['HANDED_IN', 'accepted'], ['MOVED', 'accepted']]).toContainEqual(kinds(said))
      const report = reportIn(store)
      expect(report.papers.map(({ name }) => name)).toEqual(report.state === 'handed' ? ['旧.pdf'] : names)
    }, { reports: [held] })
  }
})

test('两个人同时添同名的材料：先到的留下，后到的被告知；不同名的都留下', async () => {
  await every([paper('o1', 'addPaper', 1), paper('o2', 'addPaper', 2)], async ({ answers: said }, store) => {
    expect(kinds(said)).toEqual(['MOVED', 'accepted'])
    const won = (said[0] as { kind: string }).kind === 'accepted' ? 'o1' : 'o2'
    expect(reportIn(store).papers).toMatchObject([{ name: '协议.pdf', by: `${won}某`, file: keptAs(won) }])
  }, { reports: [written] })
  await every([paper('o1', 'addPaper', 1), paper('o2', 'addPaper', 2, '总结.pdf')], async ({ answers: said }, store) => {
    expect(kinds(said)).toEqual(['accepted', 'accepted'])
    expect(reportIn(store)).toMatchObject({ edition: 3, papers: { length: 2 } })
  }, { reports: [written] })
})

test('一个去掉，一个换上同名的：没有看过的不会被去掉', async () => {
  const held: Report = { ...written, papers: [{ part: 'case', name: '协议.pdf', file: 'cloud://local.files/reports/old.pdf', edition: 1, by: by.name, at: NOW - 1000 }] }
  await every([paper('o1', 'dropPaper', 1), paper('o2', 'addPaper', 2)], async ({ answers: said }, store) => {
    const { papers } = reportIn(store)
    expect(said[1]).toMatchObject({ kind: 'accepted' })
    expect(['accepted', 'refused']).toContain((said[0] as { kind: string }).kind)
    expect(papers).toMatchObject([{ file: keptAs('o2') }])
  }, { reports: [held] })
})

test('秘书处收下，本单位在改材料：收下的就是看过的，改不进去', async () => {
  await every([desk('s1', 'accept', 1), paper('o2', 'addPaper', 2)], async ({ answers: said }, store) => {
    expect(kinds(said)).toEqual(['HANDED_IN', 'accepted'])
    expect(reportIn(store)).toMatchObject({ state: 'accepted', papers: [] })
  }, { reports: [handed] })
})

test('一个收下，一个退回：说法和结果一致', async () => {
  await every([desk('s1', 'accept', 1), desk('s2', 'return', 2)], async ({ answers: said }, store) => {
    const report = reportIn(store)
    const [accepting, returning] = said.map((one) => (one as { kind: string }).kind)
    expect(returning).toBe('accepted')
    expect(report).toMatchObject({ state: 'returned', accepted: null, counted: null })
    expect(['accepted', 'refused']).toContain(accepting)
  }, { reports: [handed] })
})

test('退回的同时本单位又报一次：没有退回就报不了，退回以后按新的时间算', async () => {
  await every([desk('s1', 'return', 1), handIn('o1', 2)], async ({ answers: said }, store) => {
    const report = reportIn(store)
    const again = (said[1] as { kind: string }).kind === 'accepted'
    expect(report.state).toBe(again ? 'handed' : 'returned')
    expect(report.remarks).toHaveLength(1)
    if (again) expect(report.counted!.at).toBeGreaterThan(handed.counted!.at)
  }, { reports: [handed] })
})

test('一个人在两部手机上同时标记学完了：记一次，两部听到的一样', async () => {
  const finish = (n: number) => task(`第 ${n} 部`, 'o1', 'training.finish', { trainingId: 't', note: `第 ${n} 部` }, n)
  await every([finish(1), finish(2)], async ({ answers: said }, store) => {
    expect(kinds(said)).toEqual(['accepted', 'accepted'])
    expect((said[0] as { value: unknown }).value).toEqual((said[1] as { value: unknown }).value)
    expect(store.dump()['trainingFinishes'] as unknown as Finish[]).toHaveLength(1)
  }, { trainings: [shown('t')] })
})
