import type { Todo } from 'shared/home/model'
import { type Contribution, contributions, type Picture } from 'shared/bulletin/model'
import { toMend } from 'shared/bulletin/rules'
import type { Instant } from 'shared/kernel/time'
import type { Context } from '../kit/context'
import type { Reader } from '../kit/database'
import type { Files } from '../kit/files'

/** Seconds for which a picture on a page can be fetched. */
const LIFE = 3600

/** Pictures as pages show them. */
export const shownPictures = (files: Files, pictures: readonly Picture[]) =>
  Promise.all(pictures.map(async ({ file, caption }) => ({ file, caption, address: (await files.address(file, LIFE)) ?? '' })))

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

/** By unit, in any order; units that have handed in nothing are not among them. All units where none are named. */
export async function contributionsOf(
  db: Reader,
  unitIds: readonly string[] | undefined,
  span: { readonly from: Instant; readonly until: Instant },
): Promise<Contributed[]> {
  const handedAt = { gte: span.from, lt: span.until }
  const parts = unitIds && Array.from({ length: Math.ceil(unitIds.length / MOST_UNITS) }, (_, n) => unitIds.slice(n * MOST_UNITS, (n + 1) * MOST_UNITS))
  const found = parts
    ? (await Promise.all(parts.map((ids) => db.find(contributions, { unitId: { in: ids }, handedAt })))).flat()
    : await db.find(contributions, { handedAt })
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

/** What waits in the bulletin: the author's returned contributions, the editors' submitted ones. */
export async function todosOf({ db, caller: { personId, capabilities } }: Context): Promise<readonly Todo[]> {
  const [mine, waiting] = await Promise.all([
    capabilities.has('inform') ? db.find(contributions, { 'author.personId': personId }, { order: { field: 'at', direction: 'desc' }, limit: SHOWN }) : [],
    capabilities.has('moderate') ? db.find(contributions, { state: 'submitted' }, { order: { field: 'at', direction: 'desc' }, limit: SHOWN }) : [],
  ])
  const returned = mine.flatMap((one): Todo[] => {
    const says = toMend(one)
    if (says === undefined) return []
    return [{ kind: 'go', title: `投稿「${one.title}」要修改`, detail: says, page: pageOfContribution(one._id), does: '去修改' }]
  })
  const decidable = waiting.filter(({ review }) => review?.state !== 'returned')
  if (decidable.length === 0) return returned
  const many = waiting.length === SHOWN ? `${SHOWN} 份以上` : `${decidable.length} 份`
  return [...returned, { kind: 'go', title: `${many}稿件待处理`, detail: `最近一份：${decidable[0]!.unitName}「${decidable[0]!.title}」`, page: 'packages/bulletin/desk/index', does: '去处理' }]
}

export const pageOfContribution = (contributionId: string): string => `packages/bulletin/contribution/index?contributionId=${contributionId}`
