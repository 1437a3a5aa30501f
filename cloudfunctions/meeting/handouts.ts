import { isRefusal, refuse } from 'shared/kernel/decision'
import { fullTime } from 'shared/kernel/time'
import { addHandout, dropHandout, openHandout, tellHandouts } from 'shared/meeting/handouts/operations'
import { decideAddHandout, decideDropHandout, decideTellHandouts, untold } from 'shared/meeting/handouts/rules'
import { type Meeting, meetings } from 'shared/meeting/model'
import { takeOwn } from '../kit/files'
import { answers, change, commit, commits } from '../kit/outcome'
import { mayOpenHandouts, mayRead, meetingOr, noMeeting } from './read'

export const add = commits(addHandout, async ({ meetingId, file, ...given }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  const put = (kept: string) => decideAddHandout(meeting, given, kept, ctx.caller.name, ctx.now)
  const may = put('')
  if (isRefusal(may)) return may
  const taken = await takeOwn(ctx, file, 'handouts')
  return isRefusal(taken) ? taken : commit(put(taken.value), stored)
})

export const drop = commits(dropHandout, async ({ meetingId, ...seen }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, true)
  return isRefusal(meeting) ? meeting : commit(decideDropHandout(meeting, seen), stored)
})

const stored = (next: Meeting) => ({ answer: { handouts: next.handouts?.length ?? 0 }, changes: [change(meetings, next)] })

export const tell = commits(tellHandouts, async ({ meetingId }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  const fresh = untold(meeting)
  return commit(decideTellHandouts(meeting, ctx.caller.name, ctx.now), (next) => ({
    answer: { told: fresh.length },
    changes: [change(meetings, next)],
    event: {
      type: 'meeting.handouts',
      audience: { kind: 'meeting', meetingId },
      title: `会议材料有更新：${next.title}`,
      body: `${fullTime(next.startsAt)}\n新添 ${fresh.map(({ name }) => name).join('、')}`.slice(0, 500),
      meetingId,
    },
  }))
})

export const open = answers(openHandout, async ({ meetingId, name }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, ctx.caller.capabilities.has('convene'))
  if (isRefusal(meeting)) return meeting
  if (!mayRead(meeting, ctx)) return noMeeting
  const handout = mayOpenHandouts(meeting, ctx) ? meeting.handouts?.find((one) => one.name === name) : undefined
  const address = handout && (await ctx.files.address(handout.file, 'opening'))
  return address === undefined ? refuse('NO_HANDOUT', '没有这份材料，或者您不在参会名单中', { field: 'name' }) : { address, name }
})
