import { cloudWechat, MOST_TEXT } from 'cloudfunctions/kit/wechat'
import { mayBeWechat } from 'cloudfunctions/kit/context'
import { type Source } from 'local/host/host'
import { type Caller, environmentOf } from 'local/host/invocation'
import { faultOf } from 'local/wechat/faults'
import type { PictureMessage } from 'local/wechat/security'
import { type LocalWechat, openWechat } from 'local/wechat/wechat'
import { HOUR } from 'shared/kernel/time'
import { type LocalCloud, startLocalCloud } from 'test/support/local-cloud'

/** The checks of WeChat through its SDK as it is, against the stand-in. */
let cloud: LocalCloud
let wechat: LocalWechat
let source: Source | undefined
let now: number
let called: PictureMessage[]

beforeAll(async () => {
  cloud = await startLocalCloud({ others: async (_, body) => wechat.answer(String(body.apiName), body.requestData as Uint8Array, source) })
})
afterAll(() => cloud.close())
beforeEach(() => {
  source = undefined
  now = 1_000_000_000_000
  called = []
  const pictures: Record<string, string> = { 'http://a/good.jpg': 'jpg', 'http://a/bad.jpg': 'jpg 违规' }
  wechat = openWechat({
    now: () => now,
    push: async (message) => void called.push(message),
    fetch: async (address) => (pictures[address] ? Buffer.from(pictures[address]) : undefined),
  })
  wechat.saw('o-1')
})

const checkText = (text: string, openid = 'o-1') => cloudWechat.checkText({ openid, text })
const checkPicture = (address: string, openid = 'o-1') => cloudWechat.checkPicture({ openid, address })

test.each([
  ['校企合作', { code: 0, says: 'pass', label: 100 }],
  ['这里违规了', { code: 0, says: 'risky', label: 20006 }],
  ['这里存疑', { code: 0, says: 'review', label: 20001 }],
  ['字'.repeat(MOST_TEXT), { code: 0, says: 'pass' }],
  ['字'.repeat(MOST_TEXT + 1), { code: 45002 }],
])('一段文字', async (text, answer) => {
  expect(await checkText(text)).toMatchObject(answer)
})

test('两小时内来过的人才能查', async () => {
  expect(await checkText('好', 'o-2')).toMatchObject({ code: 61010 })
  now += 2 * HOUR
  expect(await checkText('好')).toMatchObject({ code: 0 })
  now += 1
  expect(await checkText('好')).toMatchObject({ code: 61010 })
  expect(await checkPicture('http://a/good.jpg')).toMatchObject({ code: 61010 })
})

test.each([
  ['http://a/good.jpg', { errcode: 0, result: { suggest: 'pass' } }],
  ['http://a/bad.jpg', { errcode: 0, result: { suggest: 'risky' } }],
  ['http://a/gone.jpg', { errcode: -1008 }],
])('图片 %s：先得一个编号，随后按编号回音', async (address, message) => {
  const answer = await checkPicture(address)
  expect(called).toMatchObject([{ MsgType: 'event', Event: 'wxa_media_check', version: 2, trace_id: 'trace' in answer ? answer.trace : '', ...message }])
})

test.each([
  ['文字', () => checkText('好'), 'security.msgSecCheck'],
  ['图片', () => checkPicture('http://a/good.jpg'), 'security.mediaCheckAsync'],
])('查%s时没有回音，抛出；只坏这一种', async (_, ask, of) => {
  wechat.fault(faultOf({ kind: 'deaf', of })!)
  await expect(ask()).rejects.toBeDefined()
  expect(await ask()).toMatchObject({ code: 0 })
})

test('云函数没有声明这项权限、或由网页发起，都查不成', async () => {
  source = { caller: { from: 'timer', trigger: 't' }, permits: ['subscribeMessage.send'] }
  expect(await checkText('好')).toMatchObject({ code: -604101 })
  source = { caller: { from: 'page', user: 'u' }, permits: ['security.msgSecCheck'] }
  expect(await checkText('好')).toMatchObject({ code: -604104 })
})

test.each<[string, Caller, boolean]>([
  ['微信的消息推送', { from: 'wechat' }, true],
  ['小程序', { from: 'mini-program', openid: 'o-1' }, false],
  ['网页', { from: 'page', user: 'u-1' }, false],
  ['没登录的网页', { from: 'page', user: 'u-1', anonymous: true }, false],
  ['定时器', { from: 'timer', trigger: 't' }, false],
])('%s来的消息信不信：%j', (_, caller, believed) => {
  expect(mayBeWechat({ environment: JSON.stringify(environmentOf(caller)) })).toBe(believed)
})
