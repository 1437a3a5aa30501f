import { type HttpAnswer, handOut } from 'cloudfunctions/showcase/site/hand-out'
import { writeSite } from 'cloudfunctions/showcase/site/write'
import declared from 'cloudfunctions/schema.json'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import type { Instant } from 'shared/kernel/time'
import type { SitePage } from 'shared/showcase/model'
import { memoryFiles } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'

type Documents = Readonly<Record<string, readonly { readonly _id: string }[]>>

/** The job that writes the public pages and the function that hands them out, over a store in memory. */
export async function openSite(documents: Documents) {
  const store = openStore({ schema: readSchema(declared) })
  const put = async (collection: string, all: readonly { readonly _id: string }[]) => {
    for (const { _id, ...rest } of all) await store.replace(collection, _id, rest)
  }
  for (const [collection, all] of Object.entries(documents)) await put(collection, all)
  const db = directDatabase(store)
  const files = memoryFiles()
  return {
    db,
    files,
    put,
    remove: (collection: string, _id: string) => store.remove(collection, _id),
    write: (at: Instant) => writeSite(db, qixian, at, () => true),
    get: (path: string, more: object = {}): Promise<HttpAnswer> => handOut(db, files, { path, httpMethod: 'GET', headers: { host: 'zjjt.example.edu.cn' }, ...more }),
    pages: () => (store.dump()['sitePages'] ?? []) as unknown as readonly SitePage[],
  }
}
