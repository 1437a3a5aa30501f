import { isRefusal, refuse } from 'shared/kernel/decision'
import { type Check, checks, objections } from 'shared/review/model'
import { foundIn, shorten, stuckSays } from 'shared/review/machine'
import { item, queue } from 'shared/review/operations'
import { decideApprove } from 'shared/review/rules'
import { callerAs } from '../kit/context'
import type { Reader } from '../kit/database'
import { answers, type Handler } from '../kit/outcome'
import { type KindOf, hiddenBy, shownBy } from './kinds'
import { grouped, MOST_COUNTED, objectedOf, othersWhoMay, toJudge, unfinishedOf, waitingIn, waitingOf } from './read'

const PAGE = 20
const EDITIONS = 50

/** What the secretariat sees of review. */
export const readingHandlers = (kindOf: KindOf): readonly Handler[] => {
  const listed = (check: Check, waiting = 0) => ({
    checkId: check._id,
    kindName: kindOf(check.kind)?.name ?? '其他',
    title: shorten(check.title, 200) || '（没有标题）',
    unitName: check.unitName,
    authorName: check.author.name,
    at: check.at,
    edition: check.edition,
    verdict: check.verdict,
    found: [...foundIn(check.findings)],
    stuck: check.stuck === null ? null : stuckSays[check.stuck],
    objections: check.objections,
    group: check.group && waiting > 0 ? { id: check.group.id, title: check.group.title, waiting } : null,
  })

  return [
    answers(queue, async ({ list }, { db }) => {
      const open = (found: readonly Check[]) => toJudge(db, kindOf, found)
      const [waiting, objected, machine] = await Promise.all([
        grouped((after) => waitingOf(db, MOST_COUNTED, after), open),
        objectedOf(db),
        grouped((after) => unfinishedOf(db, MOST_COUNTED, after), open),
      ])
      const shown = { waiting, objections: objected, machine }[list]
      return {
        counts: { waiting: waiting.length, objections: objected.length, machine: machine.length },
        items: await Promise.all(shown.slice(0, PAGE).map(async (check) => listed(check, list === 'objections' ? 0 : await waitingIn(db, kindOf, check, list === 'waiting')))),
      }
    }),

    answers(item, async ({ checkId }, ctx) => {
      const { db, files, now } = ctx
      const check = await db.get(checks, checkId)
      if (!check) return refuse('NO_CHECK', '没有这份待审内容', { field: 'checkId' })
      const kind = kindOf(check.kind)
      const [document, others, objected, editions, pictures] = await Promise.all([
        kind ? db.get(kind.collection, check.subjectId) : undefined,
        othersWhoMay(ctx),
        db.find(objections, { checkId }, { order: { field: 'at', direction: 'desc' }, limit: PAGE }),
        editionsOf(db, check),
        Promise.all(check.pictures.map((picture) => files.address(picture, 'page'))),
      ])
      const review = document?.review
      const shown = kind && shownBy(kind, document)
      const over = document && review && kind?.over?.(document)
      const may = decideApprove({ check, review, over, shown, by: callerAs(ctx), others }, now)
      return {
        ...listed(check),
        kind: check.kind,
        subjectId: check.subjectId,
        page: kind?.page(check.subjectId) ?? 'pages/home/index',
        texts: check.texts.map((text) => shorten(text, 20_000)),
        pictures: pictures.flatMap((address) => address ?? []),
        state: review?.state ?? null,
        newest: review?.edition ?? check.edition,
        shown: shown === check.edition,
        over: review?.state === 'checking' || review?.state === 'waiting' ? (over ?? null) : null,
        restorable: kind !== undefined && hiddenBy(kind, document) === check.edition,
        whyNot: isRefusal(may) ? may.message : null,
        objectors: objected.map(({ at, by, reason, says }) => ({ at, name: by.name, unitName: by.unitName, reason, says })),
        log: logOf(editions),
      }
    }),
  ]
}

/** The latest first. */
const editionsOf = (db: Reader, { kind, subjectId }: Pick<Check, 'kind' | 'subjectId'>): Promise<Check[]> =>
  db.find(checks, { kind, subjectId }, { order: { field: 'edition', direction: 'desc' }, limit: EDITIONS })

const logOf = (editions: readonly Check[]) =>
  editions.flatMap(({ edition, log: decided }) => decided.map(({ act, at, by, reason }) => ({ edition, act, at, by: by?.name ?? null, reason })).reverse())
