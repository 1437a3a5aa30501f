import type { Index } from 'local/store/schema'
import type { Manager } from './ports'
import type { Plan, Timer } from './plan'

export interface FoundFunction {
  readonly runtime: string
  readonly handler: string
  readonly timeout: number
  readonly memory: number
  readonly triggers: readonly Timer[]
}

/** What an environment is seen to be, as far as the plan speaks of it. */
export interface Found {
  readonly collections: ReadonlyMap<string, { readonly access: string; readonly indexes: readonly Index[] }>
  readonly storage: { readonly acl: string; readonly rule?: unknown }
  readonly functions: ReadonlyMap<string, FoundFunction>
  /** MD5 of each file of the page, by path; undefined where hosting has not been opened. */
  readonly page: { readonly files: ReadonlyMap<string, string>; readonly index: string; readonly missing: string } | undefined
}

/** Collections listed at a time. */
const LISTED = 100

/** Looks at an environment and changes nothing. */
export async function look(manager: Manager, env: string, plan: Plan): Promise<Found> {
  const names = await collectionNames(manager)
  const collections = new Map<string, { access: string; indexes: Index[] }>()
  for (const name of names) {
    if (!Object.hasOwn(plan.collections, name)) continue
    collections.set(name, { access: await accessOf(manager, env, name), indexes: await indexesOf(manager, name) })
  }
  const functions = new Map<string, FoundFunction>()
  for (const { name } of plan.functions) {
    const found = await functionOf(manager, name)
    if (found) functions.set(name, found)
  }
  return { collections, storage: await manager.storage.getStorageAcl({ withRule: true }), functions, page: plan.page && (await pageOf(manager)) }
}

async function collectionNames({ database }: Manager): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const { Collections } = await database.listCollections({ MgoLimit: LISTED, MgoOffset: names.length })
    names.push(...Collections.map(({ CollectionName }) => CollectionName))
    if (Collections.length < LISTED) return names
  }
}

const TCB = ['tcb', '2018-06-08'] as const

/** Asks what `@cloudbase/manager-node` has no method for. */
export const ask = (manager: Manager, Action: string, Param: Record<string, unknown>): Promise<unknown> =>
  manager.commonService(...TCB).call({ Action, Param })

async function accessOf(manager: Manager, EnvId: string, CollectionName: string): Promise<string> {
  return ((await ask(manager, 'DescribeDatabaseACL', { EnvId, CollectionName })) as { AclTag: string }).AclTag
}

/** The platform makes these by itself. */
const ITS_OWN = /^_(id|openid)_/

async function indexesOf({ database }: Manager, collection: string): Promise<Index[]> {
  const { Indexes = [] } = await database.describeCollection(collection)
  return Indexes.filter(({ Name }) => !ITS_OWN.test(Name)).map(({ Name, Keys, Unique }) => ({
    name: Name,
    keys: Object.fromEntries(Keys.map((key) => [key.Name ?? '', Number(key.Direction) === -1 ? -1 : 1] as const)),
    unique: Unique,
  }))
}

async function functionOf({ functions }: Manager, name: string): Promise<FoundFunction | undefined> {
  try {
    const { Runtime, Handler, Timeout, MemorySize, Triggers } = await functions.getFunctionDetail(name)
    const triggers = (Triggers ?? []).map(({ TriggerName, TriggerDesc }) => ({ name: TriggerName, type: 'timer' as const, config: cronOf(TriggerDesc) }))
    return { runtime: Runtime, handler: Handler, timeout: Timeout, memory: MemorySize, triggers }
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('ResourceNotFound')) return undefined
    throw error
  }
}

/** A timer's expression comes bare or wrapped: `{"cron":"0 * * * * * *"}`. */
function cronOf(description: string): string {
  try {
    return (JSON.parse(description) as { cron: string }).cron
  } catch {
    return description
  }
}

async function pageOf({ hosting }: Manager): Promise<Found['page']> {
  const [site] = (await hosting.getInfo()) ?? []
  if (site?.Status !== 'online') return undefined
  const files = new Map((await hosting.listFiles()).map(({ Key, ETag }) => [Key, ETag.replaceAll('"', '')]))
  const { WebsiteConfiguration: set } = ((await hosting.getWebsiteConfig()) ?? {}) as {
    WebsiteConfiguration?: { IndexDocument?: { Suffix?: string }; ErrorDocument?: { Key?: string } }
  }
  return { files, index: set?.IndexDocument?.Suffix ?? '', missing: set?.ErrorDocument?.Key ?? '' }
}
