import { useDraft } from 'client/platform/device/draft'
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

/** What is typed, kept until it is sent, over what was answered before: the page may open with an older answer and hear of the newer one later. */
export function useReplyDraft({ meetingId, person, reply }: ReplyForm) {
  const { draft, ...hands } = useDraft<Partial<ReplyDraft>>(`reply:${meetingId}:${person.personId}`, {})
  const { companions, lodging, meals, plate } = reply?.logistics ?? {}
  const before: ReplyDraft = {
    choice: reply?.choice ?? undefined,
    reason: reply?.reason ?? '',
    name: reply?.substitute?.name ?? '',
    title: reply?.substitute?.title ?? '',
    companions: companions === undefined ? '' : String(companions),
    lodging,
    meals: meals ?? false,
    plate: plate ?? '',
  }
  return { draft: { ...before, ...draft }, ...hands }
}
