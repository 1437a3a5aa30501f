import { type Contribution, contributions, issues, numberText } from 'shared/bulletin/model'
import { contributionCounts, listContributions, myContributions, readContribution } from 'shared/bulletin/operations'
import { decideWithdraw, isOpen, noContribution, toMend } from 'shared/bulletin/rules'
import { isRefusal, refuse } from 'shared/kernel/decision'
import { chinaTime, type Instant } from 'shared/kernel/time'
import { foundIn } from 'shared/review/machine'
import { checkId, checks, isPublic } from 'shared/review/model'
import type { Reader } from '../kit/database'
import { answers } from '../kit/outcome'
import { contributionsOf, pageOf, shownPictures } from './read'

const PAGE = 20
const NEWEST = { order: { field: 'at', direction: 'desc' }, limit: PAGE + 1 } as const
const until = (before: Instant | undefined) => (before === undefined ? {} : { at: { lt: before } })

export const mine = answers(myContributions, async ({ before }, { db, caller: { personId } }) => {
  const { page, ...more } = pageOf(await db.find(contributions, { 'author.personId': personId, ...until(before) }, NEWEST), PAGE)
  return { contributions: page.map((one) => rowOf(one, false)), ...more }
})

export const listAll = answers(listContributions, async ({ state, before }, { db }) => {
  const { page, ...more } = pageOf(await db.find(contributions, { state, ...until(before) }, NEWEST), PAGE)
  return { contributions: page.map((one) => rowOf(one, true)), ...more }
})

export const readOneContribution = answers(readContribution, async ({ contributionId }, { db, files, caller }) => {
  const found = await db.get(contributions, contributionId)
  const own = found?.author.personId === caller.personId
  const edits = found?.state !== 'draft' && caller.capabilities.has('moderate')
  if (!found || !(own || edits)) return noContribution
  const { edition, text, remark, edited } = found
  const [pictures, issue, doubts] = await Promise.all([shownPictures(files, found.pictures), carrierOf(db, found), edits ? doubtsOf(db, found) : []])
  return {
    ...rowOf(found, edits), edition, text, pictures, found: doubts, remark: remark ?? null, edited: edited ?? null, issue, own,
    open: own && isOpen(found), withdrawable: own && !isRefusal(decideWithdraw(found, edition, found.author)),
  }
})

/** What WeChat doubts, while an editor has still to decide. */
async function doubtsOf(db: Reader, { _id, state, review }: Contribution): Promise<string[]> {
  if (state !== 'submitted' || review?.state !== 'waiting') return []
  return [...foundIn((await db.get(checks, checkId('contribution', _id, review.edition)))?.findings ?? [])]
}

/** The issue that carries it, once that is public. */
async function carrierOf(db: Reader, { issueId }: Contribution) {
  const issue = issueId ? await db.get(issues, issueId) : undefined
  return issue?.number && issue.review && isPublic({ review: issue.review }) ? { issueId: issue._id, number: numberText(issue.number) } : null
}

const CHECK = { checking: 'checking', waiting: 'doubtful', approved: 'clean', returned: 'faulty', down: 'faulty' } as const

function checkOf({ state, review }: Contribution, edits: boolean) {
  if (state !== 'submitted' || !review) return 'none'
  const check = CHECK[review.state]
  return check === 'doubtful' && !edits ? 'clean' : check
}

function rowOf(one: Contribution, edits: boolean) {
  const { _id, kind, title, unitName, author, state, at, pictures } = one
  return {
    contributionId: _id, kind, title, unitName, authorName: author.name, state, at,
    check: checkOf(one, edits),
    mend: toMend(one) ?? '',
    pictures: pictures.length,
  }
}

export const counts = answers(contributionCounts, async ({ year }, { db }) => {
  if (year < 2000 || year > 2099) return refuse('BAD_INPUT', '请选择年份', { field: 'year' })
  const span = { from: chinaTime(`${year}-01-01T00:00`), until: chinaTime(`${year + 1}-01-01T00:00`) }
  const units = (await contributionsOf(db, undefined, span)).sort((a, b) => b.adopted - a.adopted || b.handed - a.handed || (a.unitId < b.unitId ? -1 : 1))
  return {
    units,
    handed: units.reduce((sum, { handed }) => sum + handed, 0),
    adopted: units.reduce((sum, { adopted }) => sum + adopted, 0),
  }
})
