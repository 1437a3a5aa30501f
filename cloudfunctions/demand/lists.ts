import { ageOn, decideRenew, goodSince, isShown } from 'shared/demand/life'
import { type Posting, postings, subscriptions } from 'shared/demand/model'
import { listPostings, myPostings, publicPostings, subscribe } from 'shared/demand/operations'
import { askedOf, isWanted, type Wanted, wantedBy } from 'shared/demand/search'
import { accept, isRefusal, refuse } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { callerAs } from '../kit/context'
import { answers, answersAnyone, change, commit, commits } from '../kit/outcome'
import { headingOf, stateOf } from './view'

const PAGE = 20
/** What only the index and the search need. */
const LARGE = ['keys', 'terms'] as const

export const list = answers(listPostings, async ({ text = '', after, ...filter }, { db, caller, charter, now }) => {
  const wanted = text === '' ? undefined : wantedBy(text)
  if (text !== '' && !wanted) return refuse('TOO_SHORT', '请输入两个字以上，或拼音首字母两个以上', { field: 'text' })
  const where = { 'review.state': 'approved', ...askedOf(filter, wanted?.index) }
  const today = dayOf(now)
  const holds = (posting: Posting) => isShown(charter, posting, today) && (!wanted || isOnePiece(wanted) || isWanted(new Set(posting.terms), wanted))
  // What a long search has to be compared by comes along only then.
  const without = wanted && !isOnePiece(wanted) ? ['keys'] : LARGE
  const [{ page, next }, own] = await Promise.all([
    gather((from) => db.find(postings, { ...where, ...(from && { order: { gt: from } }) }, { order: { field: 'order', direction: 'asc' }, limit: PAGE + 1, without }), holds, after),
    db.get(subscriptions, caller.personId),
  ])
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

/** The index finds by one piece of a search; of what fits only in that, so many pages are passed over for one that is shown. */
const MOST_ROUNDS = 5

/** A page of what `holds`, and where to go on; shorter where little of what was read does. */
async function gather(read: (from: string | undefined) => Promise<readonly Posting[]>, holds: (posting: Posting) => boolean, after: string | undefined) {
  const page: Posting[] = []
  let next = after
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = await read(next)
    for (const posting of found.slice(0, PAGE)) {
      next = posting.order
      if (holds(posting) && page.push(posting) === PAGE) return { page, next: found.at(-1) === posting ? undefined : next }
    }
    if (found.length <= PAGE) return { page, next: undefined }
  }
  return { page, next }
}

/** Then the index has compared all there is to compare. */
const isOnePiece = ({ groups }: Wanted): boolean => groups.length === 1 && groups[0]!.length === 1 && groups[0]![0]!.length === 1

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
