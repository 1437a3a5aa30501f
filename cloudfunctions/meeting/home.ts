import { isAway } from 'shared/attendance/model'
import { checkInOpensAt } from 'shared/attendance/rules'
import { chairPost, leaveExcuses, organisationName, postName } from 'shared/charter/sittings'
import { DAY, type Instant } from 'shared/kernel/time'
import { inbox } from 'shared/message/model'
import { isStatutory, type Meeting, meetings } from 'shared/meeting/model'
import { home, type Todo } from 'shared/meeting/operations'
import { assemblyOverdue } from 'shared/meeting/convene'
import { seatOf } from 'shared/meeting/roll'
import { awayReplies, factsAcross, repliesOf } from '../attendance/read'
import type { Context } from '../kit/context'
import { answersAnyone } from '../kit/outcome'
import { unreadOf, viewOfEntry } from '../message/read'
import { todosElsewhere } from '../home/read'
import { personsById, personsOfUnit } from '../person/read'
import { cardOf, mineOf } from './pages'
import { mayRead } from './read'

const SHOWN_MESSAGES = 5

export const readHome = answersAnyone(home, async (_, ctx) => {
  const group = organisationName(ctx.charter)
  if (!ctx.caller) return { group, me: null, capabilities: [], todos: [], next: null, doorAt: null, messages: [], unread: 0 }
  return { group, ...(await homeOf({ ...ctx, caller: ctx.caller, subject: ctx.caller.subject })) }
})

async function homeOf(ctx: Context) {
  const { db, caller, charter, now } = ctx
  const open = (await db.find(meetings, { status: { in: ['draft', 'published', 'inSession', 'closing'] } })).filter((m) => mayRead(m, ctx))
  const coming = open.filter((m) => m.status === 'published' || m.status === 'inSession').sort((a, b) => a.startsAt - b.startsAt)
  const ids = coming.map((m) => m._id)
  const latest = { order: { field: 'at', direction: 'desc' }, limit: SHOWN_MESSAGES } as const
  const [mine, messages, unread, others, elsewhere] = await Promise.all([
    factsAcross(db, ids, caller.personId),
    db.find(inbox, { personId: caller.personId, channel: 'inbox' }, latest),
    unreadOf(db, caller.personId),
    todosOfOffice(ctx, open, coming),
    todosElsewhere(ctx),
  ])
  const own = coming.flatMap((meeting) => ownTodos(ctx, meeting, mineOf(ctx, meeting, mine.get(meeting._id) ?? {})))
  const ahead = coming.filter((m) => m.endsAt + DAY > now)
  const waiting = ahead.filter((m) => {
    const { seat, checkIn } = mineOf(ctx, m, mine.get(m._id) ?? {})
    return seat !== 'none' && checkIn === null
  })
  const next = ahead.find((m) => mineOf(ctx, m, {}).seat !== 'none') ?? ahead.find((m) => isStatutory(m.kind))
  return {
    me: { name: caller.name, unitName: caller.unitName, posts: caller.posts.map((post) => postName(charter, post)) },
    capabilities: [...caller.capabilities],
    todos: [...own, ...others, ...elsewhere].sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity)),
    next: next ? { ...cardOf(next), mine: mineOf(ctx, next, mine.get(next._id) ?? {}) } : null,
    doorAt: waiting.length > 0 ? Math.min(...waiting.map((m) => checkInOpensAt(charter, m))) : null,
    messages: messages.map((entry) => viewOfEntry(entry, new Set(unread.map(({ _id }) => _id)))),
    unread: unread.length,
  }
}

function ownTodos({ caller, charter, now }: Context, meeting: Meeting, { seat, reply, checkIn }: ReturnType<typeof mineOf>): Todo[] {
  const todos: Todo[] = []
  const meetingId = meeting._id
  const arrived = checkIn !== null && checkIn.annulled === null
  if (seat !== 'none' && !reply && !arrived && meeting.status === 'published' && now < meeting.startsAt) {
    todos.push({ kind: 'reply', meetingId, title: meeting.title, detail: '请答复能否参加', due: meeting.replyBy })
  }
  const presides = meeting.presiding?.personId === caller.personId
  const office = chairPost(charter, meeting.kind)
  const isChair = office !== undefined && caller.posts.includes(office)
  if (presides && isChair && isAway(reply?.choice ?? null) && meeting.status === 'published' && isStatutory(meeting.kind)) {
    todos.push({ kind: 'delegate', meetingId, title: meeting.title, detail: '您已请假，请委托一名副理事长主持', due: meeting.startsAt, clause: 'CH12.1d' })
  }
  if (presides && meeting.status === 'published' && near(meeting, now)) {
    const detail = now > meeting.endsAt ? '会议时间已过，还没有宣布开会：人数不足请宣布流会' : '由您主持，到会人数够了即可宣布开会'
    todos.push({ kind: 'callToOrder', meetingId, title: meeting.title, detail, due: meeting.startsAt })
  }
  return todos
}

/** What waits for the secretariat, the chair and the information officer. */
async function todosOfOffice(ctx: Context, open: readonly Meeting[], coming: readonly Meeting[]): Promise<Todo[]> {
  const { caller, charter, db, now } = ctx
  const todos: Todo[] = []
  const has = (capability: 'convene' | 'register' | 'except' | 'represent') => caller.capabilities.has(capability)
  const byId = new Map(coming.map((m) => [m._id, m]))
  if (has('register') || has('except')) {
    const away = await awayReplies(db, [...byId.keys()])
    const names = new Map((await personsById(db, away.map((reply) => reply.personId))).map((person) => [person._id, person.name]))
    for (const reply of away) {
      const { title, startsAt: due, _id: meetingId } = byId.get(reply.meetingId)!
      const { personId, choice, reason, ordinal } = reply
      const name = names.get(personId) ?? reply.by.name
      if (has('register') && !reply.acknowledged) {
        const detail = `${name}${choice === 'leave' ? '请假' : '派人列席'}：${reason}`.slice(0, 200)
        todos.push({ kind: 'acknowledge', meetingId, personId, title, detail, due, clause: 'MR7.7a' })
      }
      if (has('except') && !leaveExcuses(charter, reply)) {
        todos.push({ kind: 'except', meetingId, personId, title, detail: `${name}今年第 ${ordinal} 次请假，是否作例外`, due, clause: 'X28' })
      }
    }
  }
  if (has('convene')) {
    for (const m of open.filter((meeting) => meeting.status === 'draft')) {
      todos.push({ kind: 'draft', meetingId: m._id, title: m.title, detail: '草稿，还没有发出', due: m.startsAt })
    }
    for (const m of coming.filter((meeting) => meeting.status === 'published' && now > meeting.endsAt)) {
      todos.push({ kind: 'overdue', meetingId: m._id, title: m.title, detail: '会议时间已过，还没有宣布开会：请登记开会或流会，或延期、取消', due: m.startsAt })
    }
    const left = assemblyOverdue(charter, await db.find(meetings, { kind: 'assembly' }, { without: ['order', 'final', 'papers', 'handouts', 'history', 'paper'] }), now)
    if (left !== undefined) {
      todos.push({ kind: 'schedule', title: '年度理事大会', detail: `距年底 ${left} 天，还没有安排`, clause: 'CH12.1a' })
    }
  }
  if (has('represent')) todos.push(...(await todosForUnit(ctx, coming)))
  return todos
}

async function todosForUnit({ caller, charter, db, now }: Context, coming: readonly Meeting[]): Promise<Todo[]> {
  const waiting = coming.filter((m) => m.status === 'published' && now < m.startsAt)
  if (waiting.length === 0) return []
  const colleagues = (await personsOfUnit(db, caller.unitId)).filter((person) => person._id !== caller.personId)
  const replied = await repliesOf(db, waiting.map((m) => m._id), colleagues.map((p) => p._id))
  const has = new Set(replied.filter((r) => r.choice !== null).map((r) => `${r.meetingId} ${r.personId}`))
  return waiting.flatMap((meeting) =>
    colleagues
      .filter((person) => seatOf(charter, meeting, person) === 'entitled' && !has.has(`${meeting._id} ${person._id}`))
      .map((person): Todo => ({
        kind: 'replyFor', meetingId: meeting._id, personId: person._id, title: meeting.title,
        detail: `${person.name}还没有答复，您可以代填`, due: meeting.replyBy,
      })),
  )
}

const near = (meeting: Meeting, now: Instant): boolean => now > meeting.startsAt - DAY / 2
