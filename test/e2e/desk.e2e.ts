import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** The desk of the secretariat and the phone of a director, over the local cloud, with the pages as they are built. */
const PARAMETERS = '#/packages/settings/parameters/index'
let house: House

beforeAll(async () => {
  house = await openHouse()
}, 600_000)
afterAll(() => house?.close())

async function at(account: string, size: readonly [number, number]): Promise<Person> {
  return house.somebody(size, account)
}

const rail = ({ page }: Person) => page.getByRole('group', { name: '工作台' }).filter({ visible: true }).first()
const tools = ({ page }: Person): Promise<string[]> => page.locator('.frame__rail:visible .frame__tool').allInnerTexts()

test('桌面左边只列本人能用的；手机上没有这一栏', async () => {
  const general = await at('secretary-general', DESK)
  await rail(general).waitFor()
  expect(await tools(general)).toEqual(expect.arrayContaining(['拟一场会议', '参数', '口径', '操作记录']))
  const secretary = await at('secretary', DESK)
  await rail(secretary).waitFor()
  expect(await tools(secretary)).not.toContain('操作记录')
  const director = await at('director01', DESK)
  await rail(director).waitFor()
  expect(await tools(director)).toEqual([
    '通知公告', '简报与新闻', '投稿', '集团与成员单位', '本单位展示页', '供需信息', '我们的供需', '人才库', '本单位报送', '在线培训', '业务机构', '参数', '口径',
  ])
  const phone = await at('secretary-general', PHONE)
  await phone.sees('需要我处理')
  expect(await tools(phone)).toEqual([])
  for (const person of [general, secretary, director, phone]) {
    expect(person.faults).toEqual([])
    await person.context.close()
  }
}, 300_000)

test.each([[960, 800], DESK, [1920, 1080]] as const)('宽 %i：内容不宽过 1080，一行不过四十五个字，不横着滚', async (width, height) => {
  const person = await at('secretary-general', [width, height])
  for (const hash of ['#/pages/home/index', PARAMETERS, '#/packages/settings/ruling/index?id=X3']) {
    await person.go(hash)
    await rail(person).waitFor()
    await person.page.locator('.card:visible').first().waitFor()
    const seen = await person.page.evaluate(() => {
      const visible = [...document.querySelectorAll<HTMLElement>('.frame__main')].filter((one) => one.offsetParent !== null)
      const texts = [...document.querySelectorAll<HTMLElement>('.card, .list, .table__value')].filter((one) => one.offsetParent !== null)
      const type = parseFloat(getComputedStyle(visible[0]!).fontSize)
      return {
        main: visible[0]!.getBoundingClientRect().width,
        line: Math.max(...texts.map((one) => (one.clientWidth - parseFloat(getComputedStyle(one).paddingLeft) * 2) / type)),
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }
    })
    expect([hash, seen.main <= 1080, seen.line <= 45, seen.over <= 0]).toEqual([hash, true, true, true])
  }
  expect(person.faults).toEqual([])
  await person.context.close()
}, 300_000)

test('键盘走得到左边的每一项，看得出在哪里；打印时没有框架', async () => {
  const person = await at('secretary-general', DESK)
  await rail(person).waitFor()
  await person.page.locator('.frame__tool:visible', { hasText: '参数' }).focus()
  await person.page.keyboard.press('Shift+Tab')
  await person.page.keyboard.press('Tab')
  const outline = await person.page.evaluate(() => [document.activeElement?.textContent, getComputedStyle(document.activeElement!).outlineStyle])
  expect(outline).toEqual(['参数', 'solid'])
  await person.page.keyboard.press('Enter')
  await person.sees('现在的规定')
  await person.page.emulateMedia({ media: 'print' })
  expect(await person.page.locator('.frame__bar:visible, .frame__places:visible').count()).toBe(0)
  await person.context.close()
}, 300_000)

test('秘书凭决议登记参数：错的说明白，登记后写着何时生效，操作记录里查得到', async () => {
  const secretary = await at('secretary', DESK)
  await secretary.go(PARAMETERS)
  await secretary.follow('每届走访每个成员次数')
  await secretary.sees('与现在的规定相同')
  await secretary.field('改为（次）').fill('99')
  await secretary.sees('应在 0 到 36 次之间')
  await secretary.field('改为（次）').fill('2')
  await secretary.sees('请写明是理事长会哪一次决议')
  await secretary.field('决议').fill('理事长会〔2026〕5号')
  // What was typed survives.
  await secretary.reload()
  await secretary.sees('登记后将是：2 次')
  await secretary.press('登记变更')
  await secretary.sees('已登记：2 次')
  await secretary.sees('1 次 → 2 次')

  const general = await at('secretary-general', PHONE)
  await general.go('#/packages/settings/audit/index')
  await general.sees(/登记参数变更/)
  await general.press(/登记参数变更/)
  await general.sees('决议：理事长会〔2026〕5号')
  for (const person of [secretary, general]) {
    expect(person.faults).toEqual([])
    await person.context.close()
  }
}, 300_000)

test('秘书登记一号解释，成员在手机上看得到', async () => {
  const secretary = await at('secretary', PHONE)
  await secretary.go('#/packages/settings/rulings/index')
  await secretary.press(/重大问题要多少票/)
  await secretary.sees('请写明解释的编号')
  await secretary.field('编号').fill('秘释〔2026〕1号')
  await secretary.press('登记这号解释')
  await secretary.sees('已登记：重大问题两项都要达到')
  const director = await at('director01', PHONE)
  await director.go('#/packages/settings/ruling/index?id=X3')
  await director.sees(/秘释〔2026〕1号/)
  expect(await director.control('button', '登记这号解释').count()).toBe(0)
  for (const person of [secretary, director]) {
    expect(person.faults).toEqual([])
    await person.context.close()
  }
}, 300_000)
