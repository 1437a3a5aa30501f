/** A stored document: plain JSON values and Dates, deeply frozen. */
export type Doc = { readonly _id: string } & Readonly<Record<string, unknown>>

export type Query = Readonly<Record<string, unknown>>
export type Changes = Readonly<Record<string, unknown>>
export type Stage = Readonly<Record<string, unknown>>
export type Directions = Readonly<Record<string, 1 | -1>>
export type Projection = Readonly<Record<string, 0 | 1>>

interface Selection {
  readonly collection: string
  readonly query?: Query
  readonly tx?: string
}

/** What can be asked of the store, and what it answers. `tx` is the id that `begin` answered. */
export interface Requests {
  get: { ask: { collection: string; id: string; projection?: Projection; tx?: string }; answer: Doc | null }
  find: {
    ask: Selection & { sort?: Directions; skip?: number; limit?: number; projection?: Projection }
    answer: readonly Doc[]
  }
  count: { ask: Selection; answer: number }
  aggregate: {
    ask: { collection: string; stages: readonly Stage[] }
    answer: readonly Readonly<Record<string, unknown>>[]
  }
  /** Several documents are stored one by one, as production does: those before a duplicate stay. */
  insert: { ask: { collection: string; docs: readonly object[]; tx?: string }; answer: readonly string[] }
  /** Replaces the whole document or creates it. */
  replace: {
    ask: { collection: string; id: string; doc: object; tx?: string }
    answer: { updated: number; created: boolean }
  }
  /** By id. Answers how many documents became different. */
  update: { ask: { collection: string; id: string; changes: Changes; tx?: string }; answer: number }
  /** By condition: atomic for each document, not for all of them; never part of a transaction. */
  updateWhere: { ask: Selection & { changes: Changes; multi?: boolean }; answer: number }
  /** The first match is changed and answered as it has become. */
  updateAndReturn: { ask: Selection & { changes: Changes }; answer: { updated: number; doc: Doc | null } }
  remove: { ask: { collection: string; id: string; tx?: string }; answer: number }
  removeWhere: { ask: Selection & { multi?: boolean }; answer: number }
  /** `invocation` names the function call that opens the transaction, so that its stray writes can be told. */
  begin: { ask: { invocation?: string }; answer: string }
  commit: { ask: { tx: string }; answer: null }
  abort: { ask: { tx: string }; answer: null }
  addCollection: { ask: { name: string }; answer: null }
}

export type Op = keyof Requests
export type RequestOf<K extends Op> = { readonly op: K } & Requests[K]['ask']
export type Answer<K extends Op> = Requests[K]['answer']
export type Request = { [K in Op]: RequestOf<K> }[Op]

/** The codes production uses, and three of our own: what is not imitated, a trap stepped into, a disk that failed. */
export type Code =
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'DATABASE_DUPLICATE_WRITE'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_REQUEST_FAILED'
  | 'INVALID_PARAM'
  | 'EMULATOR_UNSUPPORTED'
  | 'EMULATOR_WHERE_WRITE_IN_TRANSACTION'
  | 'EMULATOR_DISK_FAILED'

export interface StoreFault extends Error {
  readonly code: Code
}

export const fault = (code: Code, message: string): StoreFault => Object.assign(new Error(message), { code })

/** Refuses what the tests do not cover. `what` is the name of the operator, stage, type or action. */
export const unsupported = (what: string): StoreFault =>
  fault('EMULATOR_UNSUPPORTED', `本机云不支持 ${what}：没有经过契约测试的行为一律拒绝`)

/** A switch that breaks one promise on purpose, so that the contract suite can be seen to notice. Tests only. */
export const MUTATIONS = [
  'read-latest', // no snapshot
  'dirty-read', // what is not yet committed is seen outside
  'no-lock', // two transactions write the same document
  'forgets-first-writer', // a transaction overwrites what was committed after its snapshot
  'plain-ignores-lock', // a plain update does not wait
  'stale-condition', // a condition is not tested again after the wait
  'idle-writes-guard', // an update that changes nothing takes a lock
  'serializable', // reads are guarded too: no write skew
  'conflict-by-another-name',
  'conflict-keeps-locks', // a transaction that met a conflict stays open
  'never-expires', // no limit to a transaction's time
  'torn-commit', // only the first write of a transaction is kept
  'abort-commits',
  'duplicates-overwrite',
  'no-unique',
  'sparse-unique', // a missing field does not count as null
  'updated-counts-matched',
  'set-merges',
  'where-update-upserts',
  'merge-replaces', // `a.b` is set by replacing `a`
  'blind-regex',
  'ignores-limit',
  'ignores-skip',
  'ignores-order',
  'ignores-projection',
  'any-size',
  'unwraps-data',
  'invents-collections',
  'ignores-new-collections',
  'inc-sets',
  'push-sets',
  'set-of-duplicates',
  'pull-nothing',
  'unset-nulls',
  'group-forgets',
  'returns-old',
  'removes-nothing',
  'forgiving-types', // an operator on a field of the wrong type changes nothing, silently
  'matches-everything',
  'counts-nothing-as-zero',
  'guesses-operators',
  'guesses-actions',
  'no-barrier', // answers before the disk has the writes
  'acknowledges-failed-writes',
  'where-write-joins', // a where-write becomes part of the open transaction
  'blind-to-trap', // a where-write beside an open transaction is not reported
  'where-in-transaction', // where() is answered inside a transaction
  'forgets-ids', // no insertedIds, no upsert_id
  'demands-signature',
  'closes-connections',
] as const

export type Mutation = (typeof MUTATIONS)[number]
