import type { HeldPost } from '../../identity/model'
import type { Unit } from '../../unit/model'
import type { PersonClaim, UnitClaim } from './claims'
import { keyOf, quoted } from '../../kernel/workbook/cells'
import type { Remark } from '../../kernel/workbook/remark'
import { PERSON_SHEET, UNIT_SHEET } from './sheet'

/** All rows about one unit or one person, as one; `row` is the first of them. */
export interface MergedPerson extends Omit<PersonClaim, 'posts' | 'unit'> {
  readonly unit?: Unit
  readonly posts: readonly (HeldPost & { readonly row: number })[]
}

export interface Merged<T> {
  readonly all: readonly T[]
  readonly flaws: readonly Remark[]
  readonly flags: readonly Remark[]
}

type Field<T> = readonly [key: keyof T & string, title: string]

/** Joins what two rows say; where they say different things, the later one is at fault. */
function joined<T extends { readonly row: number }>(first: T, next: T, fields: readonly Field<T>[], blame: (row: number, column: string, message: string) => void): T {
  const added: Partial<T> = {}
  for (const [key, title] of fields) {
    if (next[key] === undefined) continue
    if (first[key] === undefined) added[key] = next[key]
    else if (JSON.stringify(first[key]) !== JSON.stringify(next[key])) blame(next.row, title, `与第 ${first.row} 行不一样，请改成一致`)
  }
  return { ...first, ...added }
}

const UNIT_FIELDS: readonly Field<UnitClaim>[] = [['kind', '类别'], ['creditCode', '统一社会信用代码'], ['lead', '牵头'], ['agreement', '协议书签订日期']]

/** One unit a name and one a credit code. */
export function mergeUnits(claims: readonly UnitClaim[]): Merged<UnitClaim> {
  const flaws: Remark[] = []
  const blame = (row: number, column: string, message: string): void => void flaws.push({ sheet: UNIT_SHEET, row, column, message })
  const byName = new Map<string, UnitClaim>()
  for (const claim of claims) {
    const known = byName.get(keyOf(claim.name))
    byName.set(keyOf(claim.name), known ? joined(known, claim, UNIT_FIELDS, blame) : claim)
  }
  const byCode = new Map<string, UnitClaim>()
  for (const claim of byName.values()) {
    if (claim.creditCode === undefined) continue
    const known = byCode.get(claim.creditCode)
    if (known) blame(claim.row, '统一社会信用代码', `与第 ${known.row} 行的${known.name}相同`)
    else byCode.set(claim.creditCode, claim)
  }
  return { all: [...byName.values()], flaws, flags: [] }
}

const PERSON_FIELDS: readonly Field<MergedPerson>[] = [['title', '工作职务'], ['birth', '出生年月']]

/** One person a number; without one, one a name and unit. `unitOf` knows the unit by what stands in the cell. */
export function mergePersons(claims: readonly PersonClaim[], unitOf: (name: string) => Unit | undefined, oneUnitOnly: boolean): Merged<MergedPerson> {
  const flaws: Remark[] = []
  const flags: Remark[] = []
  const blame = (row: number, column: string, message: string): void => void flaws.push({ sheet: PERSON_SHEET, row, column, message })
  const flag = (row: number, column: string, message: string, clause?: string): void =>
    void flags.push({ sheet: PERSON_SHEET, row, column, message, ...(clause !== undefined && { clause }) })

  const all: MergedPerson[] = []
  for (const { unit: written, posts, ...rest } of claims) {
    const unit = written === undefined ? undefined : unitOf(written)
    if (written !== undefined && !unit) blame(rest.row, '单位', `「${UNIT_SHEET}」表和名册里都没有${quoted(written)}`)
    const claim: MergedPerson = { ...rest, ...(unit && { unit }), posts: posts.map((held) => ({ ...held, row: rest.row })) }

    const sameNumber = claim.phone === undefined ? -1 : all.findIndex(({ phone }) => phone === claim.phone)
    if (sameNumber >= 0 && all[sameNumber]!.name !== claim.name) {
      blame(claim.row, '手机', `与第 ${all[sameNumber]!.row} 行的${all[sameNumber]!.name}相同，一个号码只能属于一个人`)
      continue
    }
    const namesakes = all.filter(({ name, unit: of }) => unit !== undefined && name === claim.name && of?._id === unit._id)
    const same = sameNumber >= 0 ? sameNumber : all.indexOf(namesakes.find(({ phone }) => phone === undefined || claim.phone === undefined)!)
    if (same < 0) {
      if (namesakes.length > 0) flag(claim.row, '手机', `${claim.name}与第 ${namesakes[0]!.row} 行同名、同单位而号码不同，按两个人登记；若是同一人，请改成一致`)
      all.push(claim)
      continue
    }
    const first = all[same]!
    if (first.unit && unit && first.unit._id !== unit._id && oneUnitOnly) {
      flag(claim.row, '单位', `${claim.name}在第 ${first.row} 行属于${first.unit.name}，名册记在那里；一人只能代表一个单位`, 'X51')
    }
    all[same] = {
      ...joined(first, claim, PERSON_FIELDS, blame),
      ...(first.phone === undefined && claim.phone !== undefined && { phone: claim.phone }),
      ...(first.unit === undefined && unit && { unit }),
      posts: joinedPosts(first.posts, claim.posts, blame),
    }
  }
  return { all, flaws, flags }
}

function joinedPosts(first: MergedPerson['posts'], next: MergedPerson['posts'], blame: (row: number, column: string, message: string) => void): MergedPerson['posts'] {
  const kept = [...first]
  for (const held of next) {
    const clash = kept.find((one) => sameTerm(one, held))
    if (!clash) kept.push(held)
    else if (clash.from !== held.from || clash.until !== held.until) blame(held.row, '起始日期', `同一职务与第 ${clash.row} 行的任期重叠，请改成一致`)
  }
  return kept
}

/** Whether two entries speak of one stretch of the same post. That one ends on the day the next begins is two. */
export const sameTerm = (a: HeldPost, b: HeldPost): boolean =>
  a.post === b.post && (a.from === b.from || ((b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until)))
