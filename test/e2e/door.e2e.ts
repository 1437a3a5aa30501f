import { drawingOf } from 'client/parts/door/qr-drawing'
import { projector } from 'shared/attendance/door-operations'
import type { CheckIn } from 'shared/attendance/model'
import { board, checkInFor } from 'shared/attendance/operations'
import { chinaTime, MINUTE, yearOf } from 'shared/kernel/time'
import { setDoor } from 'shared/meeting/operations'
import { publishAssembly } from 'test/support/assembly'
import { DESK, PHONE, type House, openHouse } from './house'
import { moment, type Person } from './person'

/** The door of the hall: one code on the screen, many phones. */
const year = yearOf(Date.now())
const DAY = `${year}-12-18`
const START = chinaTime(`${DAY}T09:00`)

let house: House
let meetingId: string
const open: Person[] = []

async function at(account: string | undefined, size: readonly [number, number]): Promise<Person> {
  const person = await house.somebody(size)
  open.push(person)
  if (account) await person.signIn(account)
  return person
}

/** What the screen shows right now. */
async function codeNow(): Promise<string> {
  const { codes } = await house.stage.must('secretary', projector, { meetingId })
  return `${house.platform.url}${codes[0]!.path}`
}

const stored = async (account: string): Promise<CheckIn[]> => {
  const { attendance } = (await house.platform.store('dump')) as unknown as { attendance: CheckIn[] }
  return attendance.filter(({ fact, personId }) => fact === 'checkIn' && personId === `person-${account}`)
}
const numberOn = async (phone: Person): Promise<string> => /签到号\s*(\d{6})/.exec(await phone.reads())?.[1] ?? ''

/** As WeChat's scanner hands an address to a browser: another document. */
async function scan(phone: Person, address: string): Promise<void> {
  await phone.page.goto('about:blank')
  await phone.page.goto(address)
}

/** In the page itself, where there is no camera. */
async function enter(phone: Person, address: string): Promise<void> {
  await phone.fill({ 签到地址: address })
  await phone.press('签到')
}

beforeAll(async () => {
  house = await openHouse()
  house.stage.at(`${year}-12-01T09:00`)
  meetingId = await publishAssembly(house.stage, START)
  house.stage.at(`${DAY}T08:30`)
}, 600_000)
afterAll(() => house?.close())
afterEach(async () => {
  const faults = open.flatMap((person) => person.faults)
  for (const { context } of open.splice(0)) await context.close()
  expect(faults).toEqual([])
})

describe('会场的屏幕', () => {
  test.each<[number, number]>([[...DESK], [1920, 1080]])('%d×%d：码高六成以上，数字高百分之八以上，没有东西伸出屏幕', async (width, height) => {
    const screen = await at('secretary', [width, height])
    await screen.go(`#/packages/door/projector/index?meetingId=${meetingId}`)
    await screen.sees('秒后换新码')
    const heightOf = async (selector: string) => (await screen.page.locator(selector).first().boundingBox())!.height / height
    expect(await heightOf('svg.qr path')).toBeGreaterThanOrEqual(0.6)
    const letters = await screen.page.locator('.hall__value').evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)))
    expect(letters).toHaveLength(4)
    expect(Math.min(...letters) / height).toBeGreaterThanOrEqual(0.08)
    const beyond = await screen.page.evaluate(() =>
      [...document.querySelectorAll('.hall *')].filter((one) => {
        const { right, bottom } = one.getBoundingClientRect()
        return right > window.innerWidth + 1 || (bottom > window.innerHeight + 1 && !one.closest('.hall__list'))
      }).map((one) => String(one.getAttribute('class'))),
    )
    expect(beyond).toEqual([])
    expect(await screen.reads()).toContain('未到 37 人')
  })

  test('码是此刻的码，十秒一换；断网二十秒还有码可扫，再久就说不能扫，从不留着旧码', async () => {
    const screen = await at('secretary', DESK)
    await screen.page.clock.install()
    await screen.go(`#/packages/door/projector/index?meetingId=${meetingId}`)
    await screen.sees('秒后换新码')
    const drawn = () => screen.page.locator('svg.qr path').getAttribute('d')
    const shown = await house.stage.must('secretary', projector, { meetingId })
    const drawings = shown.codes.map(({ path: below }) => drawingOf(`${house.platform.url}${below}`).path)
    expect(drawings).toContain(await drawn())

    await screen.context.setOffline(true)
    const seen = new Set([await drawn()])
    await screen.page.clock.fastForward(11_000)
    await screen.sees('网络不通，这个码还可以扫')
    seen.add(await drawn())
    expect(seen.size).toBe(2)
    await screen.page.clock.fastForward(30_000)
    await screen.sees('签到码暂时不能扫')
    expect(await screen.page.locator('svg.qr').count()).toBe(0)
    await screen.context.setOffline(false)
    await screen.page.clock.fastForward(6000)
    await screen.sees('秒后换新码')
  })

  test('还没到签到时间，屏幕上没有码', async () => {
    house.stage.at(`${DAY}T07:59`)
    const screen = await at('secretary', DESK)
    await screen.go(`#/packages/door/projector/index?meetingId=${meetingId}`)
    await screen.sees('到时间后，签到码自动出现')
    house.stage.at(`${DAY}T08:30`)
  })
})

describe('拿手机的人', () => {
  test('扫一扫打开地址，不用再点，就是已签到；再扫一次是同一张回执', async () => {
    const phone = await at('director01', PHONE)
    await scan(phone, await codeNow())
    await phone.sees('✓ 已签到')
    await phone.sees('第 1 位到会')
    const number = await numberOn(phone)
    expect(number).toMatch(/^\d{6}$/)
    await scan(phone, await codeNow())
    await phone.sees('✓ 已签到')
    expect(await numberOn(phone)).toBe(number)
    await phone.reload()
    await phone.sees('✓ 已签到')
    expect(await numberOn(phone)).toBe(number)
    expect(await stored('director01')).toHaveLength(1)
    await phone.press('会议页')
    await phone.sees('已签到 08:30')
  })

  test('首页有「扫码签到」；没有摄像头就填地址；假码、旧码不成功，看板上有名字有原因', async () => {
    const phone = await at('director02', PHONE)
    await phone.press('扫码签到')
    await phone.sees('请先填写屏幕上的签到地址')
    const real = await codeNow()
    await enter(phone, `${real.slice(0, -1)}${real.endsWith('0') ? '1' : '0'}`)
    await phone.sees('没有签到成功：这个签到码不是平台发出的')
    house.stage.at(`${DAY}T08:31`)
    await phone.press('再扫一次')
    await enter(phone, real)
    await phone.sees('没有签到成功：这个码已经换了')
    expect(await stored('director02')).toEqual([])
    const desk = await at('secretary', DESK)
    await desk.go(`#/packages/desk/board/index?meetingId=${meetingId}`)
    await desk.sees('没有扫成')
    await desk.sees('码是假的')
    await desk.sees('码已过期')
    await phone.press('再扫一次')
    await enter(phone, await codeNow())
    await phone.sees('✓ 已签到')
  })

  test('没有登录：记下码，登录后回来；码旧了就待确认，秘书确认以后自己变成已签到', async () => {
    const phone = await at(undefined, PHONE)
    await scan(phone, await codeNow())
    await phone.sees('签到码已经记下')
    house.stage.at(`${DAY}T08:35`)
    await phone.press('去登录或绑定身份')
    await phone.fill({ 用户名: 'director03', 密码: 'demo' })
    await phone.press('登录')
    await phone.sees('待确认')
    expect(await phone.reads()).not.toContain('已签到')
    expect(await stored('director03')).toEqual([])

    const desk = await at('secretary', DESK)
    await desk.go(`#/packages/desk/board/index?meetingId=${meetingId}`)
    await desk.control('tab', '待确认 1').click()
    await desk.press(/确认在场$/)
    await phone.sees('✓ 已签到')
    expect(await stored('director03')).toMatchObject([{ method: 'queued' }])
  })

  test('没有网络：不说成功，码存着；有网自动补传，待确认，被驳回就说原因', async () => {
    const phone = await at('director04', PHONE)
    // The page of the receipt is on the phone already, as it is where a subpackage was loaded beforehand.
    await phone.go(`#/packages/door/receipt/index?meetingId=${meetingId}`)
    await phone.sees('您还没有在本次会议签到')
    await phone.go('#/pages/home/index')
    await phone.press('扫码签到')
    await enter(phone, 'https://example.cn/c/none/none')
    await phone.sees('没有签到成功')
    await phone.press('再扫一次')
    const code = await codeNow()
    await phone.context.setOffline(true)
    await enter(phone, code)
    await phone.sees('待补传')
    expect(await phone.reads()).not.toContain('已签到')
    house.stage.at(`${DAY}T08:40`)
    await phone.context.setOffline(false)
    await phone.sees('待确认')
    expect(await stored('director04')).toEqual([])

    const desk = await at('secretary', DESK)
    await desk.go(`#/packages/desk/board/index?meetingId=${meetingId}`)
    await desk.control('tab', '待确认 1').click()
    await desk.press(/展开$/)
    await desk.press('本人不在会场')
    await desk.press('驳回扫码')
    await phone.sees('没有确认')
    await phone.sees('本人不在会场')
    expect(await stored('director04')).toEqual([])
  })

  test('答复在路上丢了：自动再问，还是同一条', async () => {
    const phone = await at('director05', PHONE)
    const lost = moment()
    let lose = true
    await phone.page.route(/v1\/functions\/api/, async (route) => {
      if (!lose || !route.request().postData()?.includes('attendance.checkIn')) return route.continue()
      lose = false
      await route.fetch()
      lost.come()
      return route.abort()
    })
    await scan(phone, await codeNow())
    await lost.came
    await phone.sees('✓ 已签到')
    expect(await stored('director05')).toHaveLength(1)
  })

  test('迟到的人照样签到，回执和看板都写迟到几分钟', async () => {
    house.stage.at(`${DAY}T09:25`)
    const phone = await at('director06', PHONE)
    await scan(phone, await codeNow())
    await phone.sees('✓ 已签到')
    await phone.sees('迟到 25 分钟')
    const desk = await at('secretary', DESK)
    await desk.go(`#/packages/desk/board/index?meetingId=${meetingId}`)
    await desk.control('tab', /^已到/).click()
    await desk.sees(/迟到 25 分钟/)
    house.stage.at(`${DAY}T08:45`)
  })
})

test('有远程会场：看板上打开逐一确认，扫码只是待确认；纸质码启用后才能打印和扫', async () => {
  const desk = await at('secretary', DESK)
  await desk.go(`#/packages/desk/board/index?meetingId=${meetingId}`)
  await desk.field('逐一确认').click()
  await desk.page.locator('.taro-model__confirm').filter({ visible: true }).click()
  const phone = await at('director07', PHONE)
  await scan(phone, await codeNow())
  await phone.sees('待确认')
  await house.stage.must('secretary', setDoor, { meetingId, fixed: false, shared: false })

  await desk.go(`#/packages/door/fixed/index?meetingId=${meetingId}`)
  await desk.sees('纸质签到码没有启用')
  await house.stage.must('secretary', setDoor, { meetingId, fixed: true, shared: false })
  await desk.reload()
  await desk.sees('请用微信扫码签到')
  const { fixed } = await house.stage.must('secretary', projector, { meetingId })
  const paper = `${house.platform.url}${fixed!.path}`
  expect(await desk.page.locator('svg.qr path').getAttribute('d')).toBe(drawingOf(paper).path)
  await desk.page.emulateMedia({ media: 'print' })
  expect(await desk.page.locator('.frame__bar').isVisible()).toBe(false)
  const other = await at('director08', PHONE)
  await scan(other, paper)
  await other.sees('✓ 已签到')
  expect(await stored('director08')).toMatchObject([{ method: 'fixed' }])
})

test('投屏上的数随人到而变', async () => {
  const screen = await at('secretary', DESK)
  await screen.go(`#/packages/door/projector/index?meetingId=${meetingId}`)
  await screen.sees('秒后换新码')
  const { counts } = await house.stage.must('secretary', board, { meetingId })
  await house.stage.must('secretary', checkInFor, { meetingId, personId: 'person-director20' })
  await screen.sees(`未到 ${counts.entitled - counts.here - 1} 人`)
  expect(START - house.platform.now()).toBeGreaterThan(MINUTE)
})
