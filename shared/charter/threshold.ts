import type { Bound, Quota, Threshold } from './charter'

type Fraction = Pick<Threshold, 'num' | 'den' | 'strict'>

/** The least whole number that reaches the threshold of `base`. Integers only: 2/3 has no decimal. */
export function leastFor({ num, den, strict }: Fraction, base: number): number {
  const product = num * base
  const remainder = product % den
  const floor = (product - remainder) / den
  return strict || remainder > 0 ? floor + 1 : floor
}

/** The greatest whole number that stays within the fraction of `base`, for caps such as "at most a third of the board". */
export function mostFor({ num, den, strict }: Fraction, base: number): number {
  const product = num * base
  const remainder = product % den
  const floor = (product - remainder) / den
  return strict && remainder === 0 ? floor - 1 : floor
}

/** A quota in whole numbers; `base` is what its fractions are of. `null` where there is no floor or no cap. */
export function boundsOf({ least, most }: Quota, base: number): { least: number | null; most: number | null } {
  const whole = (bound: Bound | null, round: typeof leastFor) =>
    bound === null || typeof bound === 'number' ? bound : round(bound, base)
  return { least: whole(least, leastFor), most: whole(most, mostFor) }
}
