/**
 * Does the work for each item; one that breaks holds up no other. Answers how many times the work said that something was
 * done, and throws what broke first once all have had their turn, so that it is logged and tried again.
 */
export async function eachApart<T>(items: readonly T[], work: (item: T) => Promise<boolean>): Promise<number> {
  let done = 0
  const broken: unknown[] = []
  for (const item of items) {
    try {
      if (await work(item)) done++
    } catch (error) {
      broken.push(error)
    }
  }
  if (broken.length > 0) throw broken[0]
  return done
}

/** So many are worked on at a time. */
const ABREAST = 10

/** Does the work for the items, several abreast, for as long as `goOn` says so. Answers whether it came to the end of them. */
export async function eachAbreast<T>(items: readonly T[], goOn: () => boolean, work: (item: T) => Promise<unknown>): Promise<boolean> {
  for (let next = 0; next < items.length; next += ABREAST) {
    if (!goOn()) return false
    await Promise.all(items.slice(next, next + ABREAST).map(work))
  }
  return true
}
