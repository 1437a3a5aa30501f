import { choiceName, type AttendanceFact } from '../attendance/model'
import { fullTime } from '../kernel/time'
import type { InboxEntry } from '../message/model'
import { itemName, purposeName } from './contacts-model'
import type { MyData } from './mine'

/** Everything that is held about one person. */
export interface Holdings {
  readonly group: string
  readonly at: number
  readonly mine: MyData
  readonly attendance: readonly AttendanceFact[]
  readonly messages: readonly Pick<InboxEntry, 'at' | 'title' | 'body'>[]
  /** Whose numbers the person has been shown. */
  readonly looked: readonly { readonly at: number; readonly name: string; readonly purpose: string }[]
  /** What the person has done on the platform. */
  readonly acts: readonly { readonly at: number; readonly operation: string; readonly refused: boolean }[]
  /** Titles of the meetings that the attendance is about. */
  readonly titles: Readonly<Record<string, string>>
}

const STATE = { open: '待处理', corrected: '已改正', kept: '未改' } as const
const BOUND = { code: '邀请码', phone: '微信手机号', founding: '开通' } as const

/** The same in words, a heading and its lines for each kind. */
export function readable(all: Holdings): string {
  const { mine } = all
  const titled = (meetingId: string) => all.titles[meetingId] ?? '会议'
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['名册上的登记', [`姓名：${mine.name}`, `单位：${mine.unitName}`, `单位职务：${mine.title || '未登记'}`, `手机号：${mine.phone || '未登记'}`, `出生日期：${mine.birth || '未登记'}`]],
    ['集团职务', mine.posts.map((post) => `${post.name}：${post.from} 起${post.until === null ? '' : `，到 ${post.until} 止`}${post.source ? `；依据 ${post.source}` : ''}`)],
    ['业务机构', mine.departments.map(({ name, role, since, left, why }) => `${name}${role}：${since} 起${left === null ? '' : `，${left} 起不再是`}${why && `；${why}`}`)],
    [
      '登录身份',
      mine.identities.map((one) => {
        const how = one.boundBy === null ? '' : `，凭${BOUND[one.boundBy]}绑定`
        return `${one.kind === 'wx' ? '微信' : '桌面账号'}${one.boundAt === null ? '' : `：${fullTime(one.boundAt)} 绑定`}${how}${one.consentedAt === null ? '' : `；${fullTime(one.consentedAt)} 同意隐私说明`}`
      }),
    ],
    ['登录的电脑', mine.computers.map(({ machine, at, until }) => `${machine}：${fullTime(at)} 凭手机确认，到 ${fullTime(until)} 为止`)],
    ['参会', all.attendance.map((fact) => `${fullTime(whenOf(fact))} ${titled(fact.meetingId)}：${saysOf(fact)}`)],
    ['谁查看过我的电话', mine.looks.map((look) => `${fullTime(look.at)} ${look.name}（${look.unitName}）：${purposeName[look.purpose]}`)],
    ['我查看过谁的电话', all.looked.map((look) => `${fullTime(look.at)} ${look.name}：${look.purpose}`)],
    ['更正申请', mine.corrections.map((one) => `${fullTime(one.at)} ${itemName[one.item]}：${one.says}（${STATE[one.state]}${one.note ? `：${one.note}` : ''}）`)],
    ['收到的消息', all.messages.map(({ at, title, body }) => `${fullTime(at)} ${title}：${body.replace(/\n/g, '；')}`)],
    ['操作记录', all.acts.map(({ at, operation, refused }) => `${fullTime(at)} ${operation}${refused ? '（未办成）' : ''}`)],
  ]
  const text = parts.map(([title, lines]) => [`【${title}】`, ...(lines.length > 0 ? lines : ['无'])].join('\n'))
  return [`${all.group}：${mine.name}的个人资料`, `导出时间：${fullTime(all.at)}`, '', text.join('\n\n'), ''].join('\n')
}

const whenOf = (fact: AttendanceFact): number => (fact.fact === 'checkIn' ? fact.arrivedAt : fact.at)

function saysOf(fact: AttendanceFact): string {
  switch (fact.fact) {
    case 'reply':
      return fact.choice === null ? '撤回答复' : `答复${choiceName[fact.choice]}${fact.reason ? `，原因：${fact.reason}` : ''}`
    case 'checkIn':
      return fact.annulled === null ? '签到' : '签到（已撤销）'
    case 'pending':
      return `扫码，待秘书处确认${fact.settled === null ? '' : fact.settled.confirmed ? '：已确认' : '：未确认'}`
    case 'read':
      return '已读通知'
    case 'explanation':
      return `缺席说明：${fact.reason}`
    case 'observer':
      return `列席人 ${fact.substitute.name} 到场`
  }
}
