/** The 32 signs of ids, codes and tokens; none looks like another. */
export const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 20 characters in base 32 without look-alikes: 100 bits. `random` yields numbers in [0, 1) or bytes, whichever the side has. */
export function makeId(random: () => number): string {
  let id = ''
  for (let i = 0; i < 20; i++) id += ALPHABET[Math.floor(random() * 32)]
  return id
}

/** The id of a fact that can exist once only: `factId(meeting, person)` is `meeting:person`. */
export const factId = (...parts: string[]): string => parts.join(':')
