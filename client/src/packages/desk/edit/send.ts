import { call } from 'client/platform/call'
import { useCommand } from 'client/platform/command'
import type { Answer } from 'client/platform/line'
import { changeMeeting, draftMeeting, getMeeting, publishMeeting } from 'shared/meeting/operations'
import { differences } from 'shared/meeting/rules'
import type { Keeping } from './keep'

const TRIES = 3

/** Every reply moves a meeting's version. Only when the plan itself was changed elsewhere is that for a person to judge. */
async function despiteReplies<O>({ meetingId, base, v }: Keeping, send: (v: number) => Promise<Answer<O> | undefined>) {
  let answer = await send(v)
  for (let n = 0; n < TRIES && base && answer?.kind === 'refused' && answer.code === 'MOVED'; n++) {
    const fresh = await call(getMeeting, { meetingId })
    if (fresh.kind !== 'accepted' || differences(base, fresh.value.meeting).length > 0) return answer
    answer = await send(fresh.value.meeting.v)
  }
  return answer
}

/** Saving, publishing and changing what is kept. */
export function useSending(kept: Keeping) {
  const drafting = useCommand(draftMeeting)
  const publishing = useCommand(publishMeeting)
  const changing = useCommand(changeMeeting)

  /** Once a draft lies in the cloud, the next try goes on with that one. */
  async function save() {
    const { meetingId, v, plan } = kept
    const answer = await drafting.run({ plan, ...(meetingId !== '' && { meetingId, v }) })
    if (answer?.kind === 'accepted') kept.change({ meetingId: answer.value.meetingId, v: answer.value.v, base: plan })
    return answer
  }

  return {
    busy: drafting.busy || publishing.busy || changing.busy,
    save,
    async publish() {
      const saved = await save()
      if (saved?.kind !== 'accepted') return saved
      return publishing.run({ meetingId: saved.value.meetingId, v: saved.value.v })
    },
    alter: () => despiteReplies(kept, (v) => changing.run({ meetingId: kept.meetingId, v, plan: kept.plan, reason: kept.reason.trim() })),
  }
}
