import { type MiniProgram } from './host/mini-program'

/** What a page of the mini-program may send and hold. */
export const LIMITS = { first: 20 * 1024, any: 64 * 1024, nodes: 600, children: 60, updates: 2 } as const

/** Nothing broke on this phone, and every page and tap kept within the limits; the phone is then put away. */
export function putAway(phone: MiniProgram): void {
  const { pages, largest, acts } = phone.measures
  expect(phone.errors).toEqual([])
  expect(pages.filter((page) => page.first > LIMITS.first || page.nodes > LIMITS.nodes || page.maxChildren > LIMITS.children)).toEqual([])
  expect(largest.bytes).toBeLessThanOrEqual(LIMITS.any)
  expect(acts.filter((act) => act.count - act.trifles > LIMITS.updates)).toEqual([])
  phone.close()
}
