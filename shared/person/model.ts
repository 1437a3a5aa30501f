import type { HeldPost, Principal } from '../identity/model'
import { collection, type Versioned } from '../kernel/collection'
import type { Day, Instant } from '../kernel/time'

/** Work that ended: where, as what, and its last day. */
export interface Workplace {
  readonly until: Day
  readonly unitId: string
  readonly unitName: string
  readonly title: string
}

/** Somebody on the roll of the group. */
export interface Person extends Versioned {
  readonly name: string
  /** Stored because phones sort and search Chinese differently: `zhang jianguo`. */
  readonly pinyin: string
  /** `zjg` */
  readonly initials: string
  readonly unitId: string
  readonly unitName: string
  /** The person's work at the unit, e.g. 校长. */
  readonly title: string
  readonly phone: string
  readonly posts: readonly HeldPost[]
  /** Where the person worked before, each up to its last day, the oldest first; a roll of an earlier day reads it. */
  readonly earlier?: readonly Workplace[]
  /** `1968-05-12`, or `1968-05` where only year and month are known. For the secretariat's eyes. */
  readonly birth?: string
  /** The identities that are bound to this person, one of each provider at most; subjects with their provider. */
  readonly bound?: { readonly wx?: string; readonly tcb?: string }
  /** When an identity was bound last. An invitation from before is used up, whatever became of the binding. */
  readonly joinedAt?: Instant
}

export const persons = collection<Person>('persons')

/** What each identity of a person carries of him, so that a call reads one document; written whenever one of these changes. */
export const asPrincipal = (person: Person): Pick<Principal, 'personId' | 'name' | 'unitId' | 'unitName' | 'posts'> => ({
  personId: person._id,
  name: person.name,
  unitId: person.unitId,
  unitName: person.unitName,
  posts: person.posts,
})

/** A 届 of the group: registered from paper or begun by an election. `_id` is its number. */
export interface Term extends Versioned {
  readonly number: number
  readonly from: Day
  readonly until: Day
  readonly source: string
  readonly file?: string
  readonly by: string
  readonly at: Instant
}

export const terms = collection<Term>('terms')

/**
 * The roll as one book, `_id` is `roll`: whatever is registered in it is decided on one edition and makes the next, so that two
 * who write at once are not both right (decision 28).
 */
export interface Roll extends Versioned {
  /** The import that was ordered last; while its rows are being written nothing else is registered. */
  readonly batchId?: string
}

export const rolls = collection<Roll>('rolls')
export const ROLL_ID = 'roll'
