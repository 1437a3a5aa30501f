import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoDocuments } from 'local/demo/demo'
import { startPlatform, type Platform } from 'local/platform'
import { chinaTime } from 'shared/kernel/time'
import type { Showcase } from 'shared/showcase/model'
import { posting } from 'test/demand/posted'
import { issue } from 'test/showcase/articles'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** The public face on a phone, and how a unit writes its page. */
const dist = built()
const NOW = chinaTime('2026-11-20T09:00')
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
let platform: Platform
let phone: MiniProgram

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false, documents: () => ({ ...demoDocuments(NOW), postings: [posting('posting-public', { at: NOW, confirmedOn: '2026-11-20' })], issues: [issue()] }) })
  platform.setClock(NOW - Date.now())
})
afterAll(() => platform?.stop())
afterEach(() => putAway(phone))

const as = (account: string, path = 'pages/home/index', query: Record<string, string> = {}): Promise<MiniProgram> => openMiniProgram({ cloud: cloudOf(platform, account), path, query })
const stored = async (id: string): Promise<Showcase> =>
  ((await platform.store('dump')) as unknown as { showcases: Showcase[] }).showcases.find(({ _id }) => _id === id)!

test('没有身份的人从首页看到集团、单位列表、一个单位；每一页都能转发', async () => {
  phone = await as('visitor')
  expect(phone.screen()).toContain('本小程序面向')
  await phone.tap({ role: 'button', text: '集团与成员单位' })
  expect(phone.screen()).toContain('县域里的学校、企业和协会走到一起')
  expect(phone.screen()).toContain('成员之间共享人才供需和教学改革的信息。')
  expect(phone.share()).toMatchObject({ title: '山西省祁县职业高级中学校职业教育集团', path: '/packages/showcase/group/index' })
  await phone.tap('看全部 37 家')
  await phone.input('查找成员单位', '数控')
  expect(phone.screen()).toContain('2 家')
  await phone.tap({ role: 'button', text: '青松职业技术学院' })
  expect(phone.screen()).toContain('数控加工中心二十台')
  expect(phone.share()).toMatchObject({ title: '青松职业技术学院', path: '/packages/showcase/unit/index?unitId=unit-02' })
  expect(phone.screen()).not.toContain('编辑本单位展示页')
})

test('没有身份的人读一期简报，可以转发', async () => {
  phone = await as('visitor', 'packages/showcase/group/index')
  await phone.tap({ role: 'button', text: '简报与新闻' })
  await phone.tap({ role: 'button', text: '集团简报 2026年第3期' })
  expect(phone.screen()).toContain('实训基地揭牌')
  expect(phone.share()).toMatchObject({ title: '集团简报 2026年第3期（总第15期）', path: '/packages/bulletin/issue/index?issueId=issue1' })
})

test('没有身份的人看到公开的供需，点开一条，到登录或绑定的门口', async () => {
  phone = await as('visitor', 'packages/showcase/demand/index')
  expect(phone.screen()).toContain('数控车工顶岗实习')
  expect(phone.screen()).not.toMatch(/伍理事|伍信息员/)
  await phone.tap({ role: 'button', text: '数控车工顶岗实习' })
  await phone.tap('去登录或绑定身份')
  expect(phone.currentPath()).toBe('pages/me/index')
})

test('转发的地址不全，说得明白，还能往前走', async () => {
  phone = await as('visitor', 'packages/showcase/unit/index', { unitId: '$x' })
  expect(phone.screen()).toContain('没有这个成员单位：地址可能不全')
  await phone.tap('看全部成员单位')
  expect(phone.currentPath()).toBe('packages/showcase/units/index')
})

test('信息员在手机上写本单位的一页，加一张照片，交审核；公开的还没有变', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'showcase-')), 'gate.png')
  writeFileSync(path, PNG)
  phone = await as('officer05', 'packages/showcase/edit/index', { of: 'unit' })
  expect(phone.screen()).toContain('还没有写过')
  expect(phone.screen()).toContain('请写一句话的概述')
  await phone.input('一句话概述（200 字以内）', '清泉边上的职业中学')
  await phone.input('介绍', '开设三个专业。')
  await phone.input('专业和行业', '烹饪，酒店')
  phone.prepare('chooseMedia', { tempFiles: [{ tempFilePath: path, size: PNG.length }] })
  await phone.tap('加一张图片')
  expect(phone.screen()).toContain('第 1 张图片还没有说明')
  await phone.input('图片说明', '校门')
  await phone.tap('交审核')
  expect(phone.screen()).toContain('已交秘书处审核')
  const { told, review, published } = await stored('unit-05')
  expect(told).toMatchObject({ trades: ['烹饪', '酒店'], pictures: [{ caption: '校门', file: expect.stringMatching(/showcase\/[0-9a-f]{64}\.png$/) as string }] })
  expect([review.state, published]).toEqual(['checking', undefined])
  phone.close()
  phone = await as('visitor', 'packages/showcase/unit/index', { unitId: 'unit-05' })
  expect(phone.screen()).toContain('这个单位还没有公开的介绍')
})

test('写了一半离开，回来还在；同事先交了一稿，先说明白再让人选', async () => {
  phone = await as('officer11', 'packages/showcase/edit/index', { of: 'unit' })
  await phone.input('介绍', '我写的介绍')
  const storage = phone.storage
  phone.close()
  const told = { ...(await stored('unit-11')).told, introduction: '同事写的介绍', edition: 1 }
  const call = { operation: 'showcase.tell', input: { ...told, pictures: [] }, requestId: 'colleague-1' }
  expect(await platform.invoke('api', call, { from: 'mini-program', openid: 'demo-vice2' })).toMatchObject({ kind: 'accepted' })
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'officer11'), path: 'packages/showcase/edit/index', query: { of: 'unit' }, storage })
  expect(phone.screen()).toContain('交了新的一稿。您写的还在下面。')
  expect(phone.screen()).toContain('我写的介绍')
  await phone.tap('用我写的继续改')
  await phone.tap('交审核')
  expect(phone.screen()).toContain('审核通过以前，大家看到的还是原来公开的一稿')
  expect(await stored('unit-11')).toMatchObject({ told: { introduction: '我写的介绍' }, review: { edition: 3 }, published: { edition: 1 } })
})
