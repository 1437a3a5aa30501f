import type { Collection, Document, Versioned } from 'shared/kernel/collection'
import { isRefusal, type Decision, type Refusal } from 'shared/kernel/decision'
import type { Operation } from 'shared/kernel/operation'
import type { Event } from 'shared/message/model'
import type { Row } from './batch'
import type { Context, IdentityContext, PublicContext } from './context'

/** A document to be stored. `document.v` is the version its facts were read at, 0 if it is new. */
export interface Change {
  readonly collection: Collection<Versioned>
  readonly document: Versioned
}

/** A document that the decision relied on without changing it: its version is checked and bumped. One that is not there has 0. */
export interface Guard {
  readonly collection: Collection<Versioned>
  readonly _id: string
  readonly v: number
}

export type EventDraft = Omit<Event, '_id' | 'v' | 'at' | 'expanded'>

/** So many documents stand or fall together at most, where three are not enough: the platform gives a transaction 30 seconds. */
export const MOST_TOGETHER = 30

/** At most three changed documents, written whole or not at all. */
export interface Commit<O> {
  readonly kind: 'commit'
  readonly answer: O
  readonly changes: readonly Change[]
  /** More than three, up to `MOST_TOGETHER`: none of them is true without the others. */
  readonly together?: true
  /** What follows from it beyond what was asked, in words, for the record. */
  readonly effects?: readonly string[]
  readonly guards: readonly Guard[]
  readonly event?: EventDraft
  /** Rows that are stored before the commit, marked by it, and rolled forward after it. */
  readonly batch?: { readonly id: string; readonly rows: readonly Row[]; readonly of?: string }
}

/** One new record whose `_id` is the fact itself. */
export interface Append<O> {
  readonly kind: 'append'
  readonly collection: Collection<Document>
  readonly record: Document
  /** The answer, from the record that is stored in the end: the new one, or the first. */
  readonly answer: (stored: Document) => Decision<O>
}

type Work<I, C, R> = (input: I, ctx: C) => Promise<R>

/** An operation with the code that carries it out. */
export type Handler =
  | { readonly way: 'read'; readonly operation: Operation<unknown, unknown>; readonly work: Work<unknown, PublicContext, unknown> }
  | { readonly way: 'commit'; readonly operation: Operation<unknown, unknown>; readonly work: Work<unknown, Context, Refusal | Commit<unknown>> }
  | { readonly way: 'append'; readonly operation: Operation<unknown, unknown>; readonly work: Work<unknown, Context, Refusal | Append<unknown>> }

const handler = (way: Handler['way'], operation: unknown, work: unknown) => ({ way, operation, work }) as Handler

/** A query that needs a bound person. */
export const answers = <I, O>(operation: Operation<I, O>, work: Work<I, Context, O | Refusal>): Handler => handler('read', operation, work)

/** A query that anybody may ask. */
export const answersAnyone = <I, O>(operation: Operation<I, O>, work: Work<I, PublicContext, O | Refusal>): Handler =>
  handler('read', operation, work)

/** A command that changes documents. */
export const commits = <I, O>(operation: Operation<I, O>, work: Work<I, Context, Refusal | Commit<O>>): Handler =>
  handler('commit', operation, work)

/** A command that changes documents, given by an identity that may not be bound to anybody. */
export const joins = <I, O>(operation: Operation<I, O>, work: Work<I, IdentityContext, Refusal | Commit<O>>): Handler =>
  handler('commit', operation, work)

/** A command that only adds one record, exactly once by its id. */
export const appends = <I, O>(operation: Operation<I, O>, work: Work<I, Context, Refusal | Append<O>>): Handler =>
  handler('append', operation, work)

/** A command that only adds one record, given by anybody; its input must prove what it may. */
export const appendsAnyone = <I, O>(operation: Operation<I, O>, work: Work<I, PublicContext, Refusal | Append<O>>): Handler =>
  handler('append', operation, work)

/** `document` is stored whole, if nobody has moved it since it was read. */
export const change = <T extends Versioned>(collection: Collection<T>, document: T): Change => ({
  collection: collection as Collection<Versioned>,
  document,
})

/** A document to be held still, at the version at which it was read. */
export const guard = <T extends Versioned>(collection: Collection<T>, { _id, v }: T): Guard => ({
  collection: collection as Collection<Versioned>,
  _id,
  v,
})

/** Writes `changes` if the decision accepts; what it refuses is the answer. */
export function commit<D, O>(
  decision: Decision<D>,
  write: (value: D) => Omit<Commit<O>, 'kind' | 'guards'> & Partial<Pick<Commit<O>, 'guards'>>,
): Refusal | Commit<O> {
  if (isRefusal(decision)) return decision
  return { kind: 'commit', guards: [], ...write(decision.value) }
}

/**
 * Stores the accepted rows under one id and rolls them forward, to the end even if the request breaks off: either every row
 * will be written or none is. `and` are documents of the same commit.
 */
export function batch<O>(
  decision: Decision<readonly Row[]>,
  { newId }: Pick<Context, 'newId'>,
  answer: (batchId: string, rows: number) => O,
  and: { readonly changes?: readonly Change[]; readonly guards?: readonly Guard[]; readonly event?: EventDraft } = {},
): Refusal | Commit<O> {
  if (isRefusal(decision)) return decision
  const id = newId()
  return { kind: 'commit', answer: answer(id, decision.value.length), changes: [], guards: [], ...and, batch: { id, rows: decision.value } }
}

/** Inserts the accepted record; a duplicate answers with the record that was first. */
export function append<T extends Document, O>(
  decision: Decision<T>,
  into: Collection<T>,
  answer: (stored: T) => Decision<O>,
): Refusal | Append<O> {
  if (isRefusal(decision)) return decision
  return { kind: 'append', collection: into as Collection<Document>, record: decision.value, answer: answer as Append<O>['answer'] }
}
