import type { Todo } from 'shared/home/model'
import { type Contribution, contributions, type Issue, issueNumbers, issues, NUMBERS_ID, type Picture } from 'shared/bulletin/model'
import { noIssue } from 'shared/bulletin/issue-rules'
import { missing } from 'shared/bulletin/period'
import { toMend } from 'shared/bulletin/rules'
import type { Refusal } from 'shared/kernel/decision'
import { chinaTime, dayOf, daysBetween, type Instant } from 'shared/kernel/time'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'
import type { Files } from '../kit/files'

/** Pictures as pages show them. */
export const shownPictures = (files: Files, pictures: readonly Picture[]) =>
  Promise.all(pictures.map(async ({ file, caption }) => ({ file, caption, address: (await files.address(file, 'page')) ?? '' })))

/** An issue that anybody may read: published, and not taken down. */
export async function publicIssue(db: Reader, issueId: string): Promise<Issue | Refusal> {
  const issue = await db.get(issues, issueId)
  return issue?.state === 'published' && issue.review?.state === 'approved' ? issue : noIssue
}

/** More drafts than anybody keeps at once. */
export const DRAFTS = 50

/** The drafts that there are, begun last first; so many at most. */
export const draftsOf = (db: Reader, limit = DRAFTS): Promise<Issue[]> =>
  db.find(issues, { state: 'draft' }, { order: { field: 'begun.at', direction: 'desc' }, limit })

/** One page of what was found, newest first by `at`, and where to go on. It ends between two moments, so that nothing is lost there. */
export function pageOf<T extends { readonly at: Instant }>(found: readonly T[], size: number): { page: readonly T[]; before?: Instant } {
  const next = found[size]
  if (!next) return { page: found }
  const whole = found.slice(0, size).filter(({ at }) => at !== next.at)
  const page = whole.length > 0 ? whole : found.slice(0, size)
  return { page, before: page.at(-1)!.at }
}

/** What units have contributed between two moments: handed in for the first time then, and how much of that was adopted by now. */
export interface Contributed {
  readonly unitId: string
  readonly unitName: string
  readonly handed: number
  readonly adopted: number
}

const MOST_UNITS = 50
/** Nobody counts words. */
const COUNTING = { without: ['text', 'pictures', 'edited'] }

/** By unit, in any order; units that have handed in nothing are not among them. All units where none are named. */
export async function contributionsOf(
  db: Reader,
  unitIds: readonly string[] | undefined,
  span: { readonly from: Instant; readonly until: Instant },
): Promise<Contributed[]> {
  const handedAt = { gte: span.from, lt: span.until }
  const parts = unitIds && Array.from({ length: Math.ceil(unitIds.length / MOST_UNITS) }, (_, n) => unitIds.slice(n * MOST_UNITS, (n + 1) * MOST_UNITS))
  const found = parts
    ? (await Promise.all(parts.map((ids) => db.find(contributions, { unitId: { in: ids }, handedAt }, COUNTING)))).flat()
    : await db.find(contributions, { handedAt }, COUNTING)
  return counted(found)
}

export function counted(found: readonly Pick<Contribution, 'unitId' | 'unitName' | 'state'>[]): Contributed[] {
  const byUnit = new Map<string, Contributed>()
  for (const { unitId, unitName, state } of found) {
    const { handed, adopted } = byUnit.get(unitId) ?? { handed: 0, adopted: 0 }
    byUnit.set(unitId, { unitId, unitName, handed: handed + 1, adopted: adopted + (state === 'adopted' ? 1 : 0) })
  }
  return [...byUnit.values()]
}

const SHOWN = 20

/** What waits in the bulletin: the author's returned contributions; for the editors, what was handed in and the issue that is due. */
export async function todosOf(ctx: Context): Promise<readonly Todo[]> {
  const { capabilities } = ctx.caller
  const waiting = [...(capabilities.has('inform') ? [toMendOf(ctx)] : []), ...(capabilities.has('moderate') ? [submitted(ctx), due(ctx)] : [])]
  return (await Promise.all(waiting)).flat()
}

const LATEST = { order: { field: 'at', direction: 'desc' }, limit: SHOWN } as const

async function toMendOf({ db, caller: { personId } }: Context): Promise<Todo[]> {
  return (await db.find(contributions, { 'author.personId': personId }, LATEST)).flatMap((one): Todo[] => {
    const says = toMend(one)
    return says === undefined ? [] : [{ kind: 'go', title: `投稿「${one.title}」要修改`, detail: says, page: pageOfContribution(one._id), does: '去修改' }]
  })
}

async function submitted({ db }: Context): Promise<Todo[]> {
  const waiting = await db.find(contributions, { state: 'submitted' }, LATEST)
  const [first, ...more] = waiting.filter(({ review }) => review?.state !== 'returned')
  if (!first) return []
  const many = waiting.length === SHOWN ? `${SHOWN} 份以上` : `${more.length + 1} 份`
  return [{ kind: 'go', title: `${many}稿件待处理`, detail: `最近一份：${first.unitName}「${first.title}」`, page: DESK, does: '去处理' }]
}

/** From the middle of a period on in which nothing has been published. */
async function due({ db, charter, now }: Context): Promise<Todo[]> {
  const today = dayOf(now)
  const period = missing(charter, await db.get(issueNumbers, NUMBERS_ID), today)
  if (!period || daysBetween(period.from, today) < daysBetween(today, period.until)) return []
  return [{ kind: 'go', title: `${period.name}简报还没有编`, detail: '可以从集团记录自动拟出，再改', due: chinaTime(`${period.until}T18:00`), page: DESK, does: '去编' }]
}

const DESK = 'packages/bulletin/desk/index'
export const pageOfContribution = (contributionId: string): string => `packages/bulletin/contribution/index?contributionId=${contributionId}`
export const pageOfIssue = (issueId: string): string => `packages/bulletin/issue/index?issueId=${issueId}`
export const pageOfNews = (newsId: string): string => `packages/bulletin/news/index?newsId=${newsId}`
