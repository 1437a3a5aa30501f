/** Collections as people call what lies in them. */
const THINGS: Readonly<Record<string, string>> = {
  attendance: '答复与签到',
  bankEntries: '人才库条目',
  bankIdentities: '学生身份',
  bankRequests: '查看申请',
  batches: '批量登记',
  calendars: '年度会期',
  computers: '登录的电脑',
  foundings: '首次开通',
  imports: '名册导入',
  invitations: '邀请',
  leaveYears: '年度请假',
  meetings: '会议',
  noticeAudiences: '通知的收件人',
  notices: '通知公告',
  persons: '人员',
  principals: '身份',
  references: '发文字号',
  reports: '报送',
  rolls: '名册',
  dutyUrgings: '催办',
  settings: '参数与口径',
  terms: '届',
  trainings: '在线培训',
  units: '成员单位',
  urgings: '催办',
}

/** `meetings/abc@4` in words: which kind of thing, and its how-manieth version. */
export function thingWritten(wrote: string): string {
  const [, name = '', version] = /^([^/]+)\/.*@(\d+)$/.exec(wrote) ?? []
  return `${THINGS[name] ?? '资料'}（${version === '1' ? '新增' : `第 ${version ?? '?'} 版`}）`
}

const NAMES: Readonly<Record<string, string>> = {
  birth: '出生日期',
  choice: '答复',
  code: '码',
  confirmBy: '确认截止',
  contactName: '联系人',
  contactPhone: '联系电话',
  day: '日期',
  endsAt: '结束时间',
  file: '文件',
  from: '开始',
  id: '编号',
  key: '项目',
  kind: '类别',
  logistics: '食宿与车辆',
  name: '姓名',
  note: '说明',
  number: '编号',
  numbered: '编发文字号',
  on: '日期',
  papers: '材料',
  phone: '手机',
  photo: '照片',
  place: '地点',
  post: '职务',
  reading: '理解',
  reason: '原因',
  replyBy: '答复截止',
  resolution: '决议',
  scope: '发送范围',
  sendAt: '定时',
  since: '变动日期',
  startsAt: '开始时间',
  text: '正文',
  title: '标题',
  topics: '议题',
  unitName: '单位',
  until: '截止',
  value: '值',
}

/** Fields that let somebody in, lead to what only some may read, or are for the secretariat's eyes: whoever reads records need not be of it. */
const SECRET = /^(code|token|ticket|secret|word|password|passcode|hash|digest|scene|photo|file|fileId|phoneCode|birth|creditCode|logistics)$/i

/** A phone number keeps its first three and last four digits. */
export const coverPhones = (text: string): string => text.replace(/(?<!\d)(1\d{2})[ -]?\d{4}[ -]?(\d{4})(?!\d)/g, '$1****$2')

/** Ids of things say nothing to a reader; the meeting and the person are told apart. */
const isSilent = (key: string): boolean => /Id$|^v$|^edition$/.test(key)

const MOST = 12

/** What was said in a call, a line for each value that tells a reader something. */
export function detailsOf(input: unknown): { name: string; value: string }[] {
  const lines: { name: string; value: string }[] = []
  const walk = (key: string, value: unknown, said: string): void => {
    if (lines.length >= MOST || isSilent(key) || value === null || value === undefined || value === '') return
    if (SECRET.test(key)) lines.push({ name: said, value: '（不显示）' })
    else if (Array.isArray(value)) lines.push({ name: said, value: `${value.length} 项` })
    else if (typeof value === 'object') for (const [k, v] of Object.entries(value)) walk(k, v, NAMES[k] ?? k)
    else if (typeof value === 'boolean') lines.push({ name: said, value: value ? '是' : '否' })
    else lines.push({ name: said, value: shorten(coverPhones(String(value))) })
  }
  walk('', input, '')
  return lines.map(({ name, value }) => ({ name: name || '内容', value }))
}

const shorten = (text: string): string => (text.length > 80 ? `${[...text].slice(0, 79).join('')}…` : text)
