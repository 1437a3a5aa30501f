import type { By } from '../attendance/model'
import { accept, type Decision, refuse } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import type { Door, Meeting } from './model'

/** Switches the code on paper, and whether scans wait for the desk (X50). Each change is on the meeting's record. */
export function decideDoor(meeting: Meeting, to: Pick<Door, 'fixed' | 'shared'>, by: By, at: Instant): Decision<Meeting> {
  if (meeting.status !== 'published' && meeting.status !== 'inSession') {
    return refuse('WRONG_STATUS', meeting.status === 'draft' ? '会议通知还没有发出' : '会议已结束或取消，签到方式已定')
  }
  const { door } = meeting
  const what = [
    door.fixed !== to.fixed && (to.fixed ? '启用纸质签到码' : '停用纸质签到码'),
    door.shared !== to.shared && (to.shared ? '扫码改为逐一确认（有远程会场）' : '扫码恢复为当场计入'),
  ].filter((one) => one !== false)
  if (what.length === 0) return refuse('NOTHING_CHANGED', '没有改动')
  return accept({ ...meeting, door: { ...door, ...to }, history: [...meeting.history, { at, by: by.name, what: what.join('，') }] })
}
