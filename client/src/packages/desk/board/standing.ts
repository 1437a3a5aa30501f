import { isAway, methodName } from 'shared/attendance/model'
import type { BoardRow } from 'shared/attendance/operations'
import { clock } from 'shared/kernel/time'

export type Tone = 'plain' | 'ok' | 'warn' | 'danger' | 'brand'

/** The lists into which the secretariat sorts the roll. */
export const LISTS = [
  { value: 'missing', label: '未到' },
  { value: 'pending', label: '待确认' },
  { value: 'here', label: '已到' },
  { value: 'leave', label: '请假' },
  { value: 'observer', label: '列席' },
  { value: 'unanswered', label: '未答复' },
  { value: 'all', label: '全部' },
] as const

export type ListName = (typeof LISTS)[number]['value']

const hasLeave = (row: BoardRow) => isAway(row.reply?.choice ?? null)

const BELONGS: Record<ListName, (row: BoardRow) => boolean> = {
  missing: (row) => row.seat === 'entitled' && !row.here && !hasLeave(row),
  pending: (row) => row.pending !== null,
  here: (row) => row.here,
  leave: (row) => row.seat === 'entitled' && hasLeave(row) && !row.here,
  observer: (row) => row.seat === 'observer' || row.reply?.choice === 'observer',
  unanswered: (row) => row.seat === 'entitled' && row.reply === null && row.checkIn === null,
  all: () => true,
}

export const listed = (rows: readonly BoardRow[], list: ListName): BoardRow[] => rows.filter(BELONGS[list])

/** How a person stands right now, in a word, and the line below the name. */
export function standingOf(row: BoardRow): { says: string; tone: Tone; detail: string } {
  const { checkIn, reply, lateBy, pending, substituteHere } = row
  if (checkIn && checkIn.annulled === null) {
    const paper = checkIn.method === 'paper'
    const arrived = paper ? methodName.paper : `${clock(checkIn.arrivedAt)} 签到`
    const out = checkIn.absences.find((absence) => absence.returnedAt === undefined)
    if (out) return { says: '已离场', tone: 'warn', detail: `${arrived}，${clock(out.leftAt)} 离场${out.note && `：${out.note}`}` }
    const says = row.seat === 'observer' ? '列席已到' : lateBy > 0 ? '迟到' : '已到'
    const how = `${arrived}${checkIn.method === 'register' || paper ? '' : `（${methodName[checkIn.method]}）`}`
    return { says, tone: lateBy > 0 ? 'warn' : 'ok', detail: lateBy > 0 ? `${how}，迟到 ${lateBy} 分钟${checkIn.special ? `：${checkIn.special}` : ''}` : how }
  }
  if (checkIn?.annulled) return { says: '已撤销', tone: 'danger', detail: `签到已撤销：${checkIn.annulled.reason}` }
  if (pending) {
    const how = pending.why === 'queued' ? '补传' : '远程会场也能扫'
    return { says: '待确认', tone: 'warn', detail: `${clock(pending.scannedAt)} 扫码（${how}），签到号 ${pending.number}` }
  }
  if (row.seat === 'observer') return { says: '列席未到', tone: 'plain', detail: '列席，不计法定人数' }
  if (reply?.choice === 'observer') {
    const who = reply.substitute ? `${reply.substitute.name}${reply.substitute.title && `（${reply.substitute.title}）`}` : '他人'
    return { says: substituteHere ? '列席已到' : '派人列席', tone: 'brand', detail: `派 ${who} 列席，不计到会` }
  }
  if (reply?.choice === 'leave') return { says: '请假', tone: 'brand', detail: `${reply.reason}${reply.acknowledged ? '' : '（待知悉）'}` }
  if (row.explanation !== null) return { says: '缺席已说明', tone: 'plain', detail: row.explanation }
  if (reply?.choice === 'attend') return { says: '未到', tone: 'plain', detail: reply.onBehalf ? '答复参加（信息员代填）' : '答复参加' }
  return { says: '未答复', tone: 'plain', detail: row.read ? '通知已读' : '通知未读' }
}
