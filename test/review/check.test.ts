import tcb from '@cloudbase/node-sdk'
import { cloudDatabase, type Database } from 'cloudfunctions/kit/database'
import { cloudWechat } from 'cloudfunctions/kit/wechat'
import { checkWriting, clearDesk } from 'cloudfunctions/review/check'
import { kindAmong } from 'cloudfunctions/review/kinds'
import { receivePicture } from 'cloudfunctions/review/receive'
import { faultOf } from 'local/wechat/faults'
import { type LocalWechat, openWechat } from 'local/wechat/wechat'
import type { PictureMessage } from 'local/wechat/security'
import { principals } from 'shared/identity/model'
import { HOUR, MINUTE } from 'shared/kernel/time'
import type { Event } from 'shared/message/model'
import { CLAIM_LIFE, SILENCE } from 'shared/review/machine'
import { type Check, checks } from 'shared/review/model'
import { around, memoryFiles } from 'test/support/around'
import { type LocalCloud, startLocalCloud } from 'test/support/local-cloud'
import { check, document, NOW, SPECIMENS, type Specimen, specimens } from './specimen'

/** The whole way of an edition through WeChat, by the real SDKs, against the stand-in. */
let cloud: LocalCloud
let db: Database
let wechat: LocalWechat
let now: number
let files: ReturnType<typeof memoryFiles>
let called: PictureMessage[]

beforeEach(async () => {
  now = NOW
  called = []
  files = memoryFiles()
  const fetch = async (address: string) => files.stored.get(decodeURIComponent(new URL(address).pathname.slice(1)))
  wechat = openWechat({ now: () => now, fetch, push: async (message) => void called.push(message) })
  wechat.saw('o-author')
  cloud = await startLocalCloud({ others: async (_, body) => wechat.answer(String(body.apiName), body.requestData as Uint8Array) })
  db = cloudDatabase(tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }))
})
afterEach(() => cloud.close())

const kindOf = kindAmong(SPECIMENS)
const run = (over: Partial<Parameters<typeof around>[0]> = {}) => checkWriting(around({ db, wechat: cloudWechat, files, now: () => now, ...over }), kindOf)

async function handsIn(over: Parameters<typeof check>[1] = {}, own: Partial<Specimen> = {}): Promise<void> {
  await db.insert(checks, check('n1', over))
  await db.insert(specimens, document('n1', over.edition ?? 1, own))
}
const stored = (name: string) => (cloud.store.dump()[name] ?? []) as unknown[]
const the = () => stored('checks')[0] as Check
const specimen = () => stored('calendars')[0] as Specimen
const events = () => stored('events') as Event[]
const asked = (name: string) => wechat.asked.filter(({ apiName }) => apiName === `security.${name}`).length
const picture = (content: string) => files.put('news/a.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(content)]))
const callBack = async (which = 0) => receivePicture(db, called[which], now)

describe('文字', () => {
  test('没有问题的，等秘书处审；作者还收不到什么', async () => {
    await handsIn()
    expect(await run()).toBe(1)
    expect(the()).toMatchObject({ state: 'person', verdict: 'clean', claimedAt: null })
    expect(specimen().review).toMatchObject({ state: 'waiting', edition: 1 })
    expect(events()).toEqual([])
    expect(wechat.asked[0]!.request).toMatchObject({ version: 2, openid: 'o-author', content: '校企合作签约\n两家单位签了合作协议。' })
  })

  test('不用人审的一种，没有问题就算通过，做通过该做的事，只做一次', async () => {
    await handsIn({ kind: 'contribution' }, { says: '有人关注' })
    await run()
    await run()
    expect(specimen()).toMatchObject({ approvals: 1, review: { state: 'approved', by: null } })
    expect(events().map(({ type }) => type)).toEqual(['specimen.public'])
  })

  test.each(['news', 'contribution'] as const)('违规的 %s 退回，写明微信看到了什么，告诉作者', async (kind) => {
    await handsIn({ kind, texts: ['这里有违规内容'] })
    await run()
    expect(the()).toMatchObject({ state: 'returned', verdict: 'faulty' })
    expect(specimen().review).toMatchObject({ state: 'returned', by: null, reason: expect.stringContaining('违法犯罪') as string })
    expect(specimen().approvals).toBe(0)
    expect(events()).toMatchObject([{ type: 'review.returned', audience: { personIds: ['author'] }, expanded: false, page: 'packages/news/index?newsId=n1' }])
  })

  test.each(['news', 'contribution'] as const)('存疑的 %s 一律等人看', async (kind) => {
    await handsIn({ kind, texts: ['这里存疑'] })
    await run()
    expect(the()).toMatchObject({ state: 'person', verdict: 'doubtful' })
    expect(specimen().review.state).toBe('waiting')
  })

  test('超过两千五百字的分段送，问题在最后一段也看得到', async () => {
    await handsIn({ texts: [`${'字'.repeat(6000)}违规`] })
    await run()
    expect(asked('msgSecCheck')).toBe(3)
    expect(specimen().review.state).toBe('returned')
  })
})

describe('图片', () => {
  const withPicture = async (content = '', own = {}) => handsIn({ kind: 'contribution', pictures: [await picture(content)], ...own })

  test('文字没有问题也要等图片的回音；回音一次、两次都一样', async () => {
    await withPicture()
    expect(await run()).toBe(0)
    expect(the()).toMatchObject({ state: 'asked' })
    expect(specimen().review.state).toBe('checking')
    expect([await callBack(), await callBack()]).toEqual([true, true])
    now += MINUTE
    expect(await run()).toBe(1)
    expect(specimen()).toMatchObject({ approvals: 1, review: { state: 'approved' } })
    await callBack()
    now += MINUTE
    expect(await run()).toBe(0)
    expect(specimen().approvals).toBe(1)
  })

  test('图片违规的退回，说是第几张', async () => {
    await withPicture('违规')
    await run()
    await callBack()
    now += MINUTE
    await run()
    expect(specimen().review).toMatchObject({ state: 'returned', reason: expect.stringContaining('第 1 张图') as string })
  })

  test('回音先于请求的答复到：照样认得', async () => {
    await withPicture()
    const early: typeof cloudWechat = {
      ...cloudWechat,
      async checkPicture(about) {
        const answer = await cloudWechat.checkPicture(about)
        await receivePicture(db, { ...called[0], trace_id: 'trace' in answer ? answer.trace : '' }, now)
        return answer
      },
    }
    expect(await run({ wechat: early })).toBe(1)
    expect(specimen().review.state).toBe('approved')
  })

  test('半个钟头才来的回音还作数；一直不来，再送一次，也不公开', async () => {
    await withPicture()
    await run()
    now += SILENCE - MINUTE
    expect(await run()).toBe(0)
    expect(asked('mediaCheckAsync')).toBe(1)
    now += MINUTE
    wechat.saw('o-author')
    await run()
    expect(asked('mediaCheckAsync')).toBe(2)
    expect(asked('msgSecCheck')).toBe(1)
    expect(the()).toMatchObject({ state: 'asked', stuck: 'silent' })
    expect(specimen().review.state).toBe('checking')
    await callBack(1)
    now += MINUTE
    await run()
    expect(specimen().review.state).toBe('approved')
  })

  test('微信说取不到图片，再送', async () => {
    await withPicture()
    await run()
    await receivePicture(db, { ...called[0], errcode: -1008 }, now)
    now += MINUTE
    await run()
    expect(asked('mediaCheckAsync')).toBe(2)
    expect(specimen().review.state).toBe('checking')
  })

  test('作者已经交了新稿：旧稿的回音什么都不改', async () => {
    await withPicture()
    await run()
    await db.transaction(async (tx) => tx.put(specimens, { ...document('n1', 2), v: 2 }))
    await callBack()
    now += MINUTE
    expect(await run()).toBe(0)
    expect(the().state).toBe('over')
    expect(specimen()).toEqual({ ...document('n1', 2), v: 2 })
  })

  test.each([
    ['别的事件', { MsgType: 'event', Event: 'subscribe_msg_popup_event', trace_id: 'a'.repeat(20) }],
    ['没有编号', { MsgType: 'event', Event: 'wxa_media_check' }],
    ['编号里有别的字符', { MsgType: 'event', Event: 'wxa_media_check', trace_id: '$where' + 'a'.repeat(20) }],
    ['什么都没有', null],
  ])('%s：不收', async (_, message) => {
    expect(await receivePicture(db, message, now)).toBe(false)
    expect(stored('pictureAnswers')).toEqual([])
  })

  test('旧版的、看不懂的结论不当作没有问题', async () => {
    await receivePicture(db, { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'a'.repeat(20), isrisky: 0, status_code: 0 }, now)
    expect(stored('pictureAnswers')).toMatchObject([{ says: null }])
  })
})

describe('微信没有回音', () => {
  test.each([
    ['连接断了', { kind: 'deaf' }],
    ['办了，回音丢了', { kind: 'lost' }],
    ['系统繁忙', { kind: 'code', code: -1 }],
    ['今天的次数用完了', { kind: 'code', code: 45009 }],
  ])('%s：等着，不公开；好了以后接着查', async (_, fault) => {
    await handsIn({ kind: 'contribution' })
    wechat.fault(faultOf({ ...fault, of: 'security.msgSecCheck' })!)
    expect(await run()).toBe(0)
    expect(the()).toMatchObject({ state: 'waiting', stuck: 'down', tries: 1, claimedAt: null })
    expect(specimen().review.state).toBe('checking')
    // Not at once, and not twice.
    expect(await run()).toBe(0)
    expect(asked('msgSecCheck')).toBe(1)
    now += MINUTE
    expect(await run()).toBe(1)
    expect(specimen().review.state).toBe('approved')
  })

  test('问过的部分不再问', async () => {
    await handsIn({ texts: ['字'.repeat(3000)] })
    wechat.fault(faultOf({ kind: 'slow', milliseconds: 0, of: 'security.msgSecCheck' })!)
    wechat.fault(faultOf({ kind: 'deaf', of: 'security.msgSecCheck' })!)
    await run()
    now += MINUTE
    await run()
    expect(asked('msgSecCheck')).toBe(3)
    expect(the().state).toBe('person')
  })

  test('一件查不成，不耽误别的', async () => {
    await db.insert(checks, check('n0', { at: NOW - 1, kind: 'training' }))
    await handsIn()
    await expect(run()).rejects.toThrow('no kind training')
    expect(specimen().review.state).toBe('waiting')
  })
})

describe('以谁的名义', () => {
  const binds = (subject: string, personId = 'author') =>
    db.insert(principals, { _id: subject, v: 1, personId, name: '某', unitId: 'u', unitName: '某校', posts: [] })

  test('从桌面交的，用作者自己的微信', async () => {
    await binds('wx:o-author')
    await handsIn({ subject: 'tcb:author' })
    expect(await run()).toBe(1)
  })

  test('作者没有微信：等着，说要秘书处送检；秘书处送检以后就查', async () => {
    await handsIn({ subject: 'tcb:author' })
    await run()
    expect(the()).toMatchObject({ stuck: 'nobody', state: 'waiting' })
    expect(wechat.asked).toEqual([])
    wechat.saw('o-secretary')
    await db.transaction(async (tx) => tx.put(checks, { ...the(), lent: 'wx:o-secretary', nextAt: now }))
    expect(await run()).toBe(1)
    expect(wechat.asked[0]!.request['openid']).toBe('o-secretary')
  })

  test('作者两小时没有来过：等着；来了就查', async () => {
    await handsIn()
    now += 2 * HOUR + 1
    await run()
    expect(the()).toMatchObject({ stuck: 'unseen' })
    wechat.saw('o-author')
    now += MINUTE
    expect(await run()).toBe(1)
  })
})

describe('重叠和中断', () => {
  test('两个定时器同时跑：微信只被问一次，事情只办一次', async () => {
    await handsIn({ kind: 'contribution' }, { says: '有人关注' })
    await Promise.all([run(), run(), run()])
    expect(asked('msgSecCheck')).toBe(1)
    expect(specimen().approvals).toBe(1)
    expect(events()).toHaveLength(1)
  })

  test('问了微信以后断掉：过了时限由下一次接着办，办一次', async () => {
    await handsIn({ kind: 'contribution' }, { says: '有人关注' })
    let transactions = 0
    const dying: Database = {
      ...db,
      transaction: (work) => (++transactions === 2 ? Promise.reject(new Error('断电')) : db.transaction(work)),
    }
    await expect(run({ db: dying })).rejects.toThrow('断电')
    now += CLAIM_LIFE - 1
    expect(await run()).toBe(0)
    now += 1
    expect(await run()).toBe(1)
    expect(specimen()).toMatchObject({ approvals: 1, review: { state: 'approved' } })
    expect(events()).toHaveLength(1)
  })

  test('新的一稿开始检查，旧稿不再等谁', async () => {
    await db.insert(checks, { ...check('n1'), state: 'returned' })
    await db.insert(checks, check('n1', { edition: 2 }))
    await db.insert(specimens, document('n1', 2))
    await run()
    expect(stored('checks')).toMatchObject([{ edition: 1, state: 'over' }, { edition: 2, state: 'person' }])
  })

  test('作者撤掉的，从审核台上拿走', async () => {
    await handsIn()
    await run()
    expect(await clearDesk(db, kindOf)).toBe(0)
    await db.transaction(async (tx) => tx.put(specimens, { ...document('n1', 2), v: 9 }))
    expect(await clearDesk(db, kindOf)).toBe(1)
    expect(the().state).toBe('over')
  })
})
