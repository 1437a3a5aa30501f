import { createHash, randomInt } from 'node:crypto'
import { type Founding, FOUNDING_ID } from 'shared/identity/model'
import { makeId } from 'shared/kernel/id'

/** An environment as it is after deploying: nothing but the founding word's hash. The word is shown once and kept nowhere. */
export function emptyDocuments(): { word: string; documents: Record<string, ReadonlyArray<{ readonly _id: string }>> } {
  const word = makeId(() => randomInt(2 ** 32) / 2 ** 32)
  const founding: Founding = { _id: FOUNDING_ID, v: 1, hash: createHash('sha256').update(word).digest('hex') }
  return { word, documents: { foundings: [founding] } }
}
