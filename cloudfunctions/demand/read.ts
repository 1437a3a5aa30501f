import { postsCarrying } from 'shared/charter/lookup'
import { ageOn, daysOf, renewableUpTo } from 'shared/demand/life'
import { type Posting, postings, subscriptions, threads } from 'shared/demand/model'
import { sinceUpTo } from 'shared/demand/rules'
import type { Todo } from 'shared/home/model'
import { postsOn } from 'shared/identity/model'
import { chinaTime, dayOf, daysBetween, type Instant } from 'shared/kernel/time'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'
import { personsOfUnit } from '../person/read'

/** Who can act for a unit today: its information officer and its director. */
export async function informersOf({ db, charter, now }: Pick<Context, 'db' | 'charter' | 'now'>, unitId: string): Promise<string[]> {
  const posts = postsCarrying(charter, 'inform')
  return (await personsOfUnit(db, unitId)).filter(({ posts: held }) => postsOn(held, dayOf(now)).some((post) => posts.includes(post))).map(({ _id }) => _id)
}

/** Who has asked to hear of a topic, but for the unit that it comes from. */
export const subscribersOf = async (db: Reader, topic: string, except: string): Promise<string[]> =>
  (await db.find(subscriptions, { topics: topic })).filter(({ unitId }) => unitId !== except).map(({ _id }) => _id)

/** The postings that were made from a need of the bank, the latest first. */
export const postingsFrom = (db: Reader, entryId: string): Promise<Posting[]> =>
  db.find(postings, { entryId }, { order: { field: 'at', direction: 'desc' }, limit: 20, without: LARGE })

const LARGE = ['keys', 'terms', 'description']

/** What waits for those who keep a unit's postings: those that end, and the threads in which it is their turn. */
export async function todosOf({ db, caller, charter, now }: Context): Promise<Todo[]> {
  if (!caller.capabilities.has('inform')) return []
  const { unitId } = caller
  const today = dayOf(now)
  const [due, waiting] = await Promise.all([
    db.find(postings, { unitId, listedSince: sinceUpTo(renewableUpTo(charter, today)) }, { limit: 50, without: LARGE }),
    db.find(threads, { waitsFor: unitId }, { order: { field: 'at', direction: 'asc' }, limit: 5 }),
  ])
  const soonest = due.flatMap(({ confirmedOn }) => (confirmedOn === null ? [] : [confirmedOn])).sort()[0]
  const lastGood = soonest === undefined ? null : daysOf(charter, soonest).lastGood
  return [
    ...(soonest !== undefined && lastGood !== null
      ? [{ kind: 'go' as const, title: '供需信息续期', detail: sayDue(due.length, daysBetween(today, lastGood)), due: chinaTime(`${lastGood}T23:59`), page: 'packages/demand/mine/index?tab=due', does: '去续期' }]
      : []),
    ...waiting.map(({ _id, title, owner, asker, state }) => ({
      kind: 'go' as const,
      title: `对接：${title}`,
      detail: state === 'agreed' ? '已谈成，办完后请登记结果' : `${owner.unitId === unitId ? asker.unitName : owner.unitName}在等本单位答复`,
      page: `packages/demand/thread/index?threadId=${_id}`,
      does: '去办理',
    })),
  ]
}

/** `2 条供需明天到期`; the soonest speaks for all. */
export function sayDue(many: number, daysLeft: number): string {
  const when = daysLeft < 0 ? '已过期' : daysLeft === 0 ? '今天到期' : daysLeft === 1 ? '明天到期' : ` ${daysLeft} 天后到期`
  return many === 1 ? `1 条供需${when}，仍有效请续期` : `${many} 条供需要续期，最早的${when}`
}

export interface PostingActivity {
  readonly unitId: string
  /** Handed in within the span and approved. */
  readonly posted: number
  /** Renewals within the span. */
  readonly renewed: number
  /** Of those that others see today. */
  readonly shown: number
  readonly stale: number
}

interface Span {
  readonly from: Instant
  /** Not included. */
  readonly until: Instant
}

/** What units have done about supply and demand in a span of time, for what each owes. */
export async function postingsOf({ db, charter, now }: Pick<Context, 'db' | 'charter' | 'now'>, unitIds: readonly string[], { from, until }: Span): Promise<PostingActivity[]> {
  const found = unitIds.length === 0 ? [] : await db.find(postings, { unitId: { in: unitIds } }, { without: LARGE })
  const within = (at: Instant) => from <= at && at < until
  const today = dayOf(now)
  return unitIds.map((unitId) => {
    const own = found.filter((posting) => posting.unitId === unitId)
    const listed = own.filter(({ listedSince }) => listedSince !== '')
    return {
      unitId,
      posted: own.filter(({ at, confirmedOn }) => within(at) && confirmedOn !== null).length,
      renewed: own.reduce((sum, { renewed }) => sum + renewed.filter(({ at }) => within(at)).length, 0),
      shown: listed.length,
      stale: listed.filter(({ confirmedOn }) => confirmedOn !== null && ageOn(charter, confirmedOn, today) === 'stale').length,
    }
  })
}

/** What a bulletin may tell of a span: what was posted and is public, and which threads came to something. */
export async function recordedIn(db: Reader, { from, until }: Span) {
  const [posted, moved] = await Promise.all([
    db.find(postings, { 'review.state': 'approved', at: { gte: from, lt: until } }, { order: { field: 'at', direction: 'asc' }, without: LARGE }),
    db.find(threads, { at: { gte: from, lt: until } }, { order: { field: 'at', direction: 'asc' } }),
  ])
  return {
    posted: posted.map(({ _id, unitName, side, kind, title, at }) => ({ postingId: _id, unitName, side, kind, title, at })),
    agreed: moved
      .filter(({ state }) => state === 'agreed' || state === 'done')
      .map(({ _id, title, kind, owner, asker, state, at, steps }) => ({
        threadId: _id, title, kind, state, at,
        ownerName: owner.unitName,
        askerName: asker.unitName,
        result: steps.find(({ result }) => result)?.result ?? null,
      })),
  }
}
