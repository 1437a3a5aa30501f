import { accept, type Decision, refuse } from '../../kernel/decision'
import type { Instant } from '../../kernel/time'
import type { Handout, Meeting, MeetingStatus } from '../model'

/** So many papers go with one meeting. */
export const MOST_HANDOUTS = 20

/** Papers are laid before people who still meet. */
const OPEN: readonly MeetingStatus[] = ['draft', 'published', 'inSession']
export const takesHandouts = ({ status }: Pick<Meeting, 'status'>): boolean => OPEN.includes(status)

const over = refuse('MEETING_OVER', '会议已经结束或取消，材料不再变动', { field: 'meetingId' })

/** Lays a paper before those invited. What lies there when the notice goes out is told by the notice; what comes later is not told yet. */
export function decideAddHandout(meeting: Meeting, { name, topic }: Pick<Handout, 'name' | 'topic'>, file: string, by: string, at: Instant): Decision<Meeting> {
  if (!takesHandouts(meeting)) return over
  const handouts = meeting.handouts ?? []
  if (topic !== '' && !meeting.topics.some(({ title }) => title === topic)) return refuse('NO_TOPIC', '议程里没有这个议题了，请刷新后重选', { field: 'topic' })
  if (handouts.some((one) => one.name === name)) return refuse('SAME_NAME', '已有同名的文件，请先去掉旧的，或换个文件名', { field: 'name' })
  if (handouts.length >= MOST_HANDOUTS) return refuse('TOO_MANY', `一次会议最多 ${MOST_HANDOUTS} 份材料文件`, { field: 'file' })
  return accept({ ...meeting, handouts: [...handouts, { name, topic, file, by, at, told: meeting.status === 'draft' }] })
}

/** Takes away the very paper that was seen: of the same name another may have come since. */
export function decideDropHandout(meeting: Meeting, { name, at }: Pick<Handout, 'name' | 'at'>): Decision<Meeting> {
  if (!takesHandouts(meeting)) return over
  const handouts = meeting.handouts ?? []
  const left = handouts.filter((one) => one.name !== name || one.at !== at)
  if (left.length === handouts.length) return refuse('NO_HANDOUT', '这份文件已经去掉或换过，请看过现在的材料', { field: 'name' })
  return accept({ ...meeting, handouts: left })
}

/** The papers of which those invited have not been told. */
export const untold = ({ handouts = [] }: Pick<Meeting, 'handouts'>): readonly Handout[] => handouts.filter(({ told }) => !told)

/** Tells those invited what has come since they were told last. */
export function decideTellHandouts(meeting: Meeting, by: string, at: Instant): Decision<Meeting> {
  if (meeting.status === 'draft') return refuse('NOT_PUBLISHED', '通知发出时会一并告诉参会人员', { field: 'meetingId' })
  if (!takesHandouts(meeting)) return over
  const fresh = untold(meeting)
  if (fresh.length === 0) return refuse('NOTHING_NEW', '没有新的材料要告诉', { field: 'meetingId' })
  // The history is read by whoever may read the meeting, the papers only by those who sit there.
  const history = [...meeting.history, { at, by, what: `材料有更新：${fresh.length} 份` }]
  return accept({ ...meeting, handouts: (meeting.handouts ?? []).map((one) => ({ ...one, told: true })), history })
}
