import { ageOn, decideRenew, goodSince, isShown } from 'shared/demand/life'
import { type Posting, postings, subscriptions } from 'shared/demand/model'
import { listPostings, myPostings, publicPostings, subscribe } from 'shared/demand/operations'
import { askedOf, isWanted, wantedBy } from 'shared/demand/search'
import { accept, isRefusal, refuse } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { callerAs } from '../kit/context'
import { narrowed } from '../kit/narrow'
import { answers, answersAnyone, change, commit, commits } from '../kit/outcome'
import { headingOf, stateOf } from './view'

const PAGE = 20
/** What only the index and the search need. */
const LARGE = ['keys', 'terms'] as const

export const list = answers(listPostings, async ({ text = '', after, ...filter }, { db, caller, charter, now }) => {
  const wanted = text === '' ? undefined : wantedBy(text)
  if (text !== '' && !wanted) return refuse('TOO_SHORT', '请输入两个字以上，或拼音首字母两个以上', { field: 'text' })
  const today = dayOf(now)
  const probes = wanted?.probes ?? [undefined]
  // What the index cannot compare by itself has to come along to be compared here.
  const compared = probes.length > 1 ? wanted : undefined
  const asks = probes.map((probe) => (from: string | undefined, limit: number) =>
    db.find(postings, { 'review.state': 'approved', ...askedOf(filter, probe), ...(from !== undefined && { order: { gt: from } }) }, {
      order: { field: 'order', direction: 'asc' }, limit, without: compared ? ['keys'] : LARGE,
    }),
  )
  const holds = (posting: Posting) => isShown(charter, posting, today) && (!compared || isWanted(new Set(posting.terms), compared))
  const [{ page, next }, own] = await Promise.all([narrowed(asks, after, PAGE, ({ order }) => order, holds), db.get(subscriptions, caller.personId)])
  return {
    postings: page.map((posting) => ({
      ...headingOf(posting),
      standing: posting.standing,
      age: ageOn(charter, posting.confirmedOn!, today),
      own: posting.unitId === caller.unitId,
    })),
    ...(next !== undefined && { after: next }),
    topics: own?.topics ?? [],
    posts: caller.capabilities.has('inform'),
  }
})

/** What visitors may read: nothing of persons, nothing that was not confirmed within its time. */
export const publicList = answersAnyone(publicPostings, async ({ after }, { db, charter, now }) => {
  const where = { 'review.state': 'approved', listedSince: { gte: goodSince(charter, dayOf(now)) ?? '0', ...(after !== undefined && { lt: after }) } }
  const found = await db.find(postings, where, { order: { field: 'listedSince', direction: 'desc' }, limit: PAGE + 1, without: LARGE })
  const page = found.slice(0, PAGE)
  return { postings: page.map(headingOf), ...(found.length > PAGE && { after: page.at(-1)!.listedSince }) }
})

/** Everything that the unit has handed in, whatever has become of it. */
export const mine = answers(myPostings, async ({ before }, { db, caller, charter, now }) => {
  const where = { unitId: caller.unitId, ...(before !== undefined && { at: { lt: before } }) }
  const found = await db.find(postings, where, { order: { field: 'at', direction: 'desc' }, limit: PAGE + 1, without: LARGE })
  const page = found.slice(0, PAGE)
  const today = dayOf(now)
  return {
    postings: page.map((posting) => ({ ...headingOf(posting), ...stateOf(charter, posting, today), renewable: !isRefusal(decideRenew(charter, posting, callerAs({ caller }), now)) })),
    ...(found.length > PAGE && { before: page.at(-1)!.at }),
    today,
  }
})

export const subscribeTo = commits(subscribe, async ({ topics }, { db, caller }) => {
  const { personId, unitId } = caller
  const before = await db.get(subscriptions, personId)
  return commit(accept([...new Set(topics)].sort()), (wanted) => ({
    answer: { topics: wanted as typeof topics },
    changes: [change(subscriptions, { _id: personId, v: before?.v ?? 0, unitId, topics: wanted })],
  }))
})
