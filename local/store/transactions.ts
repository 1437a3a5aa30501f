import { randomUUID } from 'node:crypto'
import { fault, type Doc, type Mutation } from './request'
import { duplicate, type Table } from './versions'

export interface Write {
  readonly table: Table
  readonly id: string
  readonly doc: Doc | null
}

/** An open transaction: it reads the world as it was when it began, and its own writes on top. */
export interface Transaction {
  readonly id: string
  readonly snapshot: number
  readonly invocation: string | undefined
  readonly writes: Map<string, Write>
  readonly reads: Map<string, { table: Table; id: string }>
}

export interface Transactions {
  begin(invocation: string | undefined, snapshot: number): Transaction
  /** Throws DATABASE_TRANSACTION_FAIL for one that has ended, whatever ended it. */
  open(id: string): Transaction
  read(tx: Transaction, table: Table, id: string): Doc | null
  /** Locks and remembers a write. A conflict or a duplicate ends the transaction, as in production. */
  stage(tx: Transaction, table: Table, id: string, doc: Doc | null): void
  end(tx: Transaction): void
  endAll(): void
  /** The first of these locks that a transaction holds. */
  heldLock(locks: readonly string[]): string | undefined
  /** Resolves when the lock is let go; throws DATABASE_REQUEST_FAILED when that takes too long. */
  released(lock: string): Promise<void>
  all(): Iterable<Transaction>
  oldestSnapshot(): number
}

export interface Limits {
  /** Milliseconds until an open transaction is given up. Production allows 30 seconds. */
  readonly transaction: number
  /** Milliseconds that a plain write waits for a lock. */
  readonly wait: number
}

interface Lock {
  readonly owner: Transaction
  readonly waiters: Set<() => void>
}

export function createTransactions(
  limits: Limits,
  onEnd: () => void,
  mutated: (mutation: Mutation) => boolean,
): Transactions {
  const running = new Map<string, { tx: Transaction; timer: NodeJS.Timeout }>()
  const locks = new Map<string, Lock>()

  const conflict = (table: Table, id: string) =>
    mutated('conflict-by-another-name')
      ? fault('DATABASE_TRANSACTION_FAIL', '事务冲突')
      : fault('DATABASE_TRANSACTION_CONFLICT', `事务冲突：${table.name}/${id} 正被另一事务修改或已经改变`)

  function open(id: string): Transaction {
    const found = running.get(id)
    if (!found) throw fault('DATABASE_TRANSACTION_FAIL', '事务已经结束或超时')
    return found.tx
  }

  function end(tx: Transaction): void {
    clearTimeout(running.get(tx.id)?.timer)
    running.delete(tx.id)
    for (const [name, lock] of locks) {
      if (lock.owner !== tx) continue
      locks.delete(name)
      for (const wake of lock.waiters) wake()
    }
    onEnd()
  }

  function read(tx: Transaction, table: Table, id: string): Doc | null {
    const written = tx.writes.get(`${table.name}/${id}`)
    if (written) return written.doc
    if (mutated('serializable')) tx.reads.set(`${table.name}/${id}`, { table, id })
    return table.get(id, mutated('read-latest') ? undefined : tx.snapshot)
  }

  function claim(tx: Transaction, table: Table, id: string, doc: Doc | null): void {
    const before = table.get(id)
    const wanted = table.locksFor(id, read(tx, table, id), doc)
    for (const name of wanted) {
      const lock = locks.get(name)
      if (lock && lock.owner !== tx && !mutated('no-lock')) throw conflict(table, id)
    }
    if (table.changedAfter(id, tx.snapshot) && !mutated('forgets-first-writer')) throw conflict(table, id)
    if (doc) {
      const own = (other: string) => tx.writes.has(`${table.name}/${other}`)
      const holder = table.holder(doc, own)
      if (holder !== undefined)
        throw table.changedAfter(holder, tx.snapshot) ? conflict(table, holder) : duplicate(table, holder)
      for (const write of tx.writes.values()) {
        if (write.table === table && write.id !== id && write.doc && table.rivals(write.doc, doc))
          throw duplicate(table, write.id)
      }
    }
    for (const name of table.locksFor(id, before, doc)) {
      if (!locks.has(name)) locks.set(name, { owner: tx, waiters: new Set() })
    }
    tx.writes.set(`${table.name}/${id}`, { table, id, doc })
  }

  return {
    begin(invocation, snapshot) {
      const tx: Transaction = { id: randomUUID(), snapshot, invocation, writes: new Map(), reads: new Map() }
      const timer = setTimeout(() => mutated('never-expires') || end(tx), limits.transaction)
      timer.unref()
      running.set(tx.id, { tx, timer })
      return tx
    },
    open,
    read,
    stage(tx, table, id, doc) {
      open(tx.id)
      try {
        claim(tx, table, id, doc)
      } catch (error) {
        if (!mutated('conflict-keeps-locks')) end(tx)
        throw error
      }
    },
    end,
    endAll() {
      for (const { tx } of running.values()) end(tx)
    },
    heldLock: (names) => (mutated('plain-ignores-lock') ? undefined : names.find((name) => locks.has(name))),
    released: (name) =>
      new Promise((resolve, reject) => {
        const { waiters } = locks.get(name)!
        const timer = setTimeout(() => {
          waiters.delete(wake)
          reject(fault('DATABASE_REQUEST_FAILED', `等待 ${name} 的锁超时`))
        }, limits.wait)
        const wake = () => {
          clearTimeout(timer)
          resolve()
        }
        waiters.add(wake)
      }),
    *all() {
      for (const { tx } of running.values()) yield tx
    },
    oldestSnapshot: () => Math.min(...[...running.values()].map(({ tx }) => tx.snapshot)),
  }
}
