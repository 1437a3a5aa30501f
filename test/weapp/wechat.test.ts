import { doing, handmade, pagesOf } from './handmade'
import { type MiniProgram, type Opening } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { tapOnly } from './host/wx/prepared'

const echo = async (name: string, data: unknown): Promise<unknown> => ({ name, data })

const open = (root: string, more: Partial<Opening> = {}): Promise<MiniProgram> =>
  openMiniProgram({ root, cloud: echo, errors: 'keep', ...more })

const messages = (phone: MiniProgram): string[] => phone.errors.map((error) => error.message)

async function tapped(does: string, more: Partial<Opening> = {}): Promise<MiniProgram> {
  const phone = await open(doing(does), more)
  await phone.tap('去做')
  return phone
}

describe('wx 的接口', () => {
  test('没有替身的接口被调用时，说出它的名字', async () => {
    const phone = await tapped('try { wx.getLocation({}) } catch {}')
    expect(messages(phone)).toEqual(['小程序调用了 wx.getLocation，宿主没有它的替身'])
  })

  test('微信没有的接口就是没有', async () => {
    const phone = await tapped('say(typeof wx.notOfWeChat)')
    expect(phone.screen()).toContain('undefined')
  })

  test.each(tapOnly)('%s 在点按的当时可以调用，等一等再调用就失败', async (name) => {
    const root = doing(`wx.${name}({}).then(() => say('成了'), () => say('不成'))`)
    const phone = await open(root)
    phone.prepare(name, {})
    await phone.tap('去做')
    expect(phone.screen()).toContain('成了')
    expect(phone.errors).toEqual([])

    const late = await open(doing(`Promise.resolve().then(() => wx.${name}({})).then(() => say('成了'), () => say('不成'))`))
    late.prepare(name, {})
    await late.tap('去做')
    expect(late.screen()).toContain('不成')
    expect(messages(late)).toEqual([`wx.${name} 只能在点按的当时调用，不能在它之后`])
  })

  test('要人回答的接口，测试没有备好回答就失败', async () => {
    const phone = await tapped('wx.scanCode({ fail: () => {} })')
    expect(messages(phone).join()).toContain("prepare('scanCode'")
  })

  test('备好的回答交给脚本，备好的错误就是拒绝', async () => {
    const root = doing('wx.scanCode({ success: (r) => say(r.result), fail: (r) => say(r.errMsg) })')
    const phone = await open(root)
    phone.prepare('scanCode', { result: '签到码' })
    phone.prepare('scanCode', new Error('cancel'))
    await phone.tap('去做')
    expect(phone.screen()).toContain('签到码')
    await phone.tap('去做')
    expect(phone.screen()).toContain('scanCode:fail cancel')
  })

  test('弹窗挡着页面，点它的按钮才过去', async () => {
    const phone = await tapped("wx.showModal({ title: '要撤回吗', confirmText: '撤回' }).then((r) => say(r.confirm))")
    expect(phone.screen()).toContain('要撤回吗')
    await expect(phone.tap('去做')).rejects.toThrow('弹窗上没有“去做”，只有：取消、撤回')
    await phone.tap('撤回')
    expect(phone.screen()).toContain('true')
    expect(phone.screen()).not.toContain('要撤回吗')
  })

  test('操作菜单至多六项，选中的是第几项', async () => {
    const pick = (items: string): string => `wx.showActionSheet({ itemList: [${items}] }).then((r) => say(r.tapIndex), (r) => say(r.errMsg))`
    const phone = await tapped(pick("'甲', '乙'"))
    await phone.tap('乙')
    expect(phone.screen()).toContain('1')
    expect((await tapped(pick('1, 2, 3, 4, 5, 6, 7'))).screen()).toContain('showActionSheet:fail')
  })

  test('提示到时候自己消失', async () => {
    const phone = await tapped("wx.showToast({ title: '已签到', duration: 3000 })")
    expect(phone.screen()).toContain('已签到')
    await phone.advance(3000)
    expect(phone.screen()).not.toContain('已签到')
    expect(phone.toasts).toEqual(['已签到'])
  })

  test('存下的东西是 JSON，下次打开还在', async () => {
    const storage = new Map<string, string>()
    await tapped("wx.setStorageSync('k', { at: new Date(0), gone: undefined })", { storage })
    const phone = await tapped("say(JSON.stringify(wx.getStorageSync('k')) + JSON.stringify(wx.getStorageSync('没有')))", { storage })
    expect(phone.screen()).toContain('{"at":"1970-01-01T00:00:00.000Z"}""')
  })
})

describe('云函数', () => {
  const call = "wx.cloud.callFunction({ name: 'api', data: { at: new Date(0), gone: undefined } })"
  const said = '.then((r) => say(JSON.stringify(r.result)), (r) => say(r.errMsg))'

  test('先初始化才能调用', async () => {
    expect((await tapped(call + said)).screen()).toContain('cloud.callFunction:fail')
  })

  test('去和回都只有 JSON', async () => {
    const phone = await tapped(`wx.cloud.init(); ${call}${said}`)
    expect(phone.screen()).toContain('{"name":"api","data":{"at":"1970-01-01T00:00:00.000Z"}}')
  })

  test('云函数收到的也只有 JSON', async () => {
    const cloud = async (_: string, data: unknown): Promise<unknown> => Object.entries(data as object).map(([key, value]) => key + typeof value)
    expect((await tapped(`wx.cloud.init(); ${call}${said}`, { cloud })).screen()).toContain('["atstring"]')
  })

  test('结果是脚本自己世界里的对象', async () => {
    const phone = await tapped(`wx.cloud.init(); ${call}.then((r) => say(r.result instanceof Object && r.result.constructor === Object))`)
    expect(phone.screen()).toContain('true')
  })

  test('云函数抛错、没有网络，都是失败而不是结果', async () => {
    const broken = await tapped(`wx.cloud.init(); ${call}${said}`, { cloud: () => Promise.reject(new Error('云上坏了')) })
    expect(broken.screen()).toContain('云上坏了')
    const offline = await tapped(`wx.cloud.init(); ${call}${said}`, { network: 'none' })
    expect(offline.screen()).toContain('DISCONNECTED')
  })

  test('等云函数回答了才算安静', async () => {
    const cloud = (): Promise<unknown> => new Promise((resolve) => setTimeout(() => resolve('慢慢来'), 30))
    expect((await tapped(`wx.cloud.init(); ${call}${said}`, { cloud })).screen()).toContain('慢慢来')
  })
})

describe('云存储', () => {
  const upload = "wx.cloud.init(); wx.cloud.uploadFile({ cloudPath: 'inbox/o-1/a.txt', filePath: 'wxfile://a.txt' }).then((r) => say(r.fileID), (r) => say(r.errMsg))"
  const cloud = Object.assign(echo, { put: async (to: string, from: string): Promise<string> => `cloud://local/${to}<${from}` })

  test('上传得到文件编号', async () => {
    expect((await tapped(upload, { cloud })).screen()).toContain('cloud://local/inbox/o-1/a.txt<wxfile://a.txt')
  })

  test('不许放的地方、没有网络，都是失败', async () => {
    const closed = Object.assign(async () => null, { put: () => Promise.reject(new Error('STORAGE_EXCEED_AUTHORITY')) })
    expect((await tapped(upload, { cloud: closed })).screen()).toContain('cloud.uploadFile:fail -403 STORAGE_EXCEED_AUTHORITY')
    expect((await tapped(upload, { cloud, network: 'none' })).screen()).toContain('DISCONNECTED')
  })
})

describe('setData', () => {
  test.each([
    ['函数', '{ a: { b: () => {} } }', 'a.b: function'],
    ['日期', '{ at: new Date(0) }', 'at: Date'],
    ['undefined', '{ list: [1, undefined] }', 'list[1]: undefined'],
    ['NaN', "{ 'n[0].x': 0 / 0 }", 'n[0].x: NaN'],
    ['类的实例', '{ kept: new Map() }', 'kept: Map'],
  ])('JSON 带不走的%s会被指出来', async (_, data, named) => {
    const phone = await tapped(`this.setData(${data})`)
    expect(messages(phone)).toEqual([`pages/home/index 的 setData 里有 JSON 带不走的值：${named}`])
  })

  test('到页面上的是 JSON 的抄件', async () => {
    const phone = await tapped('this.setData({ said: new Date(0) })')
    expect(phone.screen()).toContain('1970-01-01T00:00:00.000Z')
  })

  test('按路径写入，页面跟着变，脚本后来改自己的对象不会改到页面', async () => {
    const root = handmade({
      'pages/home/index.wxml': '<view bindtap="go">去做</view><text wx:for="{{list}}" wx:key="id">{{item.says}}</text>',
      'pages/home/index.js': `Page({ data: { list: [{ id: 1, says: '甲' }, { id: 2, says: '乙' }] },
        go() { const mine = { id: 2, says: '丙' }; this.setData({ 'list[1]': mine }); mine.says = '丁' } })`,
    })
    const phone = await open(root)
    await phone.tap('去做')
    expect(phone.screen()).toContain('甲丙')
  })

  test('次数和字节记在点按名下', async () => {
    const phone = await tapped("say('一'); say('二')")
    expect(phone.measures.acts).toEqual([
      { act: '点“去做”', path: 'pages/home/index', count: 2, trifles: 2, bytes: 2 * '{"said":"一"}'.length + 4, largest: '{"said":"一"}'.length + 2 },
    ])
  })
})

describe('事件', () => {
  const nested = (outer: string, inner: string): string =>
    handmade({
      'pages/home/index.wxml': `<view ${outer}="outer"><view ${inner}="inner">里面</view></view><text>{{heard}}</text>`,
      'pages/home/index.js': `const heard = []
        const hear = (who) => function (e) { heard.push(who + e.type); this.setData({ heard: heard.join(' ') }) }
        Page({ outer: hear('外'), inner: hear('内') })`,
    })

  test.each([
    { outer: 'bindtap', inner: 'bindtap', heard: '内tap 外tap' },
    { outer: 'bind:tap', inner: 'bind:tap', heard: '内tap 外tap' },
    { outer: 'bindtap', inner: 'catchtap', heard: '内tap' },
    { outer: 'capture-bind:tap', inner: 'bindtap', heard: '外tap 内tap' },
    { outer: 'bindtap', inner: 'bindtouchstart', heard: '内touchstart 外tap' },
  ])('外层 $outer，内层 $inner：听到 $heard', async ({ outer, inner, heard }) => {
    const phone = await open(nested(outer, inner))
    await phone.tap('里面')
    expect(phone.screen().split('\n')).toContain(heard)
  })

  test('处理函数拿到的是脚本自己世界里的普通对象', async () => {
    const phone = await open(
      handmade({
        'pages/home/index.wxml': '<view id="v" data-sid="1" bindtap="go">去做</view>',
        'pages/home/index.js': `Page({ go(e) { console.log([e, e.target, e.target.dataset, e.detail].every((one) => one.constructor === Object),
          e.type, e.currentTarget.id, e.target.dataset.sid, e.changedTouches.length) } })`,
      }),
    )
    await phone.tap('去做')
    expect(phone.logs).toEqual(['log true tap v 1 1'])
  })

  test('不可用的按钮点不了', async () => {
    const phone = await open(handmade({ 'pages/home/index.wxml': '<button disabled>提交</button>' }))
    await expect(phone.tap('提交')).rejects.toThrow('现在不可用')
  })

  test('两处同样的字，要说是第几处', async () => {
    const wxml = '<view bindtap="see" data-nth="头">看</view><view bindtap="see" data-nth="尾">看</view>'
    const script = 'Page({ see(e) { console.log(e.target.dataset.nth) } })'
    const phone = await open(handmade({ 'pages/home/index.wxml': wxml, 'pages/home/index.js': script }))
    await expect(phone.tap('看')).rejects.toThrow('屏幕上有 2 处“看”')
    await phone.tap({ text: '看', nth: 1 })
    expect(phone.logs).toEqual(['log 尾'])
  })

  test('点没有绑定点按的字，是测试点错了地方', async () => {
    const phone = await open(handmade({ 'pages/home/index.wxml': '<view>只是字</view>' }))
    await expect(phone.tap('只是字')).rejects.toThrow('没有反应')
  })

  test('藏起来的和别处的字都不在屏幕上', async () => {
    const phone = await open(handmade({ 'pages/home/index.wxml': '<view hidden>藏</view><view style="display:none">匿</view><view>显</view>' }))
    expect(phone.screen()).toBe('显')
  })
})

describe('页面', () => {
  const app = { pages: ['a', 'b', 'c'], tabBar: { list: [{ pagePath: 'a', text: '甲' }, { pagePath: 'b', text: '乙' }] } }
  const moves = ['navigateTo c', 'navigateTo b', 'navigateTo /gone', 'switchTab /c', 'redirectTo ./c', 'reLaunch /c']
  const wxml = moves.map((move) => `<view bindtap="go" data-move="${move}">${move}</view>`).join('')
  const script = (path: string): string => `const tell = (what) => () => console.log('${path} ' + what)
    Page({ onLoad: tell('load'), onShow: tell('show'), onReady: tell('ready'), onHide: tell('hide'), onUnload: tell('unload'),
      go(e) { const [move, url] = e.currentTarget.dataset.move.split(' ')
        wx[move]({ url, fail: (r) => console.log(r.errMsg) }) } })`
  const pages = ['a', 'b', 'c'].flatMap((path) => [[`${path}.js`, script(path)], [`${path}.wxml`, wxml]])
  const files = { ...pagesOf(app), ...(Object.fromEntries(pages) as Record<string, string>) }

  const heard = async (phone: MiniProgram, act: () => Promise<void>): Promise<string[]> => {
    const before = phone.logs.length
    await act()
    return phone.logs.slice(before).map((line) => line.replace('log ', ''))
  }

  test('前进、返回和切换时，生命周期按微信的次序', async () => {
    const phone = await open(handmade(files))
    expect(phone.logs).toEqual(['log a load', 'log a show', 'log a ready'])
    expect(await heard(phone, () => phone.tap('navigateTo c'))).toEqual(['a hide', 'c load', 'c show', 'c ready'])
    expect(await heard(phone, () => phone.tap('redirectTo ./c'))).toEqual(['c unload', 'c load', 'c show', 'c ready'])
    expect(await heard(phone, () => phone.back())).toEqual(['c unload', 'a show'])
    expect(await heard(phone, () => phone.switchTab('乙'))).toEqual(['a hide', 'b load', 'b show', 'b ready'])
    expect(await heard(phone, () => phone.switchTab('甲'))).toEqual(['b hide', 'a show'])
    expect(await heard(phone, () => phone.tap('reLaunch /c'))).toEqual(['a unload', 'b unload', 'c load', 'c show', 'c ready'])
  })

  test.each([
    ['navigateTo b', 'navigateTo:fail can not open a tabbar page'],
    ['switchTab /c', 'switchTab:fail can not switch to no-tabBar page'],
    ['navigateTo /gone', 'navigateTo:fail page "gone" is not found'],
  ])('%s 到不了，说出为什么', async (move, reason) => {
    const phone = await open(handmade(files))
    expect(await heard(phone, () => phone.tap(move))).toEqual([reason])
  })

  test('第一页不能再返回', async () => {
    const phone = await open(handmade(files))
    await expect(phone.back()).rejects.toThrow('cannot navigate back at first page')
  })

  test('页面至多十层', async () => {
    const phone = await open(handmade(files), { path: 'c' })
    for (let depth = 2; depth <= 10; depth += 1) await phone.tap('navigateTo c')
    expect(phone.logs.filter((line) => line === 'log c load')).toHaveLength(10)
    expect(await heard(phone, () => phone.tap('navigateTo c'))).toEqual(['navigateTo:fail webview count limit exceed'])
  })

  test.each([
    { queryValues: 'raw' as const, got: '%E4%BC%9A' },
    { queryValues: 'decoded' as const, got: '会' },
  ])('地址里的参数可以是 $queryValues', async ({ queryValues, got }) => {
    const root = handmade({ ...files, 'c.js': 'Page({ onLoad(query) { console.log(query.q) } })' })
    const phone = await open(root, { path: 'c', query: { q: '%E4%BC%9A' }, queryValues })
    expect(phone.logs).toEqual([`log ${got}`])
  })
})
