import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { board, checkInFor } from 'shared/attendance/operations'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { openChromium } from 'test/support/chromium'
import { publishAssembly } from 'test/support/assembly'
import { type Person, personAt } from './person'

/** A hall without network: the sheet signed by hand, typed in by one and confirmed by another. */
const root = path.resolve(__dirname, '../..')
const year = yearOf(Date.now())
const START = chinaTime(`${year}-12-18T09:00`)

let stage: Stage
let browser: Browser
let meetingId: string
const open: Person[] = []

async function at(account: string, size: readonly [number, number]): Promise<Person> {
  const person = await personAt(browser, stage.platform.url, size)
  open.push(person)
  await person.signIn(account)
  return person
}

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'h5,functions,local'], { cwd: root, stdio: 'pipe' })
  stage = await openStage(root)
  stage.at(`${year}-12-01T09:00`)
  meetingId = await publishAssembly(stage, START)
  stage.at(`${year}-12-18T09:20`)
  browser = await openChromium()
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await stage?.platform.stop()
})

test('录入、退回、更正、确认：两人都看着照片，确认前不算到会', async () => {
  await stage.must('secretary', checkInFor, { meetingId, personId: 'person-director01' })
  const typist = await at('secretary', [390, 844])
  await typist.go(`#/packages/desk/board/index?meetingId=${meetingId}`)
  await typist.press(/^纸质签到表/)
  await typist.sees('请先拍下签到表')
  const paper = { name: '签到表.jpg', mimeType: 'image/jpeg', buffer: await typist.page.screenshot({ type: 'jpeg' }) }
  const [picker] = await Promise.all([typist.page.waitForEvent('filechooser'), typist.press('拍照或选照片')])
  await picker.setFiles(paper)
  await typist.control('img', '签到表的照片').waitFor()
  const tick = (name: string) => typist.page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).first().click()
  const rows = (await stage.must('secretary', board, { meetingId })).rows
  const nameOf = (account: string) => rows.find(({ personId }) => personId === `person-${account}`)!.name
  for (const account of ['director01', 'director02']) {
    await typist.fill({ 在名单中查找: nameOf(account) })
    await tick(nameOf(account))
  }
  await typist.reload()
  await typist.sees('照片已上传，交出后可以看到。')
  await typist.press('交给另一人确认（2 人）')
  await typist.sees('还不算到会')
  await typist.control('img', '签到表的照片').waitFor()
  expect((await stage.must('secretary', board, { meetingId })).counts.here).toBe(1)

  const second = await at('secretary-general', [1280, 800])
  await second.go('#/pages/home/index')
  await second.press('去核对')
  await second.sees('请对照照片逐个核对')
  await second.control('img', '签到表的照片').waitFor()
  await second.press('少录了人')
  await second.press('退回这份签到表')
  await second.sees('退回：少录了人')

  await typist.go('#/pages/home/index')
  await typist.press('去更正')
  await typist.press('更正这份签到表')
  await typist.fill({ 在名单中查找: nameOf('director03') })
  await tick(nameOf('director03'))
  await typist.press('交给另一人确认（3 人）')
  await typist.sees('还不算到会')

  await second.reload()
  await second.press('确认这 3 人在场')
  await second.sees('自此计入到会')
  const { rows: after, counts } = await stage.must('secretary', board, { meetingId })
  expect(counts.here).toBe(3)
  expect(['director01', 'director02', 'director03'].map((account) => after.find(({ personId }) => personId === `person-${account}`)?.checkIn?.method)).toEqual(['register', 'paper', 'paper'])
  await second.press('回会务看板')
  await second.sees('按签了字的纸表补录')
  expect(open.flatMap(({ faults }) => faults)).toEqual([])
})
