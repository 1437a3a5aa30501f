import type { Row } from 'cloudfunctions/kit/batch'
import type { Database } from 'cloudfunctions/kit/database'
import { patient, type Wechat } from 'cloudfunctions/kit/wechat'
import { runJobs } from 'cloudfunctions/round'
import { demoDocuments } from 'local/demo/demo'
import type { Store } from 'local/store/store'
import type { Contribution, News } from 'shared/bulletin/model'
import { DAY, HOUR, MINUTE } from 'shared/kernel/time'
import { creditId, type Delivery, type Event, type Push } from 'shared/message/model'
import type { Notice } from 'shared/message/notice/model'
import { type Check, checkOf, underReview } from 'shared/review/model'
import { FUNCTION_LIMIT } from 'shared/meeting/rules'
import { contribution, newsEntry } from 'test/bulletin/prepared'
import { posting } from 'test/demand/posted'
import { commands, type Documents, gathering, MEETING, scenario, sitting, START, task } from 'test/schedule/hall'
import { runSchedule } from 'test/schedule/scheduler'
import { around, kindWechat } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'

/** What the timer does in one run, killed at every step, with every answer lost, twice at once, and with the clock set back. */
const NOW = START - HOUR - MINUTE
const READERS = ['p1', 'p2', 'p3']

const settings = demoDocuments(NOW)['settings']!
const templateIds = (settings[0] as unknown as { templates: { templateId: string }[] }).templates.map(({ templateId }) => templateId)

const notice: Notice = {
  _id: 'n1', v: 1, title: '通知', text: '正文', papers: [], scope: { units: 'none', kinds: [], posts: [], departments: [], personIds: READERS }, confirmBy: NOW + HOUR, numbered: true,
  corrects: null, state: 'scheduled', edition: 1, by: { personId: 's1', name: '秘书甲' }, at: NOW - HOUR, sendAt: NOW - 1, held: null,
}
const told: Event = { _id: 'told', v: 1, type: 'meeting.published', at: NOW - MINUTE, audience: { kind: 'meeting', meetingId: MEETING }, title: '会议通知', body: '请答复', meetingId: MEETING, expanded: false }
const author = { personId: 'p2', name: '贰理事' }
const story: Contribution = contribution({ author, at: NOW - MINUTE, handedAt: NOW - MINUTE, review: underReview(1, NOW - MINUTE) })
const entry: News = newsEntry({ author, review: underReview(1, NOW - MINUTE) })
const handedIn = (kind: 'contribution' | 'news', subjectId: string, says: string): Check => ({
  ...checkOf({ kind, subjectId, edition: 1, title: says, texts: [says], pictures: [], unitName: '某校', author, subject: 'wx:o-p2', at: NOW - MINUTE }), v: 1,
})
const rows: readonly Row[] = Array.from({ length: 10 }, (_, n) => ({ collection: 'calendars', _id: `row-${n}`, fields: { n } }))

/** Something for every job but the count. */
const full = (): Documents => {
  const base = gathering(['p1'])
  const known = base['principals']!.filter(({ _id }) => READERS.some((id) => _id === `tcb:${id}`))
  return {
    ...base,
    principals: [...base['principals']!, ...known.map((one) => ({ ...one, _id: String(one._id).replace('tcb:', 'wx:o-') }))],
    settings,
    credits: READERS.flatMap((personId) => templateIds.map((templateId) => ({ _id: creditId(personId, templateId), v: 1, personId, templateId, left: 5 }))),
    notices: [notice],
    events: [told],
    contributions: [story],
    news: [entry],
    checks: [handedIn('contribution', story._id, '大赛开赛'), handedIn('news', entry._id, '含违规内容')],
    batches: [{ _id: 'b1', v: 1, total: rows.length, next: 0, status: 'applying', at: NOW, by: 's1' }],
    batchParts: [{ _id: 'b1:0', batch: 'b1', at: NOW, rows }, { _id: 'b0:0', batch: 'b0', at: NOW - 60 * DAY, rows }],
    receipts: [{ _id: 'r0', v: 1, operation: 'person.phone', inputHash: 'x', value: { phone: '19900000001' }, at: NOW - 60 * DAY, kept: true }],
    passingFiles: [{ _id: 'f0', file: 'cloud://local.files/inbox/p2/a.pdf', kind: 'upload', until: NOW }],
    postings: [posting('p-old', { at: NOW - 200 * 24 * HOUR })],
  } as unknown as Documents
}

/** A meeting that has been closed, its last check-ins arrived. */
async function closing(): Promise<Documents> {
  const store = await scenario(await sitting(), []).prepare()
  const closed = await runSchedule(store, { tasks: [task(commands.close, 1)], from: NOW - 2 * FUNCTION_LIMIT, limit: FUNCTION_LIMIT, grain: 'block' }, ([first]) => first)
  expect(closed?.answers).toMatchObject([{ kind: 'accepted' }])
  return store.dump()
}

interface World {
  readonly store: Store
  now: number
  /** Messages that WeChat has taken, with or without our hearing of it. */
  readonly sent: string[]
  readonly said: string[]
}

const says = (text: string) => ({ code: 0, says: text.includes('违规') ? 'risky' : 'pass', label: 100 }) as const

const open = async (documents: Documents): Promise<World> => ({ store: await scenario(documents, []).prepare(), now: NOW, sent: [], said: [] })

const wechatOf = ({ sent }: World, over: Partial<Wechat> = {}): Wechat => ({
  ...kindWechat,
  send: async ({ openid, data }) => {
    sent.push(`${openid} ${JSON.stringify(data)}`)
    return { code: 0, says: '' }
  },
  checkText: async ({ text }) => says(text),
  ...over,
})

const run = (world: World, db: Database = directDatabase(world.store), wechat: Wechat = wechatOf(world)) =>
  runJobs(around({ db, now: () => world.now, wechat, log: ({ error }) => void world.said.push(String(error)) }))

/** Runs by the minute, two at once, until everything that was begun anywhere is over. */
async function goesOn(world: World): Promise<void> {
  for (let minute = 0; minute < 4; minute++) {
    world.now += MINUTE
    await Promise.all([run(world), run(world)])
  }
}

/** What has come of it, whatever ids and moments it has. */
function outcome({ store }: World) {
  const all = store.dump() as unknown as Record<string, readonly Record<string, unknown>[]>
  const of = <T>(name: string) => (all[name] ?? []) as unknown as readonly T[]
  const deliveries = of<Delivery>('deliveries')
  return {
    inbox: deliveries.filter(({ channel }) => channel === 'inbox').map(({ personId, title }) => `${personId} ${title}`).sort(),
    pushed: deliveries.filter((one): one is Push => one.channel === 'wx').map(({ personId, title }) => `${personId} ${title}`).sort(),
    copies: of<{ personId: string }>('noticeCopies').map(({ personId }) => personId).sort(),
    number: of<{ last: number }>('references').map(({ last }) => last),
    states: ['notices', 'meetings', 'checks', 'batches'].flatMap((name) => of<{ _id: string; state?: string; status?: string }>(name).map(({ _id, state, status }) => `${_id} ${state ?? status}`)).sort(),
    reviews: [...of<Contribution>('contributions'), ...of<News>('news')].map(({ review }) => review?.state),
    rows: of('calendars').length,
    listed: of<{ listedSince: string }>('postings').map(({ listedSince }) => listedSince),
    waiting: [...of<Event>('events').filter(({ expanded }) => !expanded), ...deliveries.filter((one) => one.channel === 'wx' && (one.state === 'waiting' || one.state === 'claimed'))],
  }
}

const pushes = ({ store }: World) => (store.dump()['deliveries'] ?? []).filter(({ channel }) => channel === 'wx') as unknown as Push[]

/** Nothing was sent twice, and whatever was not sent for certain is kept as unknown. */
function sentOnce(world: World): void {
  expect(world.sent).toEqual([...new Set(world.sent)])
  const known = pushes(world).filter(({ state }) => state === 'sent').length
  const unknown = pushes(world).filter(({ state }) => state === 'unknown').length
  expect(world.sent.length).toBeGreaterThanOrEqual(known)
  expect(world.sent.length).toBeLessThanOrEqual(known + unknown)
  expect(known + unknown).toBe(pushes(world).length)
}

interface Watched extends Database {
  readonly calls: () => number
}

/** A database of which every call from the `n`-th on fails, as of a function that was killed there. */
function killedAt(n: number, store: Store): Watched {
  return through(store, async (call, count) => {
    if (count >= n) throw new Error('被杀')
    return call()
  })
}

/** A database of which the `n`-th answer is lost although it did what was asked. */
const deafAt = (n: number, store: Store): Watched =>
  through(store, async (call, count) => {
    const answer = await call()
    if (count === n) throw new Error('没有回音')
    return answer
  })

function through(store: Store, pass: <R>(call: () => Promise<R>, count: number) => Promise<R>): Watched {
  const db = directDatabase(store)
  let count = 0
  const counted = <R>(call: () => Promise<R>) => pass(call, ++count)
  return {
    calls: () => count,
    get: (from, id) => counted(() => db.get(from, id)),
    find: (from, where, options) => counted(() => db.find(from, where, options)),
    insert: (into, document) => counted(() => db.insert(into, document)),
    remove: (from, id) => counted(() => db.remove(from, id)),
    transaction: (work) =>
      counted(() => db.transaction((tx) => work({ get: (from, id) => counted(() => tx.get(from, id)), put: (into, document) => counted(() => tx.put(into, document)) }))),
  }
}

describe.each<[string, () => Documents | Promise<Documents>]>([['各样活都有', full], ['会已散，等着清点', closing]])('%s', (_, prepare) => {
  let documents: Documents
  let calm: ReturnType<typeof outcome>
  let steps: number
  beforeAll(async () => {
    documents = await prepare()
    const world = await open(documents)
    const db = killedAt(Infinity, world.store)
    await run(world, db)
    steps = db.calls()
    await goesOn(world)
    calm = outcome(world)
    expect([world.said, calm.waiting]).toEqual([[], []])
    expect(calm.inbox.length).toBeGreaterThan(5)
    sentOnce(world)
  })

  const same = (world: World) => {
    expect(outcome(world)).toEqual(calm)
    sentOnce(world)
  }

  test('在每一步被杀：接着办完，一件不丢，一条不重', async () => {
    for (let n = 1; n <= steps; n++) {
      const world = await open(documents)
      await run(world, killedAt(n, world.store))
      await goesOn(world)
      same(world)
    }
  }, 300_000)

  test('每一步的回音都丢一次：办成的不再办，没办成的再办', async () => {
    for (let n = 1; n <= steps; n++) {
      const world = await open(documents)
      await run(world, deafAt(n, world.store))
      await goesOn(world)
      same(world)
    }
  }, 300_000)

  test('被杀以后时钟拨回一小时：等时钟走过来，照样一件不丢，一条不重', async () => {
    for (let n = 1; n <= steps; n += 5) {
      const world = await open(documents)
      await run(world, killedAt(n, world.store))
      world.now -= HOUR
      await goesOn(world)
      expect(world.sent).toEqual([...new Set(world.sent)])
      world.now += HOUR
      await goesOn(world)
      same(world)
    }
  }, 300_000)

  test('三个定时器同时跑', async () => {
    const world = await open(documents)
    await Promise.all([run(world), run(world), run(world)])
    await goesOn(world)
    same(world)
  })
})

describe('微信不回音', () => {
  const NEVER = new Promise<never>(() => {})
  const many = (): Documents => {
    const all = Array.from({ length: 30 }, (_, n) => contribution({ ...story, _id: `c${n}` }))
    return { ...full(), contributions: all, checks: all.map(({ _id }, n) => handedIn('contribution', _id, n === 0 ? '石沉大海' : `稿件${n}`)), news: [] } as unknown as Documents
  }
  const states = ({ store }: World) => (store.dump()['checks'] as unknown as Check[]).map(({ state }) => state)

  test('一件石沉大海：别的照查，消息照发；下一回再问它', async () => {
    const world = await open(many())
    const deaf = patient(wechatOf(world, { checkText: ({ text }) => (text.includes('石沉大海') ? NEVER : Promise.resolve(says(text))) }), 5)
    await run(world, undefined, deaf)
    expect(states(world).filter((state) => state !== 'person' && state !== 'done')).toEqual(['waiting'])
    expect(world.sent.length).toBeGreaterThan(0)
    await goesOn(world)
    expect(states(world).filter((state) => state !== 'person' && state !== 'done')).toEqual([])
  })

  test('件件都要等上五秒：轮到消息和推送时还有时间', async () => {
    const world = await open(many())
    let asked = 0
    const slow = wechatOf(world, {
      checkText: async () => {
        asked++
        world.now += 5000
        throw new Error('没有回音')
      },
    })
    await run(world, undefined, slow)
    expect(asked).toBe(2)
    expect(world.sent.length).toBeGreaterThan(0)
    expect(outcome(world).waiting).toEqual([])
  })

  test('发出去没有回音：这一条记为不知道，再也不发，别人的照发', async () => {
    const world = await open(full())
    const taken = wechatOf(world)
    const deaf = patient({ ...taken, send: (message) => (message.openid === 'o-p2' ? NEVER : taken.send(message)) }, 5)
    await run(world, undefined, deaf)
    await goesOn(world)
    expect([...new Set(pushes(world).map(({ subject, state }) => `${subject} ${state}`))].sort()).toEqual(['wx:o-p1 sent', 'wx:o-p2 unknown', 'wx:o-p3 sent'])
    expect(world.sent).toEqual([...new Set(world.sent)])
  })

  test('及时的回音就是回音，拒绝也是', async () => {
    const prompt = patient({ ...kindWechat, send: async () => ({ code: 43101, says: '' }), checkText: async () => { throw new Error('没有回音') } }, HOUR)
    expect(await prompt.send({ openid: 'o', templateId: 't', data: {} })).toMatchObject({ code: 43101 })
    await expect(prompt.checkText({ openid: 'o', text: '好' })).rejects.toThrow('没有回音')
  })
})
