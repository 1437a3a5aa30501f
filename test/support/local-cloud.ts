import declared from 'cloudfunctions/schema.json'
import { serveAdmin, type Others } from 'local/admin/server'
import { openStore, type Store, type StoreOptions } from 'local/store/store'
import { readSchema, type Schema } from 'local/store/schema'

export interface LocalCloud {
  /** The store behind the SDK, to look into and to hash. */
  readonly store: Store
  /** What `TCB_CONTEXT_CNFG` names; with `/<invocation>` appended for one function call. */
  readonly url: string
  /** How often each action of the protocol has arrived since the start or since `counts.clear()`. */
  readonly counts: Map<string, number>
  close(): Promise<void>
}

export interface LocalCloudOptions extends Omit<StoreOptions, 'schema'> {
  /** Instead of those of `cloudfunctions/schema.json`. */
  readonly collections?: Schema['collections']
  readonly others?: Others
}

/**
 * The cloud in this process, in memory: a test then uses the real SDK,
 * `tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })`, which finds it through the environment.
 */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const { collections, others, ...rest } = options
  const counts = new Map<string, number>()
  const store = openStore({ ...rest, schema: collections ? { collections } : readSchema(declared) })
  const admin = await serveAdmin(store, {
    others,
    onAction: (action) => void counts.set(action, (counts.get(action) ?? 0) + 1),
  })
  Object.assign(process.env, sdkEnvironment(admin.url))
  return {
    store,
    url: admin.url,
    counts,
    async close() {
      await admin.close()
      await store.close()
    },
  }
}

/** What a cloud function finds in its environment, with the address of the local cloud in place of Tencent's. */
const sdkEnvironment = (url: string): Record<string, string> => ({
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local-env',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
  SILENCE: 'true',
})
