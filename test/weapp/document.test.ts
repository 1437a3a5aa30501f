import { resolve } from 'node:path'
import { HOUR } from 'shared/kernel/time'
import { draftMeeting, publishMeeting } from 'shared/meeting/operations'
import { plan } from 'test/router/hall'
import { openStage, type Stage } from '../../scripts/demo/stage'
import { built } from './built'
import { cloudOf } from './cloud'
import { type MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'

let stage: Stage
let phone: MiniProgram
beforeAll(async () => {
  stage = await openStage(resolve(built(), '..'))
  const { meetingId, edition } = await stage.must('secretary', draftMeeting, { plan: plan(stage.platform.now() + 48 * HOUR) })
  await stage.must('secretary', publishMeeting, { meetingId, edition })
  phone = await openMiniProgram({ cloud: cloudOf(stage.platform, 'secretary'), path: 'packages/desk/documents/index', query: { meetingId } })
})
afterAll(async () => {
  phone?.close()
  await stage?.platform.stop()
})

test('文号填错了，说清楚，不出文件', async () => {
  await phone.input('文号', '五')
  expect(phone.screen()).toContain('文号只填数字')
  expect(phone.screen()).not.toContain('会议通知')
  await phone.input('文号', '5')
  expect(phone.screen()).toContain('会议通知')
})

test.each([
  ['会议通知', 'docx'],
  ['签到表', 'docx'],
  ['请假名单', 'xlsx'],
  ['席卡', 'docx'],
])('点「%s」，取来 %s 文件并打开，可以转发', async (name, fileType) => {
  await phone.tap(`生成${name}`)
  const opened = phone.left.filter((left) => left.name === 'openDocument').at(-1)
  expect(opened?.asked).toMatchObject({ showMenu: true, fileType })
  expect(String(opened?.asked['filePath'])).toContain(name)
  expect(phone.errors).toEqual([])
})
