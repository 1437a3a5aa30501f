import type { Charter, Clause, Ruling } from './charter'
import { clauseById, rulingById } from './lookup'
import { qixian } from './qixian'
import { cite } from './wording'

/** Every clause by id (`CH12.1b`), in the order of the texts. */
export const CLAUSES: Readonly<Record<string, Clause>> = Object.fromEntries(qixian.clauses.map((c) => [c.id, c]))

/** Every contradiction by id (`X3`). */
export const RULINGS: Readonly<Record<string, Ruling>> = Object.fromEntries(qixian.rulings.map((r) => [r.id, r]))

/** What the page of a clause shows: the clause, or the contradiction, and what contradicts it. */
export interface Explanation {
  readonly id: string
  /** `章程第十二条（一）`, or the title of the contradiction. */
  readonly heading: string
  readonly statement: string
  readonly clause: Clause | null
  readonly ruling: Ruling | null
  /** The contradictions in which the clause takes part. */
  readonly notes: readonly Ruling[]
}

/** `undefined` for an id that the charter does not know. */
export function explain(id: string, charter: Charter = qixian): Explanation | undefined {
  const clause = clauseById(charter, id) ?? null
  const ruling = rulingById(charter, id) ?? null
  if (!clause && !ruling) return undefined
  return {
    id,
    heading: ruling ? ruling.title : cite(charter, id),
    statement: clause ? clause.states : ruling!.ruling,
    clause,
    ruling,
    notes: charter.rulings.filter((r) => r.texts.some((text) => text.clause === id)),
  }
}
