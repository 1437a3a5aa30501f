/** A question in the order of the list: so many after the place. */
type Ask<T> = (after: string | undefined, limit: number) => Promise<readonly T[]>

export interface Narrowed<T> {
  readonly page: readonly T[]
  /** Where to go on; undefined at the end. */
  readonly next: string | undefined
}

/** So many documents are looked at for each that a full page shows. */
const RATIO = 3

/**
 * A page of what answers to several questions at once, where an index can be asked only one of them: each is asked for its next
 * few. Whichever has come furthest in the order is the rarest from here on, and has passed over nothing that answers to all.
 * `place` is where a document stands in that order; a page may hold little, or nothing yet, where none of the questions is rare.
 */
export async function narrowed<T>(asks: readonly Ask<T>[], after: string | undefined, size: number, place: (found: T) => string, holds: (found: T) => boolean): Promise<Narrowed<T>> {
  const limit = asks.length === 1 ? size + 1 : Math.floor((RATIO * size) / asks.length)
  const found = await Promise.all(asks.map((ask) => ask(after, limit)))
  const whole = found.find(({ length }) => length < limit)
  const furthest = whole ?? found.reduce((far, one) => (comesLater(one, far, place) ? one : far))
  const fits = furthest.filter(holds)
  if (fits.length > size) return { page: fits.slice(0, size), next: place(fits[size - 1]!) }
  return { page: fits, next: whole ? undefined : place(furthest.at(-1)!) }
}

/** Lists in one order, each from the same place on: the later end is that of which the other has not come to the end. */
function comesLater<T>(one: readonly T[], other: readonly T[], place: (found: T) => string): boolean {
  const [first, last, end] = [place(other[0]!), place(other.at(-1)!), place(one.at(-1)!)]
  return first < last ? end > last : end < last
}
