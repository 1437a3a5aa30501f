import { open } from 'client/platform/navigate'
import type { Capability } from 'shared/kernel/capability'

/** A tool of the house. Declared here once; the home page, 我的 and the desktop's navigation show what the person may use. */
export interface Entry {
  readonly title: string
  readonly note: string
  readonly page: string
  /** What it takes; `member` for everybody who belongs to the group. */
  readonly needs: Capability | 'member'
  /** Where it stands: what one starts a meeting with, what is told and exchanged, what the roll is kept with, or what the house runs on. */
  readonly at: 'meetings' | 'information' | 'roll' | 'house'
}

export const ENTRIES: readonly Entry[] = [
  { title: '通知公告', note: '发给我的通知，要确认的在前', page: 'packages/notice/list/index', needs: 'member', at: 'information' },
  { title: '写通知', note: '选好范围，核对后发出或定时', page: 'packages/notice/edit/index', needs: 'moderate', at: 'information' },
  { title: '拟一场会议', note: '四步写好，核对后发通知', page: 'packages/desk/edit/index', needs: 'convene', at: 'meetings' },
  { title: '理事长会会期', note: '登记通过的年度日期', page: 'packages/desk/calendar/index', needs: 'convene', at: 'meetings' },
  { title: '年度出勤表', note: '按单位、按个人，导出表格', page: 'packages/desk/documents/index', needs: 'convene', at: 'meetings' },
  { title: '微信提醒模板', note: '通知发到微信要先设好', page: 'packages/message/templates/index', needs: 'administer', at: 'meetings' },
  { title: '简报与新闻', note: '集团简报、新闻、政策', page: 'packages/bulletin/list/index', needs: 'member', at: 'information' },
  { title: '投稿', note: '单位的动态、经验、案例和成果', page: 'packages/bulletin/mine/index', needs: 'inform', at: 'information' },
  { title: '编简报', note: '处理稿件，编一期并发布', page: 'packages/bulletin/desk/index', needs: 'moderate', at: 'information' },
  { title: '集团与成员单位', note: '没有登录的人也看得到的介绍', page: 'packages/showcase/group/index', needs: 'member', at: 'information' },
  { title: '本单位展示页', note: '介绍本单位，审核后公开', page: 'packages/showcase/edit/index', needs: 'inform', at: 'information' },
  { title: '集团介绍页', note: '介绍集团，审核后公开', page: 'packages/showcase/edit/index?of=group', needs: 'moderate', at: 'information' },
  { title: '供需信息', note: '人才、实习、设备、技术，找对方和发布', page: 'packages/demand/list/index', needs: 'member', at: 'information' },
  { title: '我们的供需', note: '本单位的发布、续期和对接', page: 'packages/demand/mine/index', needs: 'inform', at: 'information' },
  { title: '供需协调', note: '全部对接，催办、代为登记', page: 'packages/demand/thread/index', needs: 'moderate', at: 'information' },
  { title: '审核台', note: '成员交来的内容，通过、退回、下架', page: 'packages/review/desk/index', needs: 'moderate', at: 'information' },
  { title: '人才库', note: '教师、学生、技术人员、人才需求', page: 'packages/talent/banks/index', needs: 'member', at: 'information' },
  { title: '本单位报送', note: '这个月要办的，写报送', page: 'packages/duty/mine/index', needs: 'inform', at: 'information' },
  { title: '信息员工作台账', note: '各单位办了没有，催办，看报送', page: 'packages/duty/board/index', needs: 'moderate', at: 'information' },
  { title: '在线培训', note: '学一学，学完了记一笔', page: 'packages/training/list/index', needs: 'member', at: 'information' },
  { title: '名册与补录', note: '单位、人员、职务、届次，纸质会议', page: 'packages/roll/register/index', needs: 'administer', at: 'roll' },
  { title: '业务机构', note: '各部门做什么，负责人和成员', page: 'packages/department/list/index', needs: 'member', at: 'roll' },
  { title: '导入名册', note: '从表格导入单位和人员', page: 'packages/roll/import/index', needs: 'administer', at: 'roll' },
  { title: '邀请与绑定', note: '谁还没有绑定，发邀请码，打印邀请信', page: 'packages/account/invitations/index', needs: 'administer', at: 'roll' },
  { title: '更正申请', note: '成员说名册上哪里不对', page: 'packages/account/corrections/index', needs: 'administer', at: 'house' },
  { title: '参数', note: '条文没有写明的规定，谁可以改', page: 'packages/settings/parameters/index', needs: 'member', at: 'house' },
  { title: '口径', note: '条文的矛盾和空白怎样理解', page: 'packages/settings/rulings/index', needs: 'member', at: 'house' },
  { title: '操作记录', note: '谁在什么时候办了什么', page: 'packages/settings/audit/index', needs: 'audit', at: 'house' },
]

/** What somebody with these capabilities may use. */
export const entriesFor = (capabilities: readonly string[]): readonly Entry[] =>
  ENTRIES.filter(({ needs }) => needs === 'member' || capabilities.includes(needs))

export const openEntry = ({ page }: Entry): void => open(page)
