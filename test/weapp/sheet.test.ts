import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { board } from 'shared/attendance/operations'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { publishAssembly } from 'test/support/assembly'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

/** The sheet signed by hand, on two phones of the secretariat. */
const dist = built()
const year = yearOf(Date.now())
const START = chinaTime(`${year}-12-18T09:00`)

let stage: Stage
let meetingId: string
let folder: string
const open: MiniProgram[] = []

async function phoneOf(account: string, path?: string, query?: Readonly<Record<string, string>>): Promise<MiniProgram> {
  const phone = await openMiniProgram({ cloud: cloudOf(stage.platform, account), now: stage.platform.now(), ...(path && { path }), ...(query && { query }) })
  open.push(phone)
  return phone
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheet-'))
  stage = await openStage(resolve(dist, '..'))
  stage.at(`${year}-12-01T09:00`)
  meetingId = await publishAssembly(stage, START)
  stage.at(`${year}-12-18T09:20`)
})
afterAll(async () => {
  await stage?.platform.stop()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => {
  const errors = open.flatMap((phone) => phone.errors)
  const excess = open.flatMap(({ measures }) => measures.acts.filter((act) => act.count - act.trifles > 2))
  for (const phone of open.splice(0)) phone.close()
  expect(errors).toEqual([])
  expect(excess).toEqual([])
})

test('从看板进去，拍照、勾人、交出；另一人从首页去核对，确认以后才算到会', async () => {
  const path = join(folder, 'paper.jpg')
  writeFileSync(path, Buffer.from([0xff, 0xd8, 0xff, 0xe0]))
  const typist = await phoneOf('secretary', 'packages/desk/board/index', { meetingId })
  await typist.tap({ role: 'button', text: '纸质签到表' })
  expect(typist.currentPath()).toBe('packages/door/sheet/index')
  expect(typist.screen()).toContain('请先拍下签到表')
  typist.prepare('chooseMedia', { tempFiles: [{ tempFilePath: path, size: statSync(path).size }] })
  await typist.tap('拍照或选照片')
  const { rows } = await stage.must('secretary', board, { meetingId })
  const { name } = rows.find(({ personId }) => personId === 'person-director02')!
  await typist.input('在名单中查找', name)
  await typist.tap({ role: 'checkbox', text: name })
  await typist.tap('交给另一人确认（1 人）')
  expect(typist.screen()).toContain('还不算到会')
  expect((await stage.must('secretary', board, { meetingId })).counts.here).toBe(0)

  const second = await phoneOf('secretary-general')
  await second.tap('去核对')
  expect(second.screen()).toContain('请对照照片逐个核对')
  expect(second.screen()).toContain(name)
  await second.tap('确认这 1 人在场')
  expect(second.screen()).toContain('自此计入到会')
  expect((await stage.must('secretary', board, { meetingId })).counts.here).toBe(1)
})
