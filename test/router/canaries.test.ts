import { operations } from 'shared/operations'
import { ROLES, type Role, SECRETARIAT } from './capabilities'
import { type Canary, plant } from './canaries'
import { NOW, openHall, person, prepare, type Hall, type Prepared } from './hall'
import { openSite } from 'test/showcase/open-site'
import { more } from './more'
import { MAY, samplesOf } from './tables/all'

/** The information officer of unit-03, whose director is the secretary-general. */
const SECRETARIAT_AND_KEEPER: readonly Role[] = [...SECRETARIAT, 'officer03']

/** Who reads what of others, by operation; whatever is not here, nobody reads. Written by hand from the bylaws and the privacy notice. */
const READS: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>> = {
  'identity.letters': { 邀请码: SECRETARIAT },
  'duty.report': { 没报的报送: ['secretary-general', 'officer03'], 报送: ['director01'] },
  'duty.readReport': { 报送: SECRETARIAT },
  'department.get': { 离开机构的原因: SECRETARIAT },
  'person.get': { 出生日期: SECRETARIAT, 电话: SECRETARIAT },
  'person.corrections': { 更正申请: SECRETARIAT, 更正的结果: SECRETARIAT },
  'audit.list': { 登记的后果: ['chair', 'secretary-general'] },
  'meeting.home': { 请假原因: SECRETARIAT, 稿件: SECRETARIAT, 待审内容: SECRETARIAT, 退回的原因: ['secretary'] },
  // Why the chair was handed on is said to the meeting; its files are for those who sit there.
  'meeting.get': {
    请假原因: SECRETARIAT, 委托的原因: ['director01', 'vice2', ...SECRETARIAT, 'officer03'], 会议材料: ['director01', 'chair', 'vice2', ...SECRETARIAT],
  },
  'bulletin.contributions': { 稿件: SECRETARIAT },
  'bulletin.contribution': { 稿件: SECRETARIAT, 稿件的图片: SECRETARIAT_AND_KEEPER, 编辑改的: SECRETARIAT_AND_KEEPER },
  'bulletin.draft': { 没有发布的简报: SECRETARIAT, 稿件: SECRETARIAT },
  'bulletin.newsDesk': { 没有公开的新闻: SECRETARIAT },
  'bulletin.editNews': { 没有公开的新闻: SECRETARIAT },
  'meeting.past': { 请假原因: SECRETARIAT, 扫描件: SECRETARIAT },
  'attendance.sheets': { 退回的原因: SECRETARIAT },
  'attendance.board': {
    特殊情况: SECRETARIAT, 离场的原因: SECRETARIAT, 电话: SECRETARIAT, 车牌: SECRETARIAT,
    请假原因: ['chair', ...SECRETARIAT], 例外原因: ['chair', ...SECRETARIAT], 撤销的原因: ['chair', 'vice2', ...SECRETARIAT],
  },
  'message.receipts': { 电话: SECRETARIAT },
  'message.noticeReceipts': { 电话: SECRETARIAT },
  'message.notice': { 没有发出的通知: SECRETARIAT },
  'demand.get': { 供需联系人: [...SECRETARIAT, 'officer03'], 没审的供需: SECRETARIAT },
  'demand.thread': { 供需联系人: SECRETARIAT_AND_KEEPER, 没查的说明: SECRETARIAT },
  'review.queue': { 待审内容: SECRETARIAT },
  'review.group': { 待审内容: SECRETARIAT },
  'review.item': { 待审内容: SECRETARIAT, 举报: SECRETARIAT },
  'showcase.own': { 没审的展示页: ['secretary-general', 'officer03'] },
  'showcase.ownGroup': { 没审的集团介绍: SECRETARIAT },
  'training.finished': { 学习说明: ['secretary-general', 'secretary', 'officer03'], 没审的培训: ['secretary-general', 'secretary', 'officer03'] },
  'training.written': { 没审的培训: ['secretary-general', 'secretary', 'officer03'] },
  'talent.own': { 没审的条目: ['secretary-general', 'officer03'], 撤回的条目: ['secretary-general', 'officer03'], 学生身份: ['secretary-general', 'officer03'] },
  'talent.get': {
    没审的条目: SECRETARIAT_AND_KEEPER, 撤回的条目: SECRETARIAT_AND_KEEPER,
    同意名单: SECRETARIAT_AND_KEEPER, 学生身份: ['secretary-general', 'officer03'], 谁看过学生: ['secretary-general', 'officer03'],
  },
  'talent.requests': { 申请的用途: ['secretary-general', 'officer03'] },
  'unit.get': { 信用代码: SECRETARIAT, 协议书说明: SECRETARIAT },
}

let prepared: Prepared
let canaries: readonly Canary[]
let reading: Hall
beforeAll(async () => {
  const real = await prepare()
  const planted = plant(real.documents)
  prepared = { ...real, documents: planted.documents }
  canaries = planted.canaries
  reading = await openHall(prepared.documents)
})

const kindsIn = (said: string, role: Role) =>
  [...new Set(canaries.filter(({ says, of }) => of !== person(role) && said.includes(says)).map(({ kind }) => kind))].sort()

test('公开网页里没有一处私人的内容', async () => {
  const site = await openSite(prepared.documents)
  await site.write(NOW)
  expect(site.pages().filter(({ body, file = '' }) => canaries.some(({ says }) => body.includes(says) || file.includes(says))).map(({ _id }) => _id)).toEqual([])
  expect(site.pages().length).toBeGreaterThan(10)
})

const roles = (name: string) => ROLES.filter((role) => MAY[name]!.includes(role))

test.each(operations.filter(({ kind }) => kind === 'query').map(({ name }) => name))('%s 不把不该给的给人', async (name) => {
  const { input, later = 0 } = samplesOf(prepared)[name]!
  reading.at = NOW + later
  const seen: Record<string, Role[]> = {}
  for (const role of roles(name)) {
    for (const given of [input, ...(more(prepared)[name] ?? [])]) {
      const said = JSON.stringify(await reading.ask(role, name, given))
      for (const kind of kindsIn(said, role)) seen[kind] = [...new Set([...(seen[kind] ?? []), role])]
    }
  }
  expect(seen).toEqual(READS[name] ?? {})
})
