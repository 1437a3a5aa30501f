import { readFile } from 'node:fs/promises'
import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** What somebody does about himself in a real browser, on a phone and at a desk. */
let house: House
let someone: Person

beforeAll(async () => {
  house = await openHouse()
}, 600_000)
afterAll(() => house?.close())

const at = async (account: string, size: readonly [number, number]): Promise<Person> => {
  const person = await house.somebody(size, account)
  await person.sees('需要我处理')
  await person.press('我的')
  await person.sees('我的身份')
  return person
}
const leave = async (person: Person): Promise<void> => {
  await person.context.close()
  expect(person.faults).toEqual([])
}

describe.each([
  ['手机', PHONE, 'director01'],
  ['桌面', DESK, 'director02'],
] as const)('%s上', (_, size, account) => {
  beforeEach(async () => {
    someone = await at(account, size)
  })
  afterEach(() => leave(someone))

  test('选深色立刻变，重新打开还是；选回跟随系统就变回来', async () => {
    const dark = someone.page.locator('.screen.is-dark:visible')
    await someone.field('外观').selectOption({ label: '深色' })
    await dark.waitFor()
    await someone.reload()
    await someone.sees('我的身份')
    await dark.waitFor()
    await someone.field('外观').selectOption({ label: '跟随系统' })
    await someone.page.locator('.screen:not(.is-dark):visible').waitFor()
  })

  test('我的一年：换一年再换回来，条款点得开，回来还是那一年', async () => {
    await someone.press(/^我的一年/)
    await someone.sees('还可以请 2 次')
    const lastYear = `${new Date().getFullYear() - 1} 年`
    await someone.control('tab', lastYear).click()
    await someone.sees('没有与您有关的会议')
    await someone.follow('为什么？')
    await someone.page.waitForURL(/charter\/clause/)
    await someone.sees('以上是条文大意')
    await someone.back()
    await someone.page.waitForURL(/my-year/)
    expect(await someone.control('tab', lastYear).getAttribute('aria-selected')).toBe('true')
  })

  test('提出更正，写到一半刷新还在；秘书处告知不改的原因，本人看得到', async () => {
    await someone.press(/^隐私与账号/)
    await someone.press('有一项不对，提出更正')
    await someone.sees('请选择哪一项不对')
    await someone.field('哪一项').selectOption({ label: '出生日期' })
    await someone.field('应当是什么').fill('1970 年 3 月')
    await someone.reload()
    expect(await someone.field('应当是什么').inputValue()).toBe('1970 年 3 月')
    await someone.press('提交更正')
    await someone.sees('已交给秘书处')

    const desk = await at('secretary', DESK)
    await desk.press(/^更正申请/)
    await desk.sees('出生日期：1970 年 3 月')
    await desk.page.getByLabel(/^给.*的说明$/).first().fill('与证件一致')
    await desk.press('不改，告知原因')
    await desk.sees('没有待处理的更正申请')
    await leave(desk)

    await someone.go('#/packages/account/mine/index')
    await someone.sees('秘书处：与证件一致')
  })

  test.each([
    ['导出为文字', 'txt'],
    ['导出为数据文件', 'json'],
  ])('%s，下载一份 .%s', async (says, kind) => {
    await someone.press(/^隐私与账号/)
    const [download] = await Promise.all([someone.page.waitForEvent('download'), someone.press(says)])
    expect(download.suggestedFilename()).toMatch(new RegExp(`的个人资料\\.${kind}$`))
    const text = await readFile(await download.path(), 'utf8')
    expect(kind === 'json' ? Object.keys(JSON.parse(text) as object) : text).toEqual(kind === 'json' ? expect.arrayContaining(['mine', 'attendance', 'looked']) : expect.stringContaining('【谁查看过我的电话】'))
  })
})

test.each([[320, true], [320, false], [1280, true]])('宽 %d（大字 %p）时，各页没有东西伸出屏幕', async (width, care) => {
  const person = await house.somebody([width, 800])
  if (care) await person.page.addInitScript(() => location.protocol !== 'about:' && localStorage.setItem('care', JSON.stringify({ data: 'true' })))
  await person.signIn('secretary-general')
  for (const [place, title] of [['my-year', '我的一年'], ['mine', '隐私与账号'], ['correct', '提出更正'], ['corrections', '更正申请']] as const) {
    await person.go(`#/packages/account/${place}/index`)
    await person.control('heading', title).first().waitFor()
    await person.page.locator('.skeleton').waitFor({ state: 'detached' })
    const beyond = await person.page.evaluate(() =>
      [...document.querySelectorAll('.screen *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map((element) => element.className),
    )
    expect([place, beyond]).toEqual([place, []])
  }
  await leave(person)
})
