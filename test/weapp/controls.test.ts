import { handmade } from './handmade'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** A page of these controls; every event they bind to `hear` is shown as `type value`. */
const open = (wxml: string, data: object = {}): Promise<MiniProgram> =>
  openMiniProgram({
    root: handmade({
      'pages/home/index.wxml': `${wxml}<text>{{heard}}</text>`,
      'pages/home/index.js': `const heard = []
        Page({ data: ${JSON.stringify(data)}, hear(e) {
          heard.push(e.type + ' ' + JSON.stringify(e.detail.value))
          this.setData({ heard: heard.join('；') })
        } })`,
    }),
    cloud: async () => null,
  })

const heard = (phone: MiniProgram): string | undefined => phone.screen().split('\n').at(-1)

describe('填', () => {
  test('先得到焦点，再填，再离开', async () => {
    const phone = await open('<input name="n" value="旧" bindfocus="hear" bindinput="hear" bindblur="hear"/>')
    await phone.input('n', '新')
    expect(heard(phone)).toBe('focus "旧"；input "新"；blur "新"')
  })

  test.each([
    { at: '读屏的名字', wxml: '<input aria-label="单位" bindinput="hear"/>' },
    { at: '提示', wxml: '<input placeholder="单位" bindinput="hear"/>' },
    { at: '旁边的字', wxml: '<view><view>单位</view><view><textarea bindinput="hear"/></view></view><input/>' },
  ])('按$at找到要填的地方', async ({ wxml }) => {
    const phone = await open(wxml)
    await phone.input('单位', '某校')
    expect(heard(phone)).toBe('input "某校"')
  })

  test.each([
    { maxlength: '3', kept: '一二三' },
    { maxlength: '4', kept: '一二三四' },
    { maxlength: '-1', kept: '一二三四' },
  ])('至多 $maxlength 个字', async ({ maxlength, kept }) => {
    const phone = await open(`<input name="n" maxlength="${maxlength}" bindinput="hear"/>`)
    await phone.input('n', '一二三四')
    expect(heard(phone)).toBe(`input "${kept}"`)
  })

  test('填的字留在栏里，直到页面换掉它', async () => {
    const phone = await open('<input aria-label="n" value="{{kept}}" bindinput="hear"/><view bindtap="clear">清</view>', { kept: '' })
    await phone.input('n', '甲')
    expect(phone.find('n').text).toBe('甲')
  })

  test('不能填的栏填不了', async () => {
    const phone = await open('<input name="n" disabled/>')
    await expect(phone.input('n', '甲')).rejects.toThrow('现在不能填')
  })
})

describe('选', () => {
  const people = [{ name: '甲' }, { name: '乙' }]

  test.each([
    { how: 'mode="selector" range="{{range}}"', range: ['甲', '乙'], value: '乙', says: '1' },
    { how: 'mode="selector" range="{{range}}" range-key="name"', range: people, value: '甲', says: '0' },
    { how: 'mode="multiSelector" range="{{range}}"', range: [['甲'], ['丙', '丁']], value: ['甲', '丁'], says: '[0,1]' },
    { how: 'mode="date" start="2026-01-02"', range: [], value: '2026-01-02', says: '"2026-01-02"' },
    { how: 'mode="time" end="18:00"', range: [], value: '18:00', says: '"18:00"' },
  ])('$how 里选 $value', async ({ how, range, value, says }) => {
    const phone = await open(`<picker ${how} bindchange="hear">选</picker>`, { range })
    await phone.pick('选', value)
    expect(heard(phone)).toBe(`change ${says}`)
  })

  test.each([
    { how: 'mode="selector" range="{{range}}"', value: '丙', why: '选项里没有“丙”，只有：甲、乙' },
    { how: 'mode="date" start="2026-01-02" end="2026-03-01"', value: '2026-01-01', why: '选不到' },
    { how: 'mode="date" start="2026-01-02" end="2026-03-01"', value: '2026-03-02', why: '选不到' },
  ])('$how 里没有 $value', async ({ how, value, why }) => {
    const phone = await open(`<picker ${how}>选</picker>`, { range: ['甲', '乙'] })
    await expect(phone.pick('选', value)).rejects.toThrow(why)
  })
})

describe('点', () => {
  test.each([
    { what: '开关', wxml: '<switch checked aria-label="点" bindchange="hear"/>', says: 'change false' },
    {
      what: '单选',
      wxml: '<radio-group bindchange="hear"><label>点<radio value="a"/></label><radio value="b" checked/></radio-group>',
      says: 'change "a"',
    },
    {
      what: '多选，添上',
      wxml: '<checkbox-group bindchange="hear"><label>点<checkbox value="a"/></label><checkbox value="b" checked/></checkbox-group>',
      says: 'change ["a","b"]',
    },
    {
      what: '多选，去掉',
      wxml: '<checkbox-group bindchange="hear"><checkbox value="a"/><label>点<checkbox value="b" checked/></label></checkbox-group>',
      says: 'change []',
    },
    {
      what: '提交表单',
      wxml: '<form bindsubmit="hear"><input name="n" value="甲"/><button form-type="submit">点</button></form>',
      says: 'submit {"n":"甲"}',
    },
  ])('$what', async ({ wxml, says }) => {
    const phone = await open(wxml)
    await phone.tap('点')
    expect(heard(phone)).toBe(says)
  })

  test('授权按钮把备好的回答交给页面', async () => {
    const phone = await open('<button open-type="getPhoneNumber" bindgetphonenumber="hear">点</button>')
    phone.prepare('getPhoneNumber', { value: 'code-1' })
    await phone.tap('点')
    expect(heard(phone)).toBe('getphonenumber "code-1"')
  })
})
