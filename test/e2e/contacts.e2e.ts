import { readFile } from 'node:fs/promises'
import type { Person as Member } from 'shared/person/model'
import { crowd } from 'test/support/crowd'
import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** The address book of a large group in a real browser, on a phone and at a desk. */
let house: House
let someone: Person
let everybody: readonly Member[]

const dump = async (): Promise<Record<string, readonly object[]>> => (await house.platform.store('dump')) as never
const named = (name: string): Member => everybody.find((member) => member.name === name)!

beforeAll(async () => {
  house = await openHouse({ documents: crowd })
  everybody = (await dump())['persons'] as readonly Member[]
}, 600_000)
afterAll(() => house?.close())
afterEach(async () => {
  await someone.context.close()
  expect(someone.faults).toEqual([])
})

describe.each([
  ['手机', PHONE, 'director01'],
  ['桌面', DESK, 'director02'],
] as const)('%s上的通讯录', (_, size, account) => {
  beforeEach(async () => {
    someone = await house.somebody(size, account)
    await someone.press('通讯录')
    await someone.sees('（牵头单位）')
  })

  test('按姓名排，点字母就到；点开一人，显示号码，刷新后又是掩码', async () => {
    await someone.control('tab', '按姓名').click()
    await someone.press('跳到 Z')
    expect(await someone.control('heading', /^[A-Z]$/).first().innerText()).toBe('Z')
    const { name, phone } = everybody.filter(({ pinyin }) => pinyin.startsWith('z')).sort((a, b) => (a.pinyin < b.pinyin ? -1 : 1))[0]!
    await someone.press(new RegExp(`^${name}，`))
    expect(await someone.reads()).not.toContain(phone)
    await someone.follow(`显示${name}的号码`)
    await someone.sees(phone)
    await someone.reload()
    await someone.sees('（牵头单位）')
    expect(await someone.reads()).not.toContain(phone)
    const kept = await someone.page.evaluate(() => JSON.stringify(localStorage))
    expect(everybody.filter((one) => kept.includes(one.phone)).map((one) => one.name)).toEqual([])
  })

  test('存入手机就是下载一张名片', async () => {
    await someone.field('在通讯录中查找').fill('wangwh')
    await someone.press(/^王文华，/)
    const [download] = await Promise.all([someone.page.waitForEvent('download'), someone.press('存入手机')])
    expect(download.suggestedFilename()).toBe('王文华.vcf')
    const card = await readFile(await download.path(), 'utf8')
    expect(card.split('\r\n')).toEqual(expect.arrayContaining(['FN:王文华', `TEL;TYPE=CELL:${named('王文华').phone}`, `ORG:${named('王文华').unitName}`]))
  })

  test('看满三十人以后，说明为什么、怎么办；秘书处的仍然可以看', async () => {
    const uid = house.platform.accounts.find(({ name }) => name === account)!.subject
    const others = everybody.filter(({ _id }) => _id.startsWith('more-person')).slice(0, 30)
    for (const { _id } of others) {
      const call = { operation: 'person.revealPhone', input: { personId: _id, purpose: 'show' }, requestId: `look-${_id}` }
      await house.platform.invoke('api', call, { from: 'page', user: uid })
    }
    const ask = async (name: string) => {
      await someone.field('在通讯录中查找').fill(name)
      await someone.press(new RegExp(`^${name}，`))
      await someone.follow(`显示${name}的号码`)
    }
    await ask(everybody.find(({ _id }) => _id === 'more-person-40')!.name)
    await someone.notice('alert', '明天可以再查看；急用请找秘书处').waitFor()
    await ask('赵卫东')
    await someone.sees(named('赵卫东').phone)
  })
})

test.each([[320, true], [320, false], [1280, true]])('宽 %d（大字 %p）时，展开一人也没有东西伸出屏幕', async (width, care) => {
  someone = await house.somebody([width, 800])
  if (care) await someone.page.addInitScript(() => location.protocol !== 'about:' && localStorage.setItem('care', JSON.stringify({ data: 'true' })))
  await someone.signIn('director03')
  await someone.go('#/pages/contacts/index')
  const beyond = () =>
    someone.page.evaluate(() =>
      [...document.querySelectorAll('.screen *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map((element) => element.className),
    )
  await someone.press(/牵头单位/)
  expect(await beyond()).toEqual([])
  await someone.control('tab', '按姓名').click()
  await someone.press(/^曹爱民，/)
  expect(await beyond()).toEqual([])
})
