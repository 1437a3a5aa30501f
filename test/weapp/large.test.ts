import { startPlatform, type Platform } from 'local/platform'
import { NOW, prepare } from 'test/router/hall'
import { enlarged } from 'test/router/large'
import { built } from './built'
import { cloudOf } from './cloud'
import type { MiniProgram } from './host/mini-program'
import { openMiniProgram } from './host/open'
import { putAway } from './limits'

/** Every list of a group with 500 people and years of records, read on as far as somebody may read on a phone. */
const dist = built()
let platform: Platform
let phone: MiniProgram
let meeting: string
let notice: string

beforeAll(async () => {
  const prepared = await prepare()
  ;[meeting, notice] = [prepared.coming, prepared.notices.sent]
  platform = await startPlatform({ dist, timers: false, documents: () => enlarged(prepared.documents) })
  platform.setClock(NOW - Date.now())
}, 600_000)
afterAll(() => platform?.stop())

const MORE = ['再看以前的', '更早的', '再看一些', '再看二十条', '往后找']
/** So often somebody reads on. */
const OFTEN = 6

test.each<[string, string, string, (() => Record<string, string>)?]>([
  ['消息', 'director01', 'packages/message/inbox/index'],
  ['通知', 'director01', 'packages/notice/list/index'],
  ['通知（秘书处）', 'secretary', 'packages/notice/list/index'],
  ['通知的回执', 'secretary', 'packages/notice/receipts/index', () => ({ noticeId: notice })],
  ['会议的回执', 'secretary', 'packages/message/receipts/index', () => ({ meetingId: meeting })],
  ['会议', 'director01', 'pages/meetings/index'],
  ['首页', 'secretary', 'pages/home/index'],
  ['通讯录', 'director01', 'pages/contacts/index'],
  ['供需', 'director01', 'packages/demand/list/index'],
  ['我们的供需', 'officer03', 'packages/demand/mine/index'],
  ['给访客的供需', 'director01', 'packages/showcase/demand/index'],
  ['成员单位', 'director01', 'packages/showcase/units/index'],
  ['四库', 'officer03', 'packages/talent/banks/index'],
  ['教师库', 'officer03', 'packages/talent/list/index', () => ({ bank: 'teacher' })],
  ['查看申请', 'officer03', 'packages/talent/requests/index'],
  ['简报和新闻', 'director01', 'packages/bulletin/list/index'],
  ['我的投稿', 'officer03', 'packages/bulletin/mine/index'],
  ['编辑台', 'secretary', 'packages/bulletin/desk/index'],
  ['审核台', 'secretary', 'packages/review/desk/index'],
  ['培训', 'director01', 'packages/training/list/index'],
  ['台账', 'secretary', 'packages/duty/board/index'],
  ['报送', 'secretary', 'packages/duty/desk/index'],
  ['记录', 'chair', 'packages/settings/audit/index'],
  ['名册', 'secretary', 'packages/roll/register/index'],
  ['更正', 'secretary', 'packages/account/corrections/index'],
  ['邀请', 'secretary', 'packages/account/invitations/index'],
])('%s：一直看下去，也不超过节点和更新的限度', async (_, account, path, query = () => ({})) => {
  phone = await openMiniProgram({ cloud: cloudOf(platform, account), path, query: query() })
  for (let n = 0; n < OFTEN; n++) {
    const more = MORE.find((says) => phone.screen().includes(says))
    if (more === undefined) break
    await phone.tap(more)
  }
  putAway(phone)
}, 120_000)
