import type { CheckIn, Reply } from '../attendance/model'
import type { Charter } from '../charter/charter'
import { parameter } from '../charter/parameters'
import type { Quorum } from '../charter/quorum'
import { holdsVice } from '../charter/sittings'
import { accept, type Decision, refuse } from '../kernel/decision'
import { fullTime, HOUR, type Instant } from '../kernel/time'
import type { Meeting, RollEntry } from '../meeting/model'
import { type Progress, type Push, type Reach, type Urged, type Urging, urgingId } from './model'

export const progressName: Record<Progress, string> = { unread: '未读', read: '已读', answered: '已答复', confirmed: '已确认' }

/** What is known of somebody at a meeting, as far as it shows whether the notice arrived. */
export interface Known {
  readonly reply?: Pick<Reply, 'choice'>
  readonly checkIn?: Pick<CheckIn, 'annulled'>
  readonly read?: boolean
}

/** An answer says that the notice was read; so does being in the room. */
export function progressOf({ reply, checkIn, read }: Known): Progress {
  if ((reply && reply.choice !== null) || checkIn?.annulled === null) return 'answered'
  return read || reply ? 'read' : 'unread'
}

export const isMeant = (whom: Urged, progress: Progress): boolean =>
  whom === 'unread' ? progress === 'unread' : progress !== 'answered'

/** Somebody to be urged, with why at this place in the order. */
export interface Weighed {
  readonly personId: string
  /** 1 is needed most. */
  readonly rank: 1 | 2 | 3
  readonly why: string
  readonly clause?: string
}

/**
 * Those who have not answered, by how much the quorum needs them: the deputies of the chair first where their own bar is
 * short, then the members of the body, then those who only listen. Within a rank as the roll has them. `quorum` is the one
 * that those make who said they would come, null where the meeting needs none.
 */
export function weigh(
  charter: Charter,
  quorum: Quorum | null,
  roll: readonly RollEntry[],
  progress: ReadonlyMap<string, Progress>,
): readonly Weighed[] {
  const clause = (counted: 'vice' | 'all') =>
    quorum?.tests.find((test) => !test.holds && (test.counted === 'viceChairsPresent') === (counted === 'vice'))?.clause
  const weighed = roll
    .filter(({ personId }) => progress.get(personId) !== 'answered')
    .map(({ personId, posts, entitled }): Weighed => {
      if (!entitled) return { personId, rank: 3, why: '列席，不计法定人数' }
      if (!quorum) return { personId, rank: 2, why: '请答复，便于安排' }
      const vice = holdsVice(charter, posts)
      if (vice && quorum.missingVice > 0) return as(personId, 1, `副理事长还差 ${quorum.missingVice} 人`, clause('vice'))
      if (quorum.missing > 0) return as(personId, 2, `预计到会还差 ${quorum.missing} 人`, clause('all'))
      return { personId, rank: 2, why: quorum.stands ? '预计人数已够，仍请答复' : '请答复，便于核算人数' }
    })
  return [1, 2, 3].flatMap((rank) => weighed.filter((one) => one.rank === rank))
}

const as = (personId: string, rank: Weighed['rank'], why: string, clause: string | undefined): Weighed =>
  ({ personId, rank, why, ...(clause !== undefined && { clause }) })

/** The same group is urged about the same thing at most once in so many milliseconds. */
export const urgeInterval = (charter: Charter): Instant => (parameter(charter, 'urgeInterval')?.hours ?? 12) * HOUR

/** Whether those who have not read, or not answered, may be urged now. `targets` counts them. */
export function decideUrge(
  charter: Charter,
  meeting: Pick<Meeting, '_id' | 'status' | 'startsAt'>,
  whom: Urged,
  last: Urging | undefined,
  targets: number,
  by: { readonly name: string },
  at: Instant,
): Decision<Urging> {
  if (meeting.status !== 'published') return refuse('NOT_OPEN', '只有已发出通知、还没有开会的会议可以催办')
  if (at >= meeting.startsAt) return refuse('STARTED', '会议已到开始时间，不再催办，请打电话联系')
  return urgeAgain(charter, { about: meeting._id, whom, targets, noneLeft: whom === 'unread' ? '都已读过，没有要催的人' : '都已答复，没有要催的人' }, last, by, at)
}

/** Who is urged about what, and the sentence where nobody is left. */
interface Urgent {
  readonly about: string
  readonly whom: string
  readonly targets: number
  readonly noneLeft: string
}

/** The next urging of the same people about the same thing, not before the interval since the last is over. */
export function urgeAgain(charter: Charter, { about, whom, targets, noneLeft }: Urgent, last: Urging | undefined, by: { readonly name: string }, at: Instant): Decision<Urging> {
  if (targets === 0) return refuse('NOBODY_LEFT', noneLeft)
  const next = last && last.at + urgeInterval(charter)
  if (next !== undefined && at < next) {
    return refuse('URGED_LATELY', `${fullTime(last!.at)} 催过一次，${fullTime(next)} 以后可以再催`, { facts: { last: last!.at, next } })
  }
  return accept({ _id: urgingId(about, whom), v: last?.v ?? 0, about, whom, at, by: by.name, times: (last?.times ?? 0) + 1 })
}

export const reachName: Record<Reach, string> = {
  sent: '微信已提醒',
  onTheWay: '微信提醒正在发',
  ready: '可发微信提醒',
  unbound: '没有绑定微信',
  noCredit: '没有开启微信提醒',
  unknown: '微信没有回音，不知是否收到',
  failed: '微信提醒没有发成',
  off: '微信提醒还没有设置好',
}

/** Pushes cannot or did not reach these: somebody has to ring up. */
export const mustBeRung = (reach: Reach): boolean => !['sent', 'onTheWay', 'ready'].includes(reach)

export interface Reachable {
  /** The person has an identity of WeChat. */
  readonly bound: boolean
  /** What the person's last push about this came to. */
  readonly last: Pick<Push, 'state' | 'code'> | undefined
  /** Templates stand for what would be sent. */
  readonly on: boolean
  readonly left: number
}

/** No credit at WeChat (43101). */
export const NO_CREDIT = 43101

export function reachOf({ bound, last, on, left }: Reachable): Reach {
  if (!bound) return 'unbound'
  if (last?.state === 'waiting' || last?.state === 'claimed') return 'onTheWay'
  if (last?.state === 'sent' || last?.state === 'unknown') return last.state
  if (last?.state === 'failed' && last.code !== NO_CREDIT) return 'failed'
  if (!on) return 'off'
  return left > 0 ? 'ready' : 'noCredit'
}
