import {
  type LeaveYear, leaveYears, replies, type Reply, type ReplyView,
} from 'shared/attendance/model'
import { reply, replyFor, withdrawReply } from 'shared/attendance/operations'
import { type Answer, decideReply, decideWithdraw, leaveYearWith } from 'shared/attendance/rules'
import { type Decision, isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { yearOf } from 'shared/kernel/time'
import { isStatutory, type Meeting, meetings } from 'shared/meeting/model'
import { type Holder, seatOf } from 'shared/meeting/roll'
import { callerAs, type Context } from '../kit/context'
import { change, commit, type Commit, commits, guard } from '../kit/outcome'
import { countHeld, meetingOr } from '../meeting/read'
import { personById } from '../person/read'
import { checkInOf, leavesOf, replyOf, viewOfReply } from './read'

export const replyMyself = commits(reply, async ({ meetingId, ...answer }, ctx) =>
  answerFor(ctx, meetingId, self(ctx), answer),
)

export const replyOnBehalf = commits(replyFor, async ({ meetingId, personId, ...answer }, ctx) => {
  const person = await personById(ctx.db, personId)
  if (!person || person.unitId !== ctx.caller.unitId) {
    return refuse('NOT_OF_UNIT', '只能为本单位的人代填', { field: 'personId' })
  }
  return answerFor(ctx, meetingId, person, answer)
})

export const withdraw = commits(withdrawReply, async ({ meetingId }, ctx) => {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const previous = await replyOf(ctx.db, meetingId, ctx.caller.personId)
  const { own: year } = await leavesOf(ctx.db, ctx.caller.personId, yearOf(meeting.startsAt))
  return store(meeting, year, decideWithdraw({ meeting, previous, by: callerAs(ctx) }, ctx.now))
})

async function answerFor(ctx: Context, meetingId: string, person: Holder & { name: string }, answer: Answer): Promise<Refusal | Commit<ReplyView>> {
  const meeting = await meetingOr(ctx.db, meetingId, false)
  if (isRefusal(meeting)) return meeting
  const [previous, checkIn, { own: year, meetingIds }] = await Promise.all([
    replyOf(ctx.db, meetingId, person._id),
    checkInOf(ctx.db, meetingId, person._id),
    leavesOf(ctx.db, person._id, yearOf(meeting.startsAt)),
  ])
  const leavesBefore = await countHeld(ctx.db, meetingIds.filter((id) => id !== meetingId), year.year, person._id)
  const facts = {
    meeting,
    person: { personId: person._id, name: person.name },
    seat: seatOf(ctx.charter, meeting, person),
    previous,
    checkIn,
    leavesBefore,
    by: callerAs(ctx),
  }
  return store(meeting, year, decideReply(facts, answer, ctx.now))
}

/** A reply moves presence, so it is written against the very meeting that was read; a leave also against the year's list. */
function store(meeting: Meeting, year: LeaveYear, decision: Decision<Reply>): Refusal | Commit<ReplyView> {
  return commit(decision, (stored) => {
    const nextYear = leaveYearWith(year, stored)
    const changesYear = isStatutory(meeting.kind) && nextYear.meetingIds.join() !== year.meetingIds.join()
    return {
      answer: viewOfReply(stored) ?? { choice: null, reason: '', logistics: {}, at: stored.at, by: stored.by, onBehalf: false },
      changes: [change(replies, stored), ...(changesYear ? [change(leaveYears, nextYear)] : [])],
      guards: [guard(meetings, meeting)],
    }
  })
}

const self = ({ caller }: Context): Holder & { name: string } => ({ _id: caller.personId, name: caller.name, posts: caller.held })
