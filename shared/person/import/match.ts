import type { HeldPost } from '../../identity/model'
import type { Unit } from '../../unit/model'
import { keyOf } from '../../kernel/workbook/cells'
import type { UnitClaim } from './claims'
import { type MergedPerson, sameTerm } from './merge'
import type { Remark } from '../../kernel/workbook/remark'
import { PERSON_SHEET, UNIT_SHEET } from './sheet'
import type { Person } from '../model'

/** The roll as it stands. */
export interface ImportFacts {
  readonly units: readonly Unit[]
  readonly persons: readonly Person[]
}

/** What pure code cannot do: ids from natural keys, the same for the same text; and how a name sounds. */
export interface Tools {
  readonly idOf: (kind: 'unit' | 'person', key: string) => string
  readonly spell: (name: string) => Pick<Person, 'pinyin' | 'initials'>
}

/** A document as it would be after the import, and as it is. */
export interface Planned<T> {
  /** Absent where the file does not name it and it changes with another. */
  readonly row?: number
  readonly before?: T
  readonly after: T
}

/** An id that nobody has: a namesake, or somebody who left the key behind, makes it count on. */
function freeId(make: (key: string) => string, key: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const id = make(n === 1 ? key : `${key}#${n}`)
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}

export interface MatchedUnits {
  /** Those of the file, then those of the roll that it does not name. */
  readonly all: readonly Planned<Unit>[]
  readonly flaws: readonly Remark[]
  readonly unitNamed: (name: string) => Unit | undefined
}

/** By credit code, else by name. `isFaulty` knows the cells that were already found wrong. */
export function matchUnits(claims: readonly UnitClaim[], roll: readonly Unit[], { idOf }: Tools, isFaulty: (row: number, column: string) => boolean): MatchedUnits {
  const flaws: Remark[] = []
  const blame = (row: number, column: string, message: string): void => void flaws.push({ sheet: UNIT_SHEET, row, column, message })
  const taken = new Set(roll.map(({ _id }) => _id))
  const claimed = new Map<string, UnitClaim>()

  const planned = claims.map((claim): Planned<Unit> => {
    const byCode = claim.creditCode === undefined || isFaulty(claim.row, '统一社会信用代码') ? undefined : roll.find(({ creditCode }) => creditCode === claim.creditCode)
    const byName = roll.find(({ name }) => keyOf(name) === keyOf(claim.name))
    if (byCode && byName && byCode._id !== byName._id) blame(claim.row, '统一社会信用代码', `名册里用这个代码的是${byCode.name}`)
    const before = byCode ?? byName
    const other = before && claimed.get(before._id)
    if (other) blame(claim.row, '名称', `与第 ${other.row} 行是名册里的同一个单位（${before.name}）`)
    if (before) claimed.set(before._id, claim)
    if (!before && claim.kind === undefined && !isFaulty(claim.row, '类别')) blame(claim.row, '类别', '名册里还没有这个单位，请写类别')

    const { row, name, agreement, ...rest } = claim
    const _id = before?._id ?? freeId((key) => idOf('unit', key), claim.creditCode ?? keyOf(name), taken)
    const after: Unit = {
      ...(before ?? { _id, v: 0, kind: 'institution', lead: false }),
      ...rest,
      // Brackets and blanks alone make no other name.
      name: before && keyOf(before.name) === keyOf(name) ? before.name : name,
      ...(agreement && { agreement: agreement.state === 'missing' ? agreement : { ...before?.agreement, ...agreement } }),
    }
    return { row, ...(before && { before }), after }
  })
  const all: Planned<Unit>[] = [...planned, ...roll.filter(({ _id }) => !claimed.has(_id)).map((unit) => ({ before: unit, after: unit }))]

  const leads = all.filter(({ after }) => after.lead)
  const [lead] = [...leads].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  for (const one of leads) {
    if (one === lead || one.row === undefined) continue
    const where = lead!.row === undefined ? `是在册的${lead!.after.name}；要换，请把它写进表里，「牵头」填“否”` : `已写在第 ${lead!.row} 行`
    blame(one.row, '牵头', `牵头单位只能有一个，${where}`)
  }

  const byKey = new Map([...all].reverse().map(({ after }) => [keyOf(after.name), after]))
  return { all, flaws, unitNamed: (name) => byKey.get(keyOf(name)) }
}

export interface MatchedPersons {
  /** Those of the file, then those of the roll that it does not name. */
  readonly all: readonly PlannedPerson[]
  readonly flaws: readonly Remark[]
}

export interface PlannedPerson extends Planned<Person> {
  /** The posts that the file itself speaks of, with their rows. */
  readonly stated: MergedPerson['posts']
}

/** By number, else by name and unit. */
export function matchPersons(claims: readonly MergedPerson[], roll: readonly Person[], units: readonly Planned<Unit>[], tools: Tools): MatchedPersons {
  const flaws: Remark[] = []
  const unitById = new Map(units.map(({ after }) => [after._id, after]))
  const taken = new Set(roll.map(({ _id }) => _id))
  const matched = new Map<MergedPerson, Person>()
  const claimed = new Set<string>()
  const match = (claim: MergedPerson, person: Person | undefined): void => {
    if (!person || claimed.has(person._id)) return
    matched.set(claim, person)
    claimed.add(person._id)
  }
  const byPhone = new Map(roll.filter(({ phone }) => phone !== '').map((person) => [person.phone, person]))
  for (const claim of claims) {
    const owner = claim.phone === undefined ? undefined : byPhone.get(claim.phone)
    if (owner && owner.name !== claim.name) {
      flaws.push({ sheet: PERSON_SHEET, row: claim.row, column: '手机', message: `名册里这是${owner.unitName}${owner.name}的号码，一个号码只能属于一个人` })
    } else match(claim, owner)
  }
  for (const claim of claims) {
    if (!matched.has(claim)) match(claim, roll.find((one) => !claimed.has(one._id) && one.name === claim.name && one.unitId === claim.unit?._id))
  }

  const planned = claims.map((claim): PlannedPerson => {
    const before = matched.get(claim)
    const unitId = claim.unit?._id ?? before?.unitId ?? ''
    const unitName = claim.unit?.name ?? before?.unitName ?? ''
    const after: Person = {
      ...(before ?? {
        _id: freeId((key) => tools.idOf('person', key), `${unitId}/${claim.name}`, taken),
        v: 0,
        name: claim.name,
        ...tools.spell(claim.name),
        title: '',
        phone: '',
        posts: [],
      }),
      unitId,
      unitName,
      ...(claim.title !== undefined && { title: claim.title }),
      ...(claim.phone !== undefined && { phone: claim.phone }),
      ...(claim.birth !== undefined && { birth: sharper(before?.birth, claim.birth) }),
      posts: withPosts(before?.posts ?? [], claim.posts),
    }
    return { row: claim.row, ...(before && { before }), after, stated: claim.posts }
  })
  const others = roll
    .filter(({ _id }) => !claimed.has(_id))
    .map((person): PlannedPerson => ({ before: person, after: { ...person, unitName: unitById.get(person.unitId)?.name ?? person.unitName }, stated: [] }))
  return { all: [...planned, ...others], flaws }
}

/** A month says nothing new about a day that is known in that month. */
const sharper = (known: string | undefined, said: string): string => (known?.startsWith(said) ? known : said)

/**
 * What the file says replaces the same stretch of a post; all else that was held stays. An end that has a reason of its own
 * is not undone by a file that still knows the term.
 */
function withPosts(held: readonly HeldPost[], stated: MergedPerson['posts']): HeldPost[] {
  const posts = [...held]
  for (const { row: _, ...said } of stated) {
    const at = posts.findIndex((one) => sameTerm(one, said))
    if (at < 0) posts.push(said)
    else posts[at] = corrected(posts[at]!, said)
  }
  return posts
}

function corrected(known: HeldPost, said: HeldPost): HeldPost {
  const { ended, until } = known
  if (!ended) return { ...known, ...said }
  const stays = !said.ended && !ended.successor && until !== undefined && (said.until ?? until) > until
  return { ...known, ...said, ...(stays && { until }), ended }
}
