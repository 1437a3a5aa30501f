import { startPlatform, type Platform } from 'local/platform'
import type { Person } from 'shared/person/model'
import { crowd } from 'test/support/crowd'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** The address book of a large group on a phone: 500 people of 120 units. */
const dist = built()
const PAGE = 'pages/contacts/index'
let platform: Platform
let phone: MiniProgram
let everybody: readonly Person[]

const dump = async (): Promise<Record<string, readonly { readonly _id: string }[]>> => (await platform.store('dump')) as never
const named = (name: string): Person => everybody.find((person) => person.name === name)!
const masked = (name: string): string => named(name).phone.replace(/^(...)....(....)$/, '$1****$2')

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false, documents: crowd })
  everybody = (await dump())['persons'] as readonly Person[]
})
afterAll(() => platform?.stop())

const calls: string[] = []
beforeEach(async () => {
  const cloud = cloudOf(platform, 'director01')
  calls.length = 0
  phone = await openMiniProgram({
    cloud: (name, data) => {
      calls.push((data as { operation: string }).operation)
      return cloud(name, data)
    },
  })
  await phone.switchTab('通讯录')
})
afterEach(() => putAway(phone))

const asked = (operation: string): number => calls.filter((one) => one === operation).length

test('先是单位，点开一家看到它的人；没有一个完整的电话', async () => {
  expect(phone.currentPath()).toBe(PAGE)
  expect(phone.screen()).toContain('虚构示范职业高级中学（牵头单位）')
  await phone.tap({ role: 'button', text: '（牵头单位）' })
  expect(phone.screen()).toContain(named('王文华').name)
  expect(everybody.filter((person) => phone.screen().includes(person.phone))).toEqual([])
})

test('一百二十家单位，往后翻得到头，往前翻得回来', async () => {
  await phone.tap('看后面 50 家单位')
  await phone.tap('看后面 20 家单位')
  expect(phone.screen()).toContain('事业单位')
  expect(phone.findAll({ text: '看后面' })).toEqual([])
  await phone.tap('看前面 50 家单位')
  await phone.tap('看前面 50 家单位')
  expect(phone.screen()).toContain('（牵头单位）')
})

test('按姓名排，点字母就跳到那个字母；五百人翻遍，只问了云端一次', async () => {
  await phone.tap({ role: 'tab', text: '按姓名' })
  const seen = new Set<string>()
  const look = () => everybody.filter(({ name }) => phone.screen().includes(name)).forEach(({ name }) => seen.add(name))
  look()
  while (phone.findAll({ role: 'button', text: '看后面' }).length > 0) {
    await phone.tap({ role: 'button', text: '看后面' })
    look()
  }
  expect(everybody.filter(({ name }) => !seen.has(name))).toEqual([])
  await phone.tap('跳到 W')
  expect(phone.findAll({ role: 'heading' })[0]?.text).toBe('W')
  expect(asked('person.contacts')).toBe(1)
})

test.each(['王文华', 'wwh', 'wangwh', 'wangwenhua', 'Wang W'])('输入“%s”，边输边出，找到王文华，不再问云端', async (typed) => {
  await phone.input('在通讯录中查找', typed)
  expect(phone.screen()).toContain('王文华')
  expect(asked('person.contacts')).toBe(1)
})

test('按单位名查找；找不到时说怎么办', async () => {
  await phone.input('在通讯录中查找', '磐石建筑')
  expect(phone.screen()).toContain('磐石建筑有限公司')
  await phone.input('在通讯录中查找', '查无此人')
  expect(phone.screen()).toContain('没有找到“查无此人”')
})

test('一点就拨；之后存入手机也只要一点，记录只有一条', async () => {
  const { phone: number } = named('王文华')
  await phone.input('在通讯录中查找', 'wwh')
  await phone.tap({ role: 'button', text: '王文华，' })
  expect(phone.screen()).toContain(masked('王文华'))
  await phone.tap('打电话')
  expect(phone.left).toMatchObject([{ name: 'makePhoneCall', asked: { phoneNumber: number } }])
  expect(phone.screen()).toContain(number)
  phone.prepare('addPhoneContact', {})
  await phone.tap('存入手机')
  expect(phone.left[1]).toMatchObject({ name: 'addPhoneContact', asked: { firstName: '王文华', mobilePhoneNumber: number, organization: named('王文华').unitName } })
  const looks = (await dump())['phoneLooks'] as unknown as { personId: string; purpose: string }[]
  expect(looks.filter(({ personId }) => personId === named('王文华')._id)).toMatchObject([{ purpose: 'call' }])
})

test('还没有号码就存入手机：微信只认点按的当时，所以请人再点一下', async () => {
  await phone.input('在通讯录中查找', '赵卫东')
  await phone.tap({ role: 'button', text: '赵卫东，' })
  await phone.tap('存入手机')
  expect(phone.left).toEqual([])
  phone.prepare('addPhoneContact', new Error('cancel'))
  await phone.tap('再点一下，存入手机')
  expect(phone.left).toMatchObject([{ name: 'addPhoneContact' }])
  expect(phone.dialog()).toBeUndefined()
})

test('本人的那一行没有拨号，指到“隐私与账号”', async () => {
  const self = everybody.find(({ _id }) => _id === 'person-director01')!
  await phone.input('在通讯录中查找', self.name)
  await phone.tap({ role: 'button', text: `${self.name}，` })
  expect(phone.screen()).toContain('这是您本人')
  expect(phone.findAll({ role: 'button', text: '打电话' })).toEqual([])
})
