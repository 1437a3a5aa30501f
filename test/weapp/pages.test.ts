import { join } from 'node:path'
import { startPlatform, type Platform } from 'local/platform'
import { built } from './built'
import { cloudOf } from './cloud'
import { openBundle } from './host/code/bundle'
import { templatesOf } from './host/page/templates'
import { type ActMeasure } from './host/measures'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { type Seen } from './host/person/screen'

const dist = built()
const bundle = openBundle(join(dist, 'weapp'))
const limits = { first: 20 * 1024, any: 64 * 1024, nodes: 600, children: 60, updates: 2 }
let platform: Platform

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false })
})
afterAll(() => platform.stop())

const open = (account: string, path: string): Promise<MiniProgram> => openMiniProgram({ cloud: cloudOf(platform, account), path })

test('模板编译没有任何警告', () => {
  expect(templatesOf(bundle).warnings).toEqual([])
})

describe.each(['visitor', 'chair', 'secretary', 'director01', 'officer01'])('以 %s 的身份', (account) => {
  test.each(bundle.pages)('打开 %s 没有错误，不停在加载，并守住各项上限', async (path) => {
    const phone = await open(account, path)
    const { pages, largest } = phone.measures
    expect(phone.errors).toEqual([])
    expect(phone.screen().split('\n').length).toBeGreaterThan(1)
    expect(phone.screen()).not.toContain('正在加载')
    expect(pages[0]?.path).toBe(path)
    for (const page of pages) {
      expect(page.first).toBeLessThanOrEqual(limits.first)
      expect(page.nodes).toBeLessThanOrEqual(limits.nodes)
      expect(page.maxChildren).toBeLessThanOrEqual(limits.children)
    }
    expect(largest.bytes).toBeLessThanOrEqual(limits.any)
    phone.close()
  })
})

test.each([
  ['visitor', '还没有绑定身份'],
  ['chair', '理事长'],
  ['secretary', '秘书'],
])('%s 在“我的”里看到：%s', async (account, says) => {
  const phone = await open(account, 'pages/home/index')
  await phone.switchTab('我的')
  expect(phone.screen()).toContain(says)
  phone.close()
})

test('几个人同时开着，各看各的', async () => {
  const [visitor, chair] = await Promise.all([open('visitor', 'pages/me/index'), open('chair', 'pages/me/index')])
  expect(chair.screen()).toContain('理事长')
  expect(visitor.screen()).not.toContain('理事长')
})

describe('访客点遍每一页', () => {
  const controls = (phone: MiniProgram): Seen[] =>
    phone.findAll({}).filter((node) => ['button', 'link', 'switch', 'tab'].includes(node.role) && !node.disabled)

  test.each(bundle.pages)('%s 上能点的都点得动，没有错误，每次至多更新页面两次', async (path) => {
    const first = await open('visitor', path)
    const excess: ActMeasure[] = []
    for (const nth of controls(first).keys()) {
      const phone = await open('visitor', path)
      const control = controls(phone)[nth] as Seen
      if (control.tag === 'picker') continue
      const same = controls(phone).slice(0, nth).filter((one) => one.role === control.role && one.label === control.label).length
      await phone.tap({ role: control.role, text: control.label, nth: same })
      excess.push(...phone.measures.acts.filter((act) => act.count > limits.updates))
      phone.close()
    }
    expect(excess).toEqual([])
  })
})

describe('外观跟着手机', () => {
  test.each(['light', 'dark'] as const)('%s 下每一栏都能打开', async (theme) => {
    const phone = await openMiniProgram({ cloud: cloudOf(platform, 'visitor'), theme })
    for (const tab of bundle.tabs) {
      await phone.switchTab(tab.text)
      expect(phone.currentPath()).toBe(tab.path)
    }
    phone.close()
  })
})
