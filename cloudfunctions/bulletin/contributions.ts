import { type Contribution, contributions, issues, numberText } from 'shared/bulletin/model'
import { contributionCounts, listContributions, myContributions, readContribution } from 'shared/bulletin/operations'
import { isOpen, noContribution, toMend } from 'shared/bulletin/rules'
import { refuse } from 'shared/kernel/decision'
import { chinaTime, type Instant } from 'shared/kernel/time'
import { isPublic } from 'shared/review/model'
import type { Reader } from '../kit/database'
import { answers } from '../kit/outcome'
import { contributionsOf, pageOf, shownPictures } from './read'

const PAGE = 20
const NEWEST = { order: { field: 'at', direction: 'desc' }, limit: PAGE + 1 } as const
const until = (before: Instant | undefined) => (before === undefined ? {} : { at: { lt: before } })

export const mine = answers(myContributions, async ({ before }, { db, caller: { personId } }) => {
  const { page, ...more } = pageOf(await db.find(contributions, { 'author.personId': personId, ...until(before) }, NEWEST), PAGE)
  return { contributions: page.map(rowOf), ...more }
})

export const listAll = answers(listContributions, async ({ state, before }, { db }) => {
  const { page, ...more } = pageOf(await db.find(contributions, { state, ...until(before) }, NEWEST), PAGE)
  return { contributions: page.map(rowOf), ...more }
})

export const readOneContribution = answers(readContribution, async ({ contributionId }, { db, files, caller }) => {
  const found = await db.get(contributions, contributionId)
  const own = found?.author.personId === caller.personId
  if (!found || !(own || (found.state !== 'draft' && caller.capabilities.has('moderate')))) return noContribution
  const { edition, text, remark, edited } = found
  const [pictures, issue] = await Promise.all([shownPictures(files, found.pictures), carrierOf(db, found)])
  return { ...rowOf(found), edition, text, pictures, remark: remark ?? null, edited: edited ?? null, issue, own, open: own && isOpen(found) }
})

/** The issue that carries it, once that is public. */
async function carrierOf(db: Reader, { issueId }: Contribution) {
  const issue = issueId ? await db.get(issues, issueId) : undefined
  return issue?.number && issue.review && isPublic({ review: issue.review }) ? { issueId: issue._id, number: numberText(issue.number) } : null
}

const CHECK = { checking: 'checking', waiting: 'clean', approved: 'clean', returned: 'faulty', down: 'faulty' } as const

function rowOf(one: Contribution) {
  const { _id, kind, title, unitName, author, state, at, review, pictures } = one
  return {
    contributionId: _id, kind, title, unitName, authorName: author.name, state, at,
    check: review ? CHECK[review.state] : ('none' as const),
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
