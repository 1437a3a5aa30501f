import { useCommand } from 'client/platform/cloud/command'
import { changeMeeting, draftMeeting, publishMeeting } from 'shared/meeting/operations'
import type { Keeping } from './keep'

/** Saving, publishing and changing what is kept. */
export function useSending(kept: Keeping) {
  const drafting = useCommand(draftMeeting)
  const publishing = useCommand(publishMeeting)
  const changing = useCommand(changeMeeting)

  /** Once a draft lies in the cloud, the next try goes on with that one. */
  async function save() {
    const { meetingId, edition, plan } = kept
    const answer = await drafting.run({ plan, ...(meetingId !== '' && { meetingId, edition }) })
    if (answer?.kind === 'accepted') kept.change({ meetingId: answer.value.meetingId, edition: answer.value.edition, base: plan })
    return answer
  }

  return {
    busy: drafting.busy || publishing.busy || changing.busy,
    save,
    async publish() {
      const saved = await save()
      if (saved?.kind !== 'accepted') return saved
      return publishing.run({ meetingId: saved.value.meetingId, edition: saved.value.edition })
    },
    alter: () => changing.run({ meetingId: kept.meetingId, edition: kept.edition, plan: kept.plan, reason: kept.reason.trim() }),
  }
}
