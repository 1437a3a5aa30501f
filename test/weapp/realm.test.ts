import { doing, handmade, pagesOf } from './handmade'
import { type MiniProgram, type Opening } from './host/mini-program'
import { openMiniProgram } from './host/open'

const silent = async (): Promise<unknown> => null

const open = (root: string, more: Partial<Opening> = {}): Promise<MiniProgram> =>
  openMiniProgram({ root, cloud: silent, errors: 'keep', ...more })

/** What went wrong, one message for each. */
const messages = (phone: MiniProgram): string[] => phone.errors.map((error) => error.message)

async function tapped(does: string, more: Partial<Opening> = {}): Promise<MiniProgram> {
  const phone = await open(doing(does), more)
  await phone.tap('去做')
  return phone
}

describe('脚本只看得到微信给的东西', () => {
  test.each(['window', 'document', 'self', 'location', 'navigator', 'localStorage', 'URL', 'fetch', 'XMLHttpRequest',
    'process', 'Buffer', 'AbortController', 'setImmediate', 'queueMicrotask', 'Intl', 'WebAssembly'])('没有 %s', async (name) => {
    const phone = await tapped(`say(typeof ${name})`)
    expect(phone.screen()).toContain('undefined')
  })

  test.each(['wx', 'getApp', 'getCurrentPages', 'setTimeout', 'clearInterval', 'Page', 'Component', 'Behavior', 'console'])(
    '有 %s',
    async (name) => {
      const phone = await tapped(`say(typeof ${name})`)
      expect(phone.screen()).not.toContain('undefined')
    },
  )

  test.each(["eval('1')", "new Function('return 1')()"])(
    '由字符串生成代码被拒：%s',
    async (code) => {
      const phone = await tapped(code)
      expect(messages(phone).join()).toMatch(/Code generation from strings disallowed/)
    },
  )

  test('时钟只在测试让它走时才走', async () => {
    const phone = await tapped('setTimeout(() => say(Date.now()), 60000)', { now: 1_800_000_000_000 })
    expect(phone.screen()).not.toContain('1800000060000')
    await phone.advance(59_999)
    expect(phone.screen()).not.toContain('1800000060000')
    await phone.advance(1)
    expect(phone.screen()).toContain('1800000060000')
  })

  test('反复的定时器按间隔各走一次', async () => {
    const phone = await tapped('let n = 0; setInterval(() => say(++n), 5000)')
    await phone.advance(14_999)
    expect(phone.screen()).toContain('2')
    await phone.advance(1)
    expect(phone.screen()).toContain('3')
  })

  test('处理函数、定时器和生命周期里抛出的错误都不会丢', async () => {
    const phone = await tapped("setTimeout(() => { throw new Error('迟了') }, 10); throw new Error('早了')")
    expect(messages(phone)).toEqual(['早了', '迟了'])
  })

  test('没有说要留着错误时，下一步就失败并说出错误', async () => {
    const phone = await open(doing("throw new Error('坏了')"), { errors: 'throw' })
    await expect(phone.tap('去做')).rejects.toThrow('坏了')
  })
})

describe('分包', () => {
  const packages = {
    ...pagesOf({
      pages: ['pages/home/index'],
      subPackages: [
        { root: 'packages/a', pages: ['one/index'] },
        { root: 'packages/b', pages: ['two/index'] },
      ],
    }),
    'pages/home/index.wxml': '<view bindtap="go">去做</view>',
    'packages/b/shared.js': "console.log('执行'); module.exports = '乙包的'",
    'main.js': "module.exports = '主包的'",
  }

  test.each([
    { from: '主包', script: 'pages/home/index', requires: '../../packages/b/shared' },
    { from: '另一个分包', script: 'packages/a/one/index', requires: '../../b/shared.js' },
  ])('$from不能引用分包里的文件', async ({ script, requires }) => {
    const root = handmade({ ...packages, [`${script}.js`]: `require('${requires}'); Page({})` })
    await expect(open(root, { path: script })).rejects.toThrow('不能引用另一个分包里的 packages/b/shared.js')
  })

  test('分包可以引用自己的和主包的文件，每个文件只执行一次', async () => {
    const root = handmade({
      ...packages,
      'packages/b/two/index.wxml': '<text>{{said}}</text>',
      'packages/b/two/index.js': `
        const said = require('../shared') + require('/main.js')
        Page({ data: { said: said + require('../../b/shared.js') } })`,
    })
    const phone = await open(root, { path: 'packages/b/two/index' })
    expect(phone.screen()).toBe('乙包的主包的乙包的')
    expect(phone.logs).toEqual(['log 执行'])
  })

  test('分包的脚本到第一次打开时才执行', async () => {
    const root = handmade({
      ...packages,
      'pages/home/index.js': "Page({ go() { wx.navigateTo({ url: '/packages/a/one/index' }) } })",
      'packages/a/one/index.js': "console.log('分包来了'); Page({})",
    })
    const phone = await open(root)
    expect(phone.logs).toEqual([])
    await phone.tap('去做')
    await phone.back()
    await phone.tap('去做')
    expect(phone.logs).toEqual(['log 分包来了'])
  })
})

describe('模板', () => {
  test.each([
    { what: '没有闭合的标签', wxml: '<view><input></view>' },
    { what: '不成句的表达式', wxml: '<view class="{{ a + }}"></view>' },
    { what: '不存在的引用', wxml: '<import src="./gone.wxml"/>' },
  ])('$what会被指出来', async ({ wxml }) => {
    const phone = await open(handmade({ 'pages/home/index.wxml': wxml }))
    expect(phone.warnings.join()).toContain('pages/home/index.wxml')
  })
})
