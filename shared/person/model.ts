import type { HeldPost } from '../identity/model'
import { collection, type Versioned } from '../kernel/collection'

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
}

export const persons = collection<Person>('persons')
