import type { Charter } from 'shared/charter/charter'
import { postsCarrying } from 'shared/charter/lookup'
import { postsOn } from 'shared/identity/model'
import type { Day } from 'shared/kernel/time'
import { unitPosts } from 'shared/person/succession'
import type { Person } from 'shared/person/model'
import type { Reader } from '../kit/database'
import { personsWithPosts } from '../person/read'

/** Who answers for a unit on a day: its information officers, and whom to tell where there is none. */
export interface Answering {
  readonly officers: readonly Person[]
  /** The officers, or else the directors. */
  readonly told: readonly Person[]
}

/** By unit; one read for all of them. Units without anybody are not in it. */
export async function answering(db: Reader, charter: Charter, today: Day): Promise<ReadonlyMap<string, Answering>> {
  const posts = postsCarrying(charter, 'inform')
  const { officer } = unitPosts(charter)
  const people = await personsWithPosts(db, posts)
  const units = new Map<string, Answering>()
  for (const person of people) {
    const held = postsOn(person.posts, today)
    if (!held.some((post) => posts.includes(post))) continue
    const { officers = [], told = [] } = units.get(person.unitId) ?? {}
    const others = told.filter((one) => !officers.includes(one))
    const isOfficer = officer !== undefined && held.includes(officer)
    const next = isOfficer ? [...officers, person] : officers
    units.set(person.unitId, { officers: next, told: [...next, ...(isOfficer ? others : [...others, person])] })
  }
  return new Map([...units].map(([unitId, { officers, told }]) => [unitId, { officers, told: officers.length > 0 ? officers : told }]))
}
