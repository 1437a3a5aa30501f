import type { Charter, Post } from '../../charter/charter'
import type { HeldPost } from '../../identity/model'
import type { Day } from '../../kernel/time'
import type { PlannedPerson } from './match'
import type { Remark } from '../../kernel/workbook/remark'
import { PERSON_SHEET } from './sheet'
import { keepsLess, keepsOn } from '../keepers'
import type { Person } from '../model'

/** A post to which each unit sends one of its own: its representative. */
export const isSeatOfUnit = ({ by, nominatedBy }: Post): boolean =>
  by === 'delegation' && nominatedBy !== null && 'unit' in nominatedBy && nominatedBy.unit === 'own'

/** The clause that limits how many hold a post at once, else the first that speaks of it. */
export const limitClause = (charter: Charter, post: Post): string =>
  charter.quotas.find((quota) => quota.of === post.id && quota.most === 1)?.clause ?? post.clauses[0]!

interface Holding {
  readonly person: Person
  readonly held: HeldPost
  /** 0 for what stands in the roll and not in the file. */
  readonly row: number
}

/** Two who would hold at one time, from today on, what only one can: the later row is at fault, never the roll itself. */
export function seatFlaws(charter: Charter, persons: readonly PlannedPerson[], today: Day): Remark[] {
  return charter.posts.flatMap((post) => {
    const ofUnit = isSeatOfUnit(post)
    if (!ofUnit && post.atMost !== 1) return []
    const holdings = persons
      .flatMap(({ after, stated }): Holding[] =>
        after.posts
          .filter((held) => held.post === post.id && (held.until === undefined || held.until >= today))
          .map((held) => ({ person: after, held, row: stated.find((one) => one.post === post.id && one.from === held.from)?.row ?? 0 })),
      )
      .sort((a, b) => a.row - b.row)
    const seated: Holding[] = []
    return holdings.flatMap((one): Remark[] => {
      const other = seated.find((before) => before.person._id !== one.person._id && (!ofUnit || before.person.unitId === one.person.unitId) && atOnce(before.held, one.held, today))
      if (!other) seated.push(one)
      if (!other || one.row === 0) return []
      const where = other.row === 0 ? '在册' : `第 ${other.row} 行`
      const message = ofUnit
        ? `${one.person.unitName}的${post.name}已有${other.person.name}（${where}），一个单位只能有一名在任；若已换人，请给前一位写上届满日期`
        : `${post.name}已有${other.person.name}（${where}），只能有一名在任；若已换人，请给前一位写上届满日期`
      return [{ sheet: PERSON_SHEET, row: one.row, column: '集团职务', message, clause: limitClause(charter, post) }]
    })
  })
}

/** After the import somebody must be left who can sign in and go on keeping the roll. */
export function keeperFlaws(charter: Charter, persons: readonly PlannedPerson[], today: Day): Remark[] {
  const isBound = ({ bound = {} }: Person) => Object.keys(bound).length > 0
  if (persons.some(({ after }) => isBound(after) && keepsOn(charter, after.posts, today))) return []
  return persons.flatMap(({ before, after, row }): Remark[] =>
    before && isBound(before) && keepsLess(charter, before.posts, after.posts, today)
      ? [{ sheet: PERSON_SHEET, row: row ?? 0, column: '集团职务', message: `${after.name}是最后一个能管理名册的人（写明了结束日期的不算），照此导入就没有人能管了，请先让接手的人登记职务并绑定` }]
      : [],
  )
}

/** On the day of a change one goes and the next comes: that is not at once. */
function atOnce(a: HeldPost, b: HeldPost, today: Day): boolean {
  const from = [a.from, b.from, today].sort().at(-1)!
  return [a.until, b.until].every((until) => until === undefined || from < until)
}
