import tcb, { type CloudBase } from '@cloudbase/node-sdk'
import type { Account } from '../needs'

export type Document = Readonly<Record<string, unknown>> & { readonly _id: string }

/** The documents of an environment, for those who keep or move the whole of them. */
export interface Documents {
  get(collection: string, id: string): Promise<Document | undefined>
  /** All of a collection, by id, a page at a time: what is written meanwhile may or may not be among them. */
  pages(collection: string): AsyncIterable<readonly Document[]>
  count(collection: string): Promise<number>
  /** Stores the whole document, whatever was there. */
  put(collection: string, document: Document): Promise<void>
  remove(collection: string, id: string): Promise<void>
}

/** Documents in one answer: production cuts answers off at 16 MB. */
const PAGE = 200

export function documentsOf(app: CloudBase): Documents {
  const db = app.database()
  return {
    async get(collection, id) {
      const { data } = await db.collection(collection).doc(id).get()
      return (data as Document[])[0]
    },
    async *pages(collection) {
      let after = ''
      for (;;) {
        const query = db.collection(collection).where({ _id: db.command.gt(after) }).orderBy('_id', 'asc').limit(PAGE)
        const page = (await query.get()).data as Document[]
        if (page.length > 0) yield page
        if (page.length < PAGE) return
        after = page.at(-1)!._id
      }
    },
    count: async (collection) => (await db.collection(collection).count()).total ?? 0,
    async put(collection, { _id, ...fields }) {
      await db.collection(collection).doc(_id).set(fields)
    },
    async remove(collection, id) {
      await db.collection(collection).doc(id).remove()
    },
  }
}

/** The documents of a real environment, with the keys of its owner. */
export const cloudDocuments = ({ env, secretId, secretKey }: Account): Documents =>
  documentsOf(tcb.init({ env, secretId, secretKey, keepalive: true, timeout: 30_000 }))

/** Does `work` for each, a few at a time. */
export async function few<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items][Symbol.iterator]()
  const hand = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: 8 }, hand))
}
