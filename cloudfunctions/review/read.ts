import type { Where } from 'shared/kernel/collection'
import { dayOf } from 'shared/kernel/time'
import { postsCarrying } from 'shared/charter/lookup'
import type { Todo } from 'shared/home/model'
import { postsOn } from 'shared/identity/model'
import { type Check, checks, type Reviewed } from 'shared/review/model'
import { RETURNED_FOR, shorten } from 'shared/review/machine'
import type { Context } from '../kit/context'
import type { FindOptions, Reader } from '../kit/database'
import { personsWithPosts } from '../person/read'
import { hasReview, isToJudge, KINDS, type Kind, type KindOf, kindAmong } from './kinds'

/** So many are counted of what waits; more is more. */
export const MOST_COUNTED = 100
/** The home page says how many, up to so many. */
const TOLD = 10
const LOOKED_AT = 20
const SHOWN = 3
/** As long as the home page takes them. */
const TITLE = 80
const DETAIL = 200

/** Where a list was read to; many that were handed in at once have one moment. */
export type ReadTo = Pick<Check, '_id' | 'at'>

async function since(db: Reader, state: Where<Check>['state'], after: ReadTo | undefined, { limit, ...options }: FindOptions & { readonly limit: number }): Promise<Check[]> {
  const order = { field: 'at', direction: 'asc' } as const
  const atOnce = after ? await db.find(checks, { state, at: after.at, _id: { gt: after._id } }, { ...options, limit }) : []
  if (atOnce.length === limit) return atOnce
  const later = await db.find(checks, { state, at: { gt: after?.at ?? -1 } }, { ...options, order, limit: limit - atOnce.length })
  return [...atOnce, ...later]
}

export const waitingOf = (db: Reader, limit = MOST_COUNTED, after?: ReadTo, without: readonly string[] = []): Promise<Check[]> =>
  since(db, 'person', after, { limit, without })
export const objectedOf = (db: Reader, limit = MOST_COUNTED): Promise<Check[]> =>
  db.find(checks, { objections: { gt: 0 } }, { order: { field: 'objections', direction: 'desc' }, limit })
export const unfinishedOf = (db: Reader, limit = MOST_COUNTED, after?: ReadTo): Promise<Check[]> => since(db, { in: UNFINISHED }, after, { limit })

const UNFINISHED = ['waiting', 'asked'] as const
const OPEN_STATES = [...UNFINISHED, 'person'] as const

/** What of a group nobody has decided on yet, as it was handed in. */
export const ofGroup = async (db: Reader, kindOf: KindOf, groupId: string): Promise<readonly Check[]> =>
  toJudge(db, kindOf, await db.find(checks, { 'group.id': groupId, state: { in: OPEN_STATES } }, { order: { field: 'nextAt', direction: 'asc' } }))

/** How many of its group stand where a check stands and are still to be judged; 0 where it came alone. */
export async function waitingIn(db: Reader, kindOf: KindOf, { group }: Check, person: boolean): Promise<number> {
  if (!group) return 0
  const where = { 'group.id': group.id, state: { in: person ? (['person'] as const) : UNFINISHED } }
  return (await toJudge(db, kindOf, await db.find(checks, where, { without: ['texts', 'findings', 'log'] }))).length
}

/** So often one reads on where a group fills what was read. */
const ROUNDS = 5

/**
 * What a reader gives, page after page, as far as it is kept; of a group only the first: those that were handed in at once
 * stand as one, and hide nothing that came later.
 */
export async function grouped(
  read: (after?: ReadTo) => Promise<readonly Check[]>,
  kept: (found: readonly Check[]) => Promise<readonly Check[]>,
): Promise<readonly Check[]> {
  const shown: Check[] = []
  let after: ReadTo | undefined
  for (let round = 0; round < ROUNDS; round++) {
    const found = await read(after)
    for (const check of await kept(found)) if (!check.group || !shown.some(({ group }) => group?.id === check.group!.id)) shown.push(check)
    after = found.at(-1)
    if (!after || shown.length >= MOST_COUNTED || found.length < MOST_COUNTED) break
  }
  return shown
}

/** The documents of these checks, by kind and id; one read a kind. */
export async function documentsOf(db: Reader, kindOf: KindOf, of: readonly Check[]): Promise<(check: Check) => Reviewed | undefined> {
  const kinds = [...new Set(of.map(({ kind }) => kind))].flatMap((kind) => kindOf(kind) ?? [])
  const found = await Promise.all(
    kinds.map(async ({ kind, collection }): Promise<[string, Map<string, Reviewed>]> => {
      const ids = [...new Set(of.flatMap((check) => (check.kind === kind ? [check.subjectId] : [])))]
      return [kind, new Map((await db.find(collection, { _id: { in: ids } })).map((document) => [document._id, document]))]
    }),
  )
  const byKind = new Map(found)
  return ({ kind, subjectId }) => byKind.get(kind)?.get(subjectId)
}

/** Whether the edition is still what its author has handed in last, and waits for a person. */
export const stillWaits = (kindOf: KindOf, check: Check, document: Reviewed | undefined): boolean => isToJudge(kindOf(check.kind), check, document, ['waiting'])

/** Those of them that nobody has decided on elsewhere, or written anew. */
export async function toJudge(db: Reader, kindOf: KindOf, of: readonly Check[]): Promise<readonly Check[]> {
  const documentOf = await documentsOf(db, kindOf, of)
  return of.filter((check) => isToJudge(kindOf(check.kind), check, documentOf(check), ['checking', 'waiting']))
}

/** Those besides the caller who may approve today, by name. */
export async function othersWhoMay({ db, charter, caller, now }: Context): Promise<readonly string[]> {
  const posts = postsCarrying(charter, 'moderate')
  const holders = await personsWithPosts(db, posts)
  return holders
    .filter((person) => person._id !== caller.personId && postsOn(person.posts, dayOf(now)).some((post) => posts.includes(post)))
    .map(({ name }) => name)
}

/** What waits in review for the caller: for the secretariat what is to be judged, for authors what came back to them. */
export const todosAmong =
  (kindOf: KindOf) =>
  async (ctx: Context): Promise<Todo[]> => {
    const { caller, db } = ctx
    const [mine, desk] = await Promise.all([returnedTo(ctx, kindOf), caller.capabilities.has('moderate') ? deskTodos(db, kindOf) : []])
    return [...desk, ...mine.flatMap((check) => returnedTodo(kindOf(check.kind), check))]
  }

export const todosOf = todosAmong(kindAmong(KINDS))

/** What came back and has not been handed in anew since. Of contributions the bulletin tells itself. */
async function returnedTo({ db, caller, now }: Context, kindOf: KindOf): Promise<Check[]> {
  const where = { 'author.personId': caller.personId, state: 'returned', at: { gte: now - RETURNED_FOR } } as const
  const found = (await db.find(checks, where, { order: { field: 'at', direction: 'desc' }, limit: LOOKED_AT })).filter(({ kind }) => kind !== 'contribution')
  const documentOf = await documentsOf(db, kindOf, found)
  return found.filter((check) => isBack(check, documentOf(check))).slice(0, SHOWN)
}

const isBack = ({ edition }: Check, document: Reviewed | undefined): boolean =>
  document !== undefined && hasReview(document) && document.review.edition === edition && document.review.state === 'returned'

async function deskTodos(db: Reader, kindOf: KindOf): Promise<Todo[]> {
  const [found, objected] = await Promise.all([waitingOf(db, TOLD + 1), objectedOf(db, TOLD + 1)])
  const waiting = await toJudge(db, kindOf, found)
  const desk = (title: string, list: string, first: Check): Todo => ({
    kind: 'go', title, detail: shorten(first.title.startsWith(first.unitName) ? first.title : `${first.unitName} ${first.title}`, DETAIL), page: `packages/review/desk/index?list=${list}`, does: '去审核',
  })
  return [
    ...(objected[0] ? [desk(`${counted(objected)}被举报`, 'objections', objected[0])] : []),
    ...(waiting[0] ? [desk(`${counted(waiting)}待审核`, 'waiting', waiting[0])] : []),
  ]
}

const counted = ({ length }: readonly Check[]): string => (length <= TOLD ? `${length} 件` : `${TOLD} 多件`)

const returnedTodo = (kind: Kind | undefined, { title, subjectId, log }: Check): Todo[] =>
  kind ? [{ kind: 'go', title: shorten(`被退回：${title}`, TITLE), detail: shorten(log.at(-1)?.reason ?? '', DETAIL), page: kind.page(subjectId), does: '去修改' }] : []
