import { isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import { fullTime } from 'shared/kernel/time'
import { type Urged, urgings, urgingId } from 'shared/message/model'
import { receipts, urge, type Receipts } from 'shared/message/operations'
import { decideUrge, isMeant, progressOf, weigh, type Weighed } from 'shared/message/urge'
import { type Meeting, meetings } from 'shared/meeting/model'
import { factsByPerson, quorumForecast } from 'shared/meeting/presence'
import { factsOfMeeting } from '../attendance/read'
import { callerAs, type Context } from '../kit/context'
import { answers, change, commit, commits, guard } from '../kit/outcome'
import { meetingOr } from '../meeting/read'
import { rollOfMeeting } from '../person/read'
import { byUnit, countOf, reachIn } from './reach'

export const receiptsOf = answers(receipts, async ({ meetingId }, ctx) => {
  const told = await toldMeeting(ctx, meetingId)
  if (isRefusal(told)) return told
  const { meeting, roll, facts, order } = told
  const [reach, groups] = await Promise.all([reachIn(ctx.db, { meetingId }, roll.map(({ personId }) => personId)), groupsOf(ctx, meeting, order, told.progress)])
  const { title, startsAt, replyBy } = meeting
  return {
    meetingId, title, startsAt, replyBy,
    counts: { unread: countOf(told.progress, 'unread'), read: countOf(told.progress, 'read'), answered: countOf(told.progress, 'answered') },
    units: byUnit(roll, ctx.caller.capabilities.has('register'), reach, told.progress, (personId) => facts.get(personId)?.reply?.onBehalf === true),
    order: order as Receipts['order'],
    ...groups,
    pushes: reach.on,
  }
})

export const urgeThem = commits(urge, async ({ meetingId, whom }, ctx) => {
  const told = await toldMeeting(ctx, meetingId)
  if (isRefusal(told)) return told
  const { meeting } = told
  const personIds = targetsOf(told.order, told.progress, whom)
  const last = await ctx.db.get(urgings, urgingId(meetingId, whom))
  return commit(decideUrge(ctx.charter, meeting, whom, last, personIds.length, callerAs(ctx), ctx.now), (next) => ({
    answer: { at: next.at, urged: personIds.length },
    changes: [change(urgings, next)],
    guards: [guard(meetings, meeting)],
    event: {
      type: 'meeting.urged',
      audience: { kind: 'persons', personIds },
      title: `请答复：${meeting.title}`,
      body: `${fullTime(meeting.startsAt)}\n${meeting.place}\n${asksOf(meeting)}`,
      told: { what: meeting.title, when: meeting.startsAt, where: meeting.place, asks: asksOf(meeting) },
      meetingId,
    },
  }))
})

const asksOf = ({ replyBy }: Meeting): string => `请在 ${fullTime(replyBy)} 前答复能否参加`

const targetsOf = (order: readonly Weighed[], progress: Told['progress'], whom: Urged): readonly string[] =>
  order.map(({ personId }) => personId).filter((personId) => isMeant(whom, progress.get(personId)!))

type Told = Exclude<Awaited<ReturnType<typeof toldMeeting>>, Refusal>

/** A meeting whose notice is out, with how far everybody is with it. */
async function toldMeeting({ db, charter }: Context, meetingId: string) {
  const meeting = await meetingOr(db, meetingId, true)
  if (isRefusal(meeting)) return meeting
  if (meeting.status === 'draft') return refuse('NOT_PUBLISHED', '通知还没有发出', { field: 'meetingId' })
  const [roll, all] = await Promise.all([rollOfMeeting(db, charter, meeting), factsOfMeeting(db, meetingId)])
  const facts = factsByPerson(all)
  const progress = new Map(roll.map(({ personId }) => [personId, progressOf(facts.get(personId) ?? {})]))
  return { meeting, roll, facts, progress, order: weigh(charter, quorumForecast(charter, meeting, roll, facts), roll, progress) }
}

/** For either group: how many it is, when it was last urged, and why it cannot be urged now. */
async function groupsOf(ctx: Context, meeting: Meeting, order: readonly Weighed[], progress: Told['progress']): Promise<Pick<Receipts, Urged>> {
  const stored = await ctx.db.find(urgings, { _id: { in: [urgingId(meeting._id, 'unread'), urgingId(meeting._id, 'unanswered')] } })
  const groupOf = (whom: Urged) => {
    const last = stored.find((urging) => urging.whom === whom)
    const targets = targetsOf(order, progress, whom).length
    const decided = decideUrge(ctx.charter, meeting, whom, last, targets, callerAs(ctx), ctx.now)
    return {
      targets,
      ...(last && { lastAt: last.at, lastBy: last.by }),
      refused: isRefusal(decided) ? { code: decided.code, message: decided.message } : null,
    }
  }
  return { unread: groupOf('unread'), unanswered: groupOf('unanswered') }
}
