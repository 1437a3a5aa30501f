import { startPlatform, type Platform } from 'local/platform'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram, type Opening } from './host/mini-program'
import { openMiniProgram } from './host/open'

const dist = built()
const entry = 'packages/charter/evaluate/index'
let platform: Platform

beforeAll(async () => {
  platform = await startPlatform({ dist, timers: false })
})
afterAll(() => platform.stop())

const open = (more: Partial<Opening> = {}): Promise<MiniProgram> =>
  openMiniProgram({ cloud: cloudOf(platform, 'visitor'), path: entry, ...more })

async function fill(phone: MiniProgram, numbers: Readonly<Record<string, number>>): Promise<void> {
  for (const [label, number] of Object.entries(numbers)) await phone.input(label, String(number))
}

const verdictOf = (phone: MiniProgram): string => phone.screen().split('\n').slice(1, 6).join('\n')

describe('访客在小程序里做表决试算', () => {
  test.each([
    { present: 24, yes: 24, says: '未达法定人数' },
    { present: 25, yes: 12, says: '未通过' },
    { present: 25, yes: 13, says: '通过' },
  ])('理事 37 人，到会 $present 人，同意 $yes 票：$says', async ({ present, yes, says }) => {
    const phone = await open()
    await fill(phone, { 应到人数: 37, 表决时在场: present, 同意: yes })
    await phone.tap('核算表决结果')
    expect(verdictOf(phone).split('\n')).toContain(says)
    expect(verdictOf(phone)).toContain('章程第十二条')
    phone.close()
  })

  test('没有填完时按钮不能点，并说出还缺什么', async () => {
    const phone = await open()
    await fill(phone, { 应到人数: 37 })
    expect(phone.find({ role: 'button', text: '核算表决结果' }).disabled).toBe(true)
    expect(phone.find({ role: 'status' }).text).toMatch(/^请先填写/)
    phone.close()
  })

  test('到会多于应到时，那一栏下面说明，按钮不能点', async () => {
    const phone = await open()
    await fill(phone, { 应到人数: 37, 表决时在场: 38, 同意: 20 })
    expect(phone.find({ role: 'alert' }).text).toContain('38')
    expect(phone.find({ role: 'button', text: '核算表决结果' }).disabled).toBe(true)
    phone.close()
  })

  test('换成理事长会的临时会议，就要填副理事长的人数', async () => {
    const phone = await open()
    await phone.pick('会议', '理事长会')
    expect(phone.screen()).not.toContain('副理事长')
    await phone.pick('会议性质', '临时会议')
    expect(phone.screen()).toContain('副理事长')
    phone.close()
  })

  test('没有网络时说明没有答复，填好的数还在；网络恢复后再点就有结果', async () => {
    const phone = await open()
    await fill(phone, { 应到人数: 37, 表决时在场: 25, 同意: 13 })
    await phone.setNetwork('none')
    await phone.tap('核算表决结果')
    expect(phone.screen()).toContain('网络不通')
    expect(phone.find('应到人数').attribute('value')).toBe('37')
    await phone.setNetwork('wifi')
    await phone.tap('核算表决结果')
    expect(verdictOf(phone).split('\n')).toContain('通过')
    phone.close()
  })

  test('从“为什么？”看条文，回来时填好的数和结论都在', async () => {
    const phone = await open()
    await fill(phone, { 应到人数: 37, 表决时在场: 25, 同意: 13 })
    await phone.tap('核算表决结果')
    const before = phone.screen()
    await phone.tap({ text: '为什么？', nth: 0 })
    expect(phone.currentPath()).toBe('packages/charter/clause/index')
    expect(phone.screen()).toContain('第十二条')
    await phone.back()
    expect(phone.screen()).toBe(before)
    phone.close()
  })

  test('填到一半离开，下次打开还在', async () => {
    const storage = new Map<string, string>()
    const phone = await open({ storage })
    await fill(phone, { 应到人数: 37 })
    phone.close()
    const again = await open({ storage })
    expect(again.find('应到人数').attribute('value')).toBe('37')
    again.close()
  })

  test('每一次点按和填写至多更新页面两次，每次不超过 64 KB', async () => {
    const phone = await open()
    await fill(phone, { 应到人数: 37, 表决时在场: 25, 同意: 13 })
    await phone.tap('核算表决结果')
    const { acts } = phone.measures
    expect(acts).toHaveLength(4)
    for (const act of acts) {
      expect(act.count).toBeGreaterThan(0)
      expect(act.count).toBeLessThanOrEqual(2)
      expect(act.largest).toBeLessThanOrEqual(64 * 1024)
    }
    phone.close()
  })
})
