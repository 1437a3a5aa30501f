import { encode, textOf } from './documents/ejson'
import { fault, unsupported, type Doc, type Mutation } from './request'
import type { Index } from './schema'

interface Version {
  readonly doc: Doc | null
  /** The number of the commit that made it. */
  readonly at: number
  readonly before: Version | undefined
}

/** One collection: every document's newest version, and older ones for as long as a snapshot may look at them. */
export interface Table {
  readonly name: string
  readonly indexes: readonly Index[]
  get(id: string, snapshot?: number): Doc | null
  all(): Iterable<Doc>
  changedAfter(id: string, snapshot: number): boolean
  /** The locks a change of this document needs: the document itself and every unique key it leaves or takes. */
  locksFor(id: string, before: Doc | null, after: Doc | null): string[]
  /** The other document that holds one of `doc`'s unique keys, as the newest versions have it. */
  holder(doc: Doc, ignoring?: (id: string) => boolean): string | undefined
  /** Whether two documents of one transaction claim the same unique key. */
  rivals(one: Doc, other: Doc): boolean
  /** Stores a version and answers what takes it back. */
  put(id: string, doc: Doc | null, at: number, keepHistory: boolean): () => void
  forget(oldestSnapshot: number): void
}

export function createTable(name: string, indexes: readonly Index[], mutated: (mutation: Mutation) => boolean): Table {
  const heads = new Map<string, Version>()
  const withHistory = new Set<string>()
  const unique = mutated('no-unique') ? [] : indexes.filter((index) => index.unique)
  const owners = unique.map(() => new Map<string, string>())

  /** A missing field counts as null, so that a second document without it collides. */
  function keyOf(index: Index, doc: Doc): string | undefined {
    const values = Object.keys(index.keys).map((path) => {
      const value = path
        .split('.')
        .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], doc)
      if (Array.isArray(value)) throw unsupported('列表字段上的唯一索引')
      return value ?? null
    })
    return mutated('sparse-unique') && values.includes(null) ? undefined : encode(values)
  }

  function claim(doc: Doc | null, id: string, claimed: boolean): void {
    if (!doc) return
    unique.forEach((index, i) => {
      const key = keyOf(index, doc)
      if (key === undefined) return
      if (claimed) owners[i]!.set(key, id)
      else if (owners[i]!.get(key) === id) owners[i]!.delete(key)
    })
  }

  function head(id: string, version: Version | undefined): void {
    claim(heads.get(id)?.doc ?? null, id, false)
    if (version && (version.doc || version.before)) heads.set(id, version)
    else heads.delete(id)
    claim(version?.doc ?? null, id, true)
  }

  return {
    name,
    indexes,
    get(id, snapshot = Infinity) {
      let version = heads.get(id)
      while (version && version.at > snapshot) version = version.before
      return version?.doc ?? null
    },
    *all() {
      for (const { doc } of heads.values()) if (doc) yield doc
    },
    changedAfter: (id, snapshot) => (heads.get(id)?.at ?? 0) > snapshot,
    locksFor(id, before, after) {
      const locks = new Set([`${name}/${id}`])
      for (const doc of [before, after]) {
        if (doc) for (const index of unique) locks.add(`${name}#${index.name}/${keyOf(index, doc)}`)
      }
      return [...locks]
    },
    holder(doc, ignoring = () => false) {
      for (const [i, index] of unique.entries()) {
        const key = keyOf(index, doc)
        const owner = key === undefined ? undefined : owners[i]!.get(key)
        if (owner !== undefined && owner !== doc._id && !ignoring(owner)) return owner
      }
      return undefined
    },
    rivals: (one, other) =>
      unique.some((index) => keyOf(index, one) !== undefined && keyOf(index, one) === keyOf(index, other)),
    put(id, doc, at, keepHistory) {
      const before = heads.get(id)
      if (keepHistory && before) withHistory.add(id)
      head(id, { doc, at, before: keepHistory ? before : undefined })
      return () => head(id, before)
    },
    forget(oldestSnapshot) {
      for (const id of withHistory) {
        const newest = heads.get(id)
        const kept = newest && trim(newest, oldestSnapshot)
        if (kept && (kept.doc || kept.before)) heads.set(id, kept)
        else heads.delete(id)
        if (!kept?.before) withHistory.delete(id)
      }
    },
  }
}

/** Drops the versions that no snapshot from `oldest` on can see. */
function trim(version: Version, oldest: number): Version {
  if (version.at <= oldest || !version.before) return version.before ? { ...version, before: undefined } : version
  return { ...version, before: trim(version.before, oldest) }
}

/** The entry that makes a version durable. */
export const entryOf = (table: Table, id: string, doc: Doc | null) => ({
  collection: table.name,
  id,
  text: doc && textOf(doc),
})

export const duplicate = (table: Table, id: string) =>
  fault('DATABASE_DUPLICATE_WRITE', `集合 ${table.name} 中与 ${id} 重复的记录已存在`)
