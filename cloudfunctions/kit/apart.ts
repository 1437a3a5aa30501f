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
