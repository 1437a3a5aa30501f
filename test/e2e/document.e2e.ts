import { strFromU8, unzipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { HOUR } from 'shared/kernel/time'
import { draftMeeting, publishMeeting } from 'shared/meeting/operations'
import { plan } from 'test/router/hall'
import { DESK, type House, openHouse } from './house'
import type { Person } from './person'

let house: House
let secretary: Person
beforeAll(async () => {
  house = await openHouse()
  secretary = await house.somebody(DESK, 'secretary')
}, 600_000)
afterAll(() => house?.close())

test('秘书从会议页打开文书，出一份签到表：下载的文件名是会议的名字，里面一人一行', async () => {
  const { meetingId, edition } = await house.stage.must('secretary', draftMeeting, { plan: plan(house.platform.now() + 48 * HOUR) })
  await house.stage.must('secretary', publishMeeting, { meetingId, edition })
  await secretary.go(`#/packages/meeting/detail/index?meetingId=${meetingId}`)
  await secretary.press(/^文书/)
  const [download] = await Promise.all([secretary.page.waitForEvent('download'), secretary.press('生成签到表')])
  expect(download.suggestedFilename()).toBe('第一届理事大会第二次会议 签到表.docx')
  const document = strFromU8(unzipSync(readFileSync(await download.path()))['word/document.xml']!)
  expect(document.match(/<w:tr[ >]/g)).toHaveLength(1 + 37)
  expect(secretary.faults).toEqual([])
})

test('网断了，说没有答复；网通了再点就好', async () => {
  await secretary.context.setOffline(true)
  await secretary.press('生成席卡')
  await secretary.sees('网络不通')
  await secretary.context.setOffline(false)
  const [download] = await Promise.all([secretary.page.waitForEvent('download'), secretary.press('生成席卡')])
  expect(download.suggestedFilename()).toContain('席卡')
})
