import { type Bank, banks, type Fields } from './banks'
import { LONGEST_WORD, pieces, wordsIn } from './model'

/** What of an entry members find it by. */
const foundIn = (bank: Bank, fields: Fields): string[] => banks[bank].fields.flatMap(({ found, field }) => (found ? [fields[field] ?? ''] : []))

export const wordsOf = (bank: Bank, fields: Fields): string[] => wordsIn(foundIn(bank, fields))

/** What was typed, as something to be looked up: the first word of it, at most three characters; undefined for nothing. */
export const wantedWord = (typed: string): string | undefined => pieces(typed)[0]?.slice(0, LONGEST_WORD)

/** Whether an entry that has the first word has all of what was typed. */
export function hasAll(bank: Bank, fields: Fields, typed: string): boolean {
  const said = foundIn(bank, fields).join(' ').toLowerCase()
  return pieces(typed).every((piece) => said.includes(piece))
}
