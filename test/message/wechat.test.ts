import { cloudWechat } from 'cloudfunctions/kit/wechat'
import { type Source } from 'local/host/host'
import { faultOf } from 'local/wechat/faults'
import { type LocalWechat, openWechat } from 'local/wechat/wechat'
import { type LocalCloud, startLocalCloud } from 'test/support/local-cloud'

/** The SDK of WeChat as it is, over the local cloud, against the stand-in. */
let cloud: LocalCloud
let wechat: LocalWechat
let source: Source | undefined

beforeAll(async () => {
  cloud = await startLocalCloud({
    others: async (action, body) => {
      if (action !== 'wx.openApi') throw new Error(action)
      return wechat.answer(String(body.apiName), body.requestData as Uint8Array, source)
    },
  })
})
afterAll(() => cloud.close())
beforeEach(() => {
  source = undefined
  wechat = openWechat({ now: () => 1, pages: ['pages/home/index'] })
})

const message = {
  openid: 'o-1',
  templateId: 'local-notice',
  page: 'pages/home/index?meetingId=m1',
  data: { thing1: '理事大会', time2: '2026年12月18日 09:00', thing3: '报告厅', thing4: '请答复🙂' },
}

test('同意过一次，送到一条，汉字和表情原样；再发就没有次数', async () => {
  wechat.accept('o-1', 'local-notice')
  expect(await cloudWechat.send(message)).toEqual({ code: 0, says: '' })
  expect(wechat.sent).toEqual([{ at: 1, openid: 'o-1', templateId: 'local-notice', title: '会议通知', page: message.page, data: message.data }])
  expect(await cloudWechat.send(message)).toMatchObject({ code: 43101 })
  expect(wechat.sent).toHaveLength(1)
})

test.each([
  ['没有这个模板', { templateId: 'local-gone' }, 40037],
  ['小程序里没有这一页', { page: 'pages/gone/index' }, 41030],
  ['页面地址带了斜杠', { page: '/pages/home/index' }, 41030],
  ['少一个字段', { data: { thing1: '会' } }, 47003],
  ['多一个字段', { data: { ...message.data, thing9: '多' } }, 47003],
  ['超过二十个字', { data: { ...message.data, thing1: '字'.repeat(21) } }, 47003],
  ['有换行', { data: { ...message.data, thing1: '一\n二' } }, 47003],
  ['空的', { data: { ...message.data, thing1: '' } }, 47003],
  ['时间写得不对', { data: { ...message.data, time2: '明天' } }, 47003],
])('%s：拒绝并给出编号，次数还在', async (_, part, code) => {
  wechat.accept('o-1', 'local-notice')
  expect(await cloudWechat.send({ ...message, ...part })).toMatchObject({ code })
  expect(wechat.left('o-1', 'local-notice')).toBe(1)
  expect(wechat.sent).toEqual([])
})

test('47003 的话里有是哪个字段', async () => {
  expect((await cloudWechat.send({ ...message, data: { ...message.data, thing3: '' } })).says).toContain('data.thing3')
})

test('刚好二十个字、三十二位都可以', async () => {
  wechat.accept('o-1', 'local-notice')
  expect(await cloudWechat.send({ ...message, data: { ...message.data, thing1: '字'.repeat(20) } })).toMatchObject({ code: 0 })
})

test.each([
  ['连接断在办之前', { kind: 'deaf' }, 0],
  ['办了，回音丢了', { kind: 'lost' }, 1],
])('%s：谁也不知道，抛出', async (_, fault, reached) => {
  wechat.accept('o-1', 'local-notice')
  wechat.fault(faultOf(fault)!)
  await expect(cloudWechat.send(message)).rejects.toBeDefined()
  expect(wechat.sent).toHaveLength(reached)
  // The SDK did not ask again by itself.
  expect(wechat.asked).toHaveLength(1)
})

test('系统繁忙（-1）不算拒绝：谁也不知道', async () => {
  wechat.fault(faultOf({ kind: 'code', code: -1 })!)
  await expect(cloudWechat.send(message)).rejects.toBeDefined()
})

test('从网页发起的调用不行，没有写进权限的函数不行；都没有办', async () => {
  source = { caller: { from: 'page', user: 'u' }, permits: ['subscribeMessage.send'] }
  expect(await cloudWechat.send(message)).toMatchObject({ code: -604104 })
  source = { caller: { from: 'timer', trigger: 't' }, permits: [] }
  expect(await cloudWechat.send(message)).toMatchObject({ code: -604101 })
  expect(wechat.asked).toEqual([])
})

test('手机号：码换号码，一个码只能用一次', async () => {
  expect(await cloudWechat.phoneNumber('phone-13600000006')).toBe('13600000006')
  expect(await cloudWechat.phoneNumber('phone-13600000006')).toBeUndefined()
  expect(await cloudWechat.phoneNumber('phone-13600000006-again')).toBe('13600000006')
  expect(await cloudWechat.phoneNumber('made-up')).toBeUndefined()
})

test('没有替身的接口，报出名字', async () => {
  await expect(wechat.answer('wxacode.getUnlimited', new Uint8Array())).rejects.toThrow('wxacode.getUnlimited')
})
