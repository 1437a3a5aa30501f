import { demoDocuments } from 'local/demo/demo'
import { startPlatform, type Platform } from 'local/platform'
import { chinaTime } from 'shared/kernel/time'
import type { Person } from 'shared/person/model'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** Departments on the secretary's phone and on a member's. */
const dist = built()
const NOW = chinaTime('2026-11-20T09:00')
const nameOf = (personId: string): string => (demoDocuments(NOW)['persons'] as readonly Person[]).find(({ _id }) => _id === personId)!.name
let platform: Platform
let phone: MiniProgram

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false, documents: () => demoDocuments(NOW) })
  platform.setClock(NOW - Date.now())
})
afterAll(() => platform?.stop())
afterEach(() => putAway(phone))

test('从首页进业务机构，添一个人；移出时没有写原因按不下去，写了就移出', async () => {
  const name = nameOf('person-officer05')
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'secretary'), now: NOW })
  await phone.tap({ role: 'button', text: '业务机构' })
  await phone.tap({ role: 'button', text: '演示联络部' })
  expect(phone.screen()).toContain('现有 5 人')
  await phone.tap('添加成员')
  await phone.input('在名册中查找', name)
  await phone.tap({ role: 'button', text: `选 ${name}` })
  await phone.tap('添加 1 人')
  expect(phone.currentPath()).toBe('packages/department/detail/index')
  expect(phone.screen()).toContain('现有 6 人')
  await phone.tap({ role: 'button', text: `${name}，成员` })
  expect(phone.screen()).toContain('请写明原因')
  await phone.input('原因', '登记错了人')
  await phone.tap('移出这个机构')
  await phone.tap('移出')
  expect(phone.screen()).toContain('现有 5 人')
  expect(phone.screen()).not.toContain(name)
})

test('名册上没有任负责人的，登记不成，说明要先登记任职', async () => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'secretary'), now: NOW, path: 'packages/department/member/index', query: { departmentId: 'department-1', personId: 'person-officer03' } })
  await phone.tap('登记为负责人')
  await phone.tap('登记')
  expect(phone.screen()).toContain('请先登记任职')
  await phone.tap('去登记任职')
  expect(phone.currentPath()).toBe('packages/roll/post/index')
})

test('成员看得到机构和人，没有可办的', async () => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'director01'), now: NOW, path: 'packages/department/list/index' })
  await phone.tap({ role: 'button', text: '演示项目管理部' })
  expect(phone.screen()).toContain(`负责人 ${nameOf('person-director20')}`)
  expect(phone.screen()).not.toContain('添加成员')
  expect(phone.screen()).not.toContain('撤销这个机构')
})

test('写通知时可以只选业务机构', async () => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, 'secretary'), now: NOW, path: 'packages/notice/edit/index', query: { noticeId: '', corrects: '' } })
  await phone.input('标题', '关于报送进度的通知')
  await phone.input('正文', '请报送。')
  await phone.tap('下一步：发给谁')
  await phone.tap({ role: 'radio', text: '不按单位' })
  await phone.tap({ role: 'checkbox', text: '演示项目管理部（4 人）' })
  await phone.tap('下一步：核对')
  expect(phone.screen()).toContain('演示项目管理部')
  expect(phone.screen()).toContain(nameOf('person-director20'))
})
