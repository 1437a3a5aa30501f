import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import schema from 'cloudfunctions/schema.json'
import { serveAdmin } from 'local/admin/server'
import { lockFolder } from 'local/lock'
import { openStore } from 'local/store/store'
import { readSchema } from 'local/store/schema'
import { accountOf, demand, lackingAccount, variables } from '../needs'
import { openManager } from '../deploy/ports'
import { cloudDocuments, documentsOf, type Documents } from './documents'
import { cloudStored, folderStored, type Stored } from './stored'

/** The whole of what an environment holds, to be kept or filled. */
export interface Target {
  readonly name: string
  readonly collections: readonly string[]
  readonly documents: Documents
  readonly files: Stored
  /** When the demo was planted here, as far as that is known. */
  readonly planted: () => Promise<number | undefined>
  /** Says that the documents are here to stay: nothing is to be planted over them. */
  readonly settle: (planted: number | undefined) => Promise<void>
  /** A hash over all documents; only of a data folder. */
  readonly hash?: () => string
  close(): Promise<void>
}

const collections = Object.keys(schema.collections)

/** The environment that the variables name, or the data folder of a local platform that is not running. */
export const openTarget = (root: string, folder: string | undefined): Promise<Target> => (folder === undefined ? openCloudTarget(root) : openFolder(folder))

async function openCloudTarget(root: string): Promise<Target> {
  const given = variables(root)
  demand(lackingAccount(given))
  const account = accountOf(given)
  return {
    name: account.env,
    collections,
    documents: cloudDocuments(account),
    files: cloudStored((await openManager(account)).storage),
    planted: async () => undefined,
    settle: async () => {},
    close: async () => {},
  }
}

/** A data folder through the unmodified SDK, as a function would see it. */
export async function openFolder(folder: string): Promise<Target> {
  const file = join(folder, 'store', 'documents.db')
  const mark = join(folder, 'planted')
  const unlock = await lockFolder(folder)
  if (!unlock) demand([{ what: `数据目录 ${folder} 正被平台使用，请先停掉平台`, chapter: 'local' }])
  const store = openStore({ path: file, schema: readSchema(schema) })
  const admin = await serveAdmin(store)
  // Otherwise the SDK asks for its surroundings before each call (test/contract, 陷阱五 and 陷阱八).
  Object.assign(process.env, { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'local', SILENCE: 'true' })
  const app = tcb.init({ env: 'local', secretId: 'local', secretKey: 'local', serviceUrl: admin.url, keepalive: true })
  return {
    name: folder,
    collections,
    documents: documentsOf(app),
    files: folderStored(join(folder, 'files')),
    hash: store.hash,
    async planted() {
      if (!existsSync(mark)) return undefined
      return Number(await readFile(mark, 'utf8')) || (await stat(mark)).mtimeMs
    },
    async settle(planted) {
      await mkdir(folder, { recursive: true })
      await writeFile(mark, planted === undefined ? '' : String(planted))
    },
    async close() {
      await admin.close()
      await store.close()
      await unlock!()
    },
  }
}
