import { randomBytes } from 'node:crypto'
import type { Journal, Unit } from './durability'
import { settle, textOf } from './documents/ejson'
import { type Examined, examinedBy } from './documents/plan'
import { aggregate, arrange, condition, project, sorted } from './documents/query'
import {
  fault,
  unsupported,
  type Answer,
  type Doc,
  type Mutation,
  type Op,
  type Query,
  type RequestOf,
} from './request'
import type { Transaction, Transactions } from './transactions'
import { changed } from './documents/update'
import { duplicate, entryOf, type Table } from './versions'

interface House {
  readonly tables: Map<string, Table>
  readonly addTable: (name: string) => Table
  readonly transactions: Transactions
  readonly journal: Journal
  readonly now: () => number
  readonly makeId: (() => string) | undefined
  readonly mutated: (mutation: Mutation) => boolean
  readonly watch?: ((examined: Examined) => void) | undefined
}

export type Operations = { [K in Op]: (request: RequestOf<K>) => Answer<K> | Promise<Answer<K>> }

/** What a write makes of the document it finds: the new one, `null` to remove it, `undefined` to leave it alone. */
type Step = (found: Doc | null) => Doc | null | undefined

export function createOperations(house: House): Operations {
  const { tables, transactions, journal, mutated } = house
  const makeId = house.makeId ?? (() => randomBytes(16).toString('hex'))
  let clock = 0

  function tableOf(name: string): Table {
    const table = tables.get(name)
    if (table) return table
    if (mutated('invents-collections')) return house.addTable(name)
    throw fault('DATABASE_COLLECTION_NOT_EXIST', `集合 ${name} 不存在，请写进 schema.json`)
  }

  const outside = (tx: string | undefined, what: string): void => {
    if (tx !== undefined && !mutated('where-in-transaction')) throw unsupported(`事务中的 ${what}`)
  }

  function keep(writes: Iterable<{ table: Table; id: string; doc: Doc | null }>): void {
    journal.check()
    const at = ++clock
    const unit: Unit[number][] = []
    const undo: (() => void)[] = []
    const history = transactions.oldestSnapshot() < Infinity
    for (const { table, id, doc } of writes) {
      undo.push(table.put(id, doc, at, history))
      unit.push(entryOf(table, id, doc))
    }
    journal.write(unit, () => undo.reverse().forEach((step) => step()))
  }

  /** One document, now or in a transaction. Answers what it was and what it became; equal if it was left alone. */
  async function write(
    table: Table,
    id: string,
    tx: Transaction | undefined,
    step: Step,
  ): Promise<[Doc | null, Doc | null]> {
    for (;;) {
      const found = tx ? transactions.read(tx, table, id) : table.get(id)
      const made = step(found)
      // An update that changes nothing writes nothing: it neither waits nor guards.
      if (made === undefined || (same(found, made) && !mutated('idle-writes-guard'))) return [found, found]
      if (tx) {
        transactions.stage(tx, table, id, made)
        return [found, made]
      }
      const lock = transactions.heldLock(table.locksFor(id, found, made))
      if (!lock) {
        const holder = made && table.holder(made)
        if (holder) throw duplicate(table, holder)
        keep([{ table, id, doc: made }])
        return [found, made]
      }
      await transactions.released(lock)
      if (mutated('stale-condition')) step = () => made
    }
  }

  const openTx = (id: string | undefined) => (id === undefined ? undefined : transactions.open(id))

  /** A planted lie: the transaction that a where-write believes itself in. */
  const strayTx = () => (mutated('where-write-joins') ? [...transactions.all()].at(-1) : undefined)

  /** A planted lie: the write of a transaction that is still open. */
  function unborn(table: Table, id: string): Doc | null | undefined {
    if (!mutated('dirty-read')) return undefined
    return [...transactions.all()].map((tx) => tx.writes.get(`${table.name}/${id}`)?.doc).find((doc) => doc)
  }

  /** Documents that hold now. Who writes them tests each again when its turn comes. */
  function matching(table: Table, query: Query | undefined): { docs: Doc[]; holds: (doc: Doc) => boolean } {
    const { id, holds } = condition(query, mutated)
    const known = id === undefined ? table.all() : [table.get(id)]
    return { docs: [...known].filter((doc): doc is Doc => doc !== null && holds(doc)), holds }
  }

  function select({ collection, query, tx }: RequestOf<'find' | 'count'>): Doc[] {
    outside(tx, 'where()')
    return matching(tableOf(collection), query).docs
  }

  async function insertOne(table: Table, data: object, tx: Transaction | undefined): Promise<string> {
    const { _id: id = makeId() } = data as { _id?: unknown }
    if (typeof id !== 'string' || id === '') throw unsupported('不是文本的 _id')
    const doc = stored(id, data)
    await write(table, id, tx, (found) => {
      if (!found || mutated('duplicates-overwrite')) return doc
      if (tx) transactions.end(tx)
      throw duplicate(table, id)
    })
    return id
  }

  const changeStep =
    (changes: Query, holds: (doc: Doc) => boolean = () => true): Step =>
    (found) =>
      found && holds(found) ? changed(found, changes, mutated) : undefined

  const counted = ([found, made]: [Doc | null, Doc | null]): number =>
    found && (mutated('updated-counts-matched') || found !== made) ? 1 : 0

  return {
    get({ collection, id, projection, tx }) {
      const table = tableOf(collection)
      const open = openTx(tx)
      const doc = open ? transactions.read(open, table, id) : (unborn(table, id) ?? table.get(id))
      return doc && projection ? project(doc, projection, mutated) : doc
    },
    find(ask) {
      const rows = arrange(select(ask), ask, mutated)
      if (house.watch) {
        const { indexes, all } = tableOf(ask.collection)
        const ordered = ask.sort ? sorted([...all()], ask.sort, mutated) : [...all()]
        const examined = examinedBy(indexes, ordered, ask, (part) => condition(part, mutated).holds)
        house.watch({ collection: ask.collection, examined, returned: rows.length })
      }
      return rows
    },
    count: (ask) => select(ask).length,
    aggregate: ({ collection, stages }) => aggregate(tableOf(collection).all(), stages, mutated),
    async insert({ collection, docs, tx }) {
      const table = tableOf(collection)
      const open = openTx(tx)
      const ids: string[] = []
      for (const doc of docs) ids.push(await insertOne(table, doc, open))
      return ids
    },
    async replace({ collection, id, doc, tx }) {
      const made = stored(id, doc)
      const both = await write(tableOf(collection), id, openTx(tx), (found) =>
        mutated('set-merges') && found ? stored(id, { ...found, ...made }) : made,
      )
      return { updated: counted(both), created: both[0] === null }
    },
    async update({ collection, id, changes, tx }) {
      return counted(await write(tableOf(collection), id, openTx(tx), changeStep(changes)))
    },
    async updateWhere({ collection, query, changes, multi = true, tx }) {
      outside(tx, 'where().update()')
      const table = tableOf(collection)
      const { docs, holds } = matching(table, query)
      let updated = 0
      for (const { _id } of multi ? docs : docs.slice(0, 1)) {
        updated += counted(await write(table, _id, strayTx(), changeStep(changes, holds)))
      }
      if (mutated('where-update-upserts') && updated === 0) await insertOne(table, changes.$set as Query, undefined)
      return updated
    },
    async updateAndReturn({ collection, query, changes, tx }) {
      outside(tx, 'where().updateAndReturn()')
      const table = tableOf(collection)
      const { docs, holds } = matching(table, query)
      for (const { _id } of docs) {
        const both = await write(table, _id, undefined, changeStep(changes, holds))
        if (both[0] && holds(both[0])) return { updated: counted(both), doc: both[mutated('returns-old') ? 0 : 1] }
      }
      return { updated: 0, doc: null }
    },
    async remove({ collection, id, tx }) {
      const [found] = await write(tableOf(collection), id, openTx(tx), (doc) =>
        doc && !mutated('removes-nothing') ? null : undefined,
      )
      return found ? 1 : 0
    },
    async removeWhere({ collection, query, multi = true, tx }) {
      outside(tx, 'where().remove()')
      const table = tableOf(collection)
      const { docs, holds } = matching(table, query)
      let removed = 0
      for (const { _id } of multi ? docs : docs.slice(0, 1)) {
        const [found, left] = await write(table, _id, strayTx(), (doc) =>
          doc && holds(doc) && !mutated('removes-nothing') ? null : undefined,
        )
        if (found && !left) removed++
      }
      return removed
    },
    begin: ({ invocation }) => transactions.begin(invocation, clock).id,
    commit({ tx }) {
      const open = transactions.open(tx)
      const writes = [...open.writes.values()]
      for (const { table, id } of open.reads.values()) {
        if (!table.changedAfter(id, open.snapshot)) continue
        transactions.end(open)
        throw fault('DATABASE_TRANSACTION_CONFLICT', '读过的记录已经改变')
      }
      transactions.end(open)
      if (writes.length > 0) keep(mutated('torn-commit') ? writes.slice(0, 1) : writes)
      return null
    },
    abort({ tx }) {
      const open = transactions.open(tx)
      transactions.end(open)
      if (mutated('abort-commits')) keep(open.writes.values())
      return null
    },
    addCollection({ name }) {
      journal.check()
      if (tables.has(name)) throw fault('DATABASE_REQUEST_FAILED', `集合 ${name} 已存在`)
      if (!/^[A-Za-z][\w-]{0,63}$/.test(name)) throw fault('INVALID_PARAM', `集合名 ${name} 无效`)
      if (!mutated('ignores-new-collections')) house.addTable(name)
      journal.write([{ collection: name, id: null, text: null }], () => tables.delete(name))
      return null
    },
  }
}

/** A document as it is kept: its id stands first. */
function stored(id: string, data: object): Doc {
  const { _id: _, ...fields } = data as Record<string, unknown>
  return settle({ _id: id, ...fields }) as Doc
}

const same = (one: Doc | null, other: Doc | null): boolean =>
  one === other || (one !== null && other !== null && textOf(one) === textOf(other))
