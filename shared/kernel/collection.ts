/** A stored document. */
export interface Document {
  readonly _id: string
}

/** A document that commits change: `v` counts its writes; 0 has never been stored. */
export interface Versioned extends Document {
  readonly v: number
}

/** The name of a collection with the shape of its documents. */
export interface Collection<T extends Document> {
  readonly name: string
  /** Never set: it only carries the type. */
  readonly shape?: T
}

export const collection = <T extends Document>(name: string): Collection<T> => ({ name })

type Test<V> = V | { readonly in: readonly V[] } | { readonly gte?: V; readonly lte?: V; readonly lt?: V; readonly gt?: V } | { readonly exists: boolean }

/** Equality, membership, ranges and existence on fields; a list is matched by any of its elements, a dotted key reaches into documents and lists. */
export type Where<T> = { readonly [K in keyof T]?: Test<NonNullable<T[K]> extends readonly (infer E)[] ? E : T[K]> } & { readonly [path: `${string}.${string}`]: Test<unknown> }

export interface Order {
  readonly field: string
  readonly direction: 'asc' | 'desc'
}
