import tcb from '@cloudbase/node-sdk'
import { cloudDatabase, type Database } from 'cloudfunctions/kit/database'
import { cloudWechat } from 'cloudfunctions/kit/wechat'
import { deliverEvents } from 'cloudfunctions/message/deliver'
import { CLAIM_LIFE, sendPushes } from 'cloudfunctions/message/push'
import { demoDocuments } from 'local/demo/demo'
import { faultOf } from 'local/wechat/faults'
import { type LocalWechat, openWechat } from 'local/wechat/wechat'
import { qixian } from 'shared/charter/qixian'
import { principals } from 'shared/identity/model'
import { chinaTime, MINUTE } from 'shared/kernel/time'
import { creditId, credits, type Event, events, type Push, pushes, templateBooks, TEMPLATES_ID, type Templates } from 'shared/message/model'
import { around } from 'test/support/around'
import { type LocalCloud, startLocalCloud } from 'test/support/local-cloud'

/** Deliveries through the real SDKs, counted at WeChat's side. */
const NOW = chinaTime('2026-12-08T09:00')
const PEOPLE = ['ann', 'bob', 'cat', 'dan']
const TEMPLATE = 'local-notice'

let cloud: LocalCloud
let db: Database
let wechat: LocalWechat
let now: number
let logged: Record<string, unknown>[]

beforeEach(async () => {
  now = NOW
  logged = []
  wechat = openWechat({ now: () => now })
  cloud = await startLocalCloud({ others: async (_, body) => wechat.answer(String(body.apiName), body.requestData as Uint8Array) })
  db = cloudDatabase(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }))
  await db.insert(templateBooks, (demoDocuments(NOW)['settings'] as unknown as Templates[])[0]!)
  for (const personId of PEOPLE) {
    await db.insert(principals, { _id: `wx:o-${personId}`, v: 1, personId, name: personId, unitId: 'u', unitName: '某校', posts: [] })
  }
})
afterEach(() => cloud.close())

/** One 「允许」: WeChat knows of it, and so do we. */
async function accepts(personId: string, left = 1): Promise<void> {
  wechat.accept(`o-${personId}`, TEMPLATE, left)
  await db.insert(credits, { _id: creditId(personId, TEMPLATE), v: 1, personId, templateId: TEMPLATE, left })
}

const happens = (id: string, over: Partial<Event> = {}) =>
  db.insert(events, {
    _id: id, v: 1, type: 'meeting.published', at: NOW, audience: { kind: 'persons', personIds: PEOPLE }, title: '会议通知：理事大会',
    body: '2026年12月18日 09:00\n报告厅\n请答复', meetingId: 'm1', expanded: false,
    told: { what: '理事大会', when: chinaTime('2026-12-18T09:00'), where: '报告厅', asks: '请在 12月15日 前答复' }, ...over,
  })

const expand = (through = db) => deliverEvents(through, qixian)
const push = (through = db) =>
  sendPushes(around({ db: through, wechat: cloudWechat, now: () => now, log: (line) => void logged.push(line), pause: async () => {} }), qixian)
const reached = () => wechat.sent.map(({ openid }) => openid).sort()
const stored = () => cloud.store.dump()['deliveries']!.filter(({ channel }) => channel === 'wx') as unknown as Push[]
const states = () => Object.fromEntries(stored().map(({ personId, state }) => [personId, state]))
const left = (personId: string) => cloud.store.dump()['credits']!.find(({ _id }) => _id === creditId(personId, TEMPLATE))?.left
const template = () => (cloud.store.dump()['settings']![0] as unknown as Templates).templates.find(({ templateId }) => templateId === TEMPLATE)!

test('同意过的人各收一条，字段齐全；再跑一遍不再发；消息人人都有', async () => {
  for (const personId of ['ann', 'bob']) await accepts(personId)
  await happens('e1')
  await expand()
  expect(await push()).toBe(2)
  expect(await push()).toBe(0)
  expect(reached()).toEqual(['o-ann', 'o-bob'])
  expect(wechat.sent[0]).toMatchObject({
    page: 'packages/meeting/detail/index?meetingId=m1',
    data: { thing1: '理事大会', time2: '2026年12月18日 09:00', thing3: '报告厅', thing4: '请在 12月15日 前答复' },
  })
  expect(states()).toEqual({ ann: 'sent', bob: 'sent' })
  expect(left('ann')).toBe(0)
  expect(cloud.store.dump()['deliveries']!.filter(({ channel }) => channel === 'inbox')).toHaveLength(4)
})

test('没有名目的事件只进消息，解绑的微信不发', async () => {
  await accepts('ann')
  await happens('e1', { type: 'shop.told' })
  await db.transaction(async (tx) => {
    const bound = (await tx.get(principals, 'wx:o-ann'))!
    await tx.put(principals, { ...bound, v: 2, unbound: { at: NOW, by: 'ann', why: '换号' } })
  })
  await happens('e2')
  await expand()
  expect(stored()).toEqual([])
})

test('一次同意，两件事：先来的发，后来的没有次数，不去问微信', async () => {
  await accepts('ann')
  await happens('e1')
  await happens('e2', { at: NOW + 1 })
  await expand()
  await push()
  expect(wechat.asked).toHaveLength(1)
  expect(stored().map(({ state, code }) => [state, code])).toEqual(expect.arrayContaining([['sent', undefined], ['failed', 43101]]))
})

test('三个定时器同时跑：每人至多一条', async () => {
  for (const personId of PEOPLE) await accepts(personId)
  await happens('e1')
  await Promise.allSettled([expand(), expand(), expand()])
  await Promise.allSettled([push(), push(), push()])
  await push()
  expect(reached()).toEqual(['o-ann', 'o-bob', 'o-cat', 'o-dan'])
  expect(wechat.asked).toHaveLength(4)
})

test('名单是旧的（别的定时器刚发过），次数还有富余：也不再发', async () => {
  for (const personId of PEOPLE) await accepts(personId, 3)
  await happens('e1')
  await expand()
  const old = await db.find(pushes, { channel: 'wx', state: 'waiting' })
  const late: Database = { ...db, find: async (from, where, options) => ('state' in where && where.state === 'waiting' ? (old as never) : db.find(from, where, options)) }
  await push()
  expect(await push(late)).toBe(0)
  expect(wechat.asked).toHaveLength(4)
  expect(left('ann')).toBe(2)
})

/** The database whose `n`-th transaction never returns: the function was killed there. */
function killedAt(n: number): Database {
  let count = 0
  return {
    ...db,
    transaction: async (work) => {
      if (++count >= n) throw new Error('被杀')
      return db.transaction(work)
    },
  }
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('在第 %i 次事务处被杀：没有人收到两条，过了时限的记为不知道', async (n) => {
  for (const personId of PEOPLE) await accepts(personId)
  await happens('e1')
  await expand()
  await expect(push(killedAt(n))).rejects.toThrow('被杀')
  const before = wechat.sent.length
  now += MINUTE
  await push()
  expect(reached()).toEqual([...new Set(reached())])
  now += CLAIM_LIFE
  await push()
  await push()
  expect(reached()).toEqual([...new Set(reached())])
  const asked = wechat.asked.length
  expect(asked).toBe(4)
  expect(Object.values(states()).filter((state) => state === 'unknown')).toHaveLength(n % 2 === 0 ? 1 : 0)
  expect(Object.values(states()).filter((state) => state === 'sent')).toHaveLength(n % 2 === 0 ? 3 : 4)
  expect(before).toBe(Math.floor(n / 2))
})

test.each(['lost', 'deaf'])('回音没来（%s）：记为不知道，永远不再发，次数算用掉', async (kind) => {
  await accepts('ann', 2)
  await happens('e1')
  await expand()
  wechat.fault(faultOf({ kind })!)
  await push()
  now += CLAIM_LIFE * 2
  await push()
  expect(states()).toEqual({ ann: 'unknown' })
  expect(wechat.asked).toHaveLength(1)
  expect(left('ann')).toBe(1)
})

test('43101：次数归零，不再去问', async () => {
  await accepts('ann', 3)
  await happens('e1')
  await expand()
  wechat.fault(faultOf({ kind: 'code', code: 43101 })!)
  await push()
  expect(left('ann')).toBe(0)
  await happens('e2')
  await expand()
  await push()
  expect(wechat.asked).toHaveLength(1)
  expect(stored()).toMatchObject([{ state: 'failed', code: 43101 }])
})

test('47003：没有发成，次数还回去，模板上记着微信的话，有日志；别人的照发', async () => {
  for (const personId of ['ann', 'bob']) await accepts(personId)
  await happens('e1')
  await expand()
  wechat.fault(faultOf({ kind: 'code', code: 47003, openid: 'o-ann' })!)
  await push()
  expect(states()).toEqual({ ann: 'failed', bob: 'sent' })
  expect(left('ann')).toBe(1)
  expect(template().fault).toEqual({ at: NOW, says: expect.stringContaining('data.thing1') })
  expect(template().broken).toBeUndefined()
  expect(logged).toEqual([expect.objectContaining({ code: 47003, push: 'e1:ann:wx' })])
})

test('41030：微信不认页面，一定没有送到，就不带页面再发一次，只一次', async () => {
  await accepts('ann')
  await happens('e1')
  await expand()
  wechat.fault(faultOf({ kind: 'code', code: 41030, withPage: true, times: 5 })!)
  await push()
  expect(wechat.asked.map(({ request }) => request.page)).toEqual(['packages/meeting/detail/index?meetingId=m1', undefined])
  expect(wechat.sent).toEqual([expect.not.objectContaining({ page: expect.anything() })])
  expect(states()).toEqual({ ann: 'sent' })
})

test('40037：模板停用，其余的一条也不再问微信；重新设置后才发新的', async () => {
  for (const personId of PEOPLE) await accepts(personId)
  await happens('e1')
  await expand()
  wechat.fault(faultOf({ kind: 'code', code: 40037 })!)
  await push()
  expect(wechat.asked).toHaveLength(1)
  expect(Object.values(states())).toEqual(['failed', 'failed', 'failed', 'failed'])
  expect(template().broken).toEqual({ at: NOW, code: 40037 })
  await happens('e2')
  await expand()
  expect(stored()).toHaveLength(4)
  await db.transaction(async (tx) => {
    const book = (await tx.get(templateBooks, TEMPLATES_ID))!
    await tx.put(templateBooks, { ...book, templates: book.templates.map(({ broken: _, ...rest }) => rest) })
  })
  await happens('e3')
  await expand()
  await push()
  expect(wechat.sent).toHaveLength(4)
})

test('一件坏掉的事不耽误别的', async () => {
  await accepts('ann')
  await happens('e1', { at: NOW - 1, audience: { kind: 'unheard-of' } as never })
  await happens('e2')
  await expect(expand()).rejects.toThrow()
  await push()
  expect(reached()).toEqual(['o-ann'])
  expect(cloud.store.dump()['deliveries']!.filter(({ channel }) => channel === 'inbox')).toHaveLength(4)
})

test('时间到了就停下，剩下的下一分钟接着发', async () => {
  for (const personId of PEOPLE) await accepts(personId)
  await happens('e1')
  await expand()
  let rounds = 2
  await sendPushes(around({ db, wechat: cloudWechat, now: () => now }), qixian, () => --rounds >= 0)
  expect(wechat.sent).toHaveLength(2)
  await push()
  expect(reached()).toHaveLength(4)
})
