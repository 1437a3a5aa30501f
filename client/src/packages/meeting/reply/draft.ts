import { useDraft } from 'client/platform/draft'
import type { Choice } from 'shared/attendance/model'
import type { ReplyForm } from 'shared/attendance/operations'

/** The answer as it is being written. */
export interface ReplyDraft {
  choice?: Choice | undefined
  reason: string
  name: string
  title: string
  companions: string
  lodging?: 'none' | 'single' | 'shared' | undefined
  meals: boolean
  plate: string
}

/** Begins with what was answered before, and keeps what is typed until it is sent. */
export function useReplyDraft({ meetingId, person, reply }: ReplyForm) {
  const { companions, lodging, meals, plate } = reply?.logistics ?? {}
  return useDraft<ReplyDraft>(`reply:${meetingId}:${person.personId}`, {
    choice: reply?.choice ?? undefined,
    reason: reply?.reason ?? '',
    name: reply?.substitute?.name ?? '',
    title: reply?.substitute?.title ?? '',
    companions: companions === undefined ? '' : String(companions),
    lodging,
    meals: meals ?? false,
    plate: plate ?? '',
  })
}
