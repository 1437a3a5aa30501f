import { hasArrived } from 'client/parts/meeting/answer'
import { openDelegate, openExplain, openReply } from 'client/parts/places'
import type { ButtonProps } from 'client/ui/form/button'
import { isAway } from 'shared/attendance/model'
import { decideExplain, repliesUntil } from 'shared/attendance/rules'
import type { Charter } from 'shared/charter/charter'
import { isRefusal } from 'shared/kernel/decision'
import type { Instant } from 'shared/kernel/time'
import type { MeetingPage } from 'shared/meeting/operations'
import { delegationClosed } from 'shared/meeting/rules'

/** The one thing that the reader should do now; nothing when there is nothing. */
export function nextStep({ meeting, mine, duties }: MeetingPage, charter: Charter, now: Instant): Omit<ButtonProps, 'kind'> | undefined {
  const { _id: meetingId } = meeting
  if (mine.seat === 'none') return undefined
  if (meeting.status === 'published' && now < repliesUntil(meeting)) {
    if (!mine.reply && !hasArrived(mine.checkIn)) return { says: '答复能否参加', onTap: () => openReply(meetingId) }
    if (duties.presides && isAway(mine.reply?.choice ?? null) && !delegationClosed(charter, meeting, duties.delegates, true)) {
      return { says: '委托他人主持', onTap: () => openDelegate(meetingId) }
    }
    return undefined
  }
  const explained = mine.explanation !== null || isAway(mine.reply?.choice ?? null)
  if (explained || isRefusal(decideExplain(meeting, mine.seat, mine.checkIn ?? undefined, now))) return undefined
  return { says: '填写缺席说明', onTap: () => openExplain(meetingId) }
}
