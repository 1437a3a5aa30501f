import { isRefusal } from 'shared/kernel/decision'
import { decideDoor } from 'shared/meeting/door'
import { meetings } from 'shared/meeting/model'
import { setDoor } from 'shared/meeting/operations'
import { callerAs } from '../kit/context'
import { change, commit, commits } from '../kit/outcome'
import { meetingOr } from './read'

export const switchDoor = commits(setDoor, async ({ meetingId, fixed, shared }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  return commit(decideDoor(meeting, { fixed, shared }, callerAs(ctx), ctx.now), (next) => ({
    answer: { meetingId, fixed, shared },
    changes: [change(meetings, next)],
  }))
})
