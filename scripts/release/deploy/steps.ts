import type { Index } from 'local/store/schema'
import { ask, type Found, type FoundFunction } from './found'
import { PAGE, type FunctionPlan, type Plan } from './plan'
import type { Manager, Wechat } from './ports'

/** One thing that is not yet as the plan has it, and how it becomes so. Carried out twice it comes to the same. */
export interface Step {
  readonly says: string
  /** Takes something away: an index, a trigger, a function. */
  readonly drops?: true
  /** Belongs to every deployment, because nobody can see whether it is needed. */
  readonly always?: true
  run(): Promise<unknown>
}

interface Hands {
  readonly env: string
  readonly manager: Manager
  readonly wechat: Wechat
}

/** What is to be done, in an order in which nothing stands on what is not there yet: data before code before the page. */
export const steps = (plan: Plan, found: Found, hands: Hands): Step[] => [
  ...Object.keys(plan.collections).flatMap((name) => collectionSteps(name, plan, found, hands)),
  ...storageSteps(plan, found, hands),
  ...plan.functions.flatMap((one) => functionSteps(one, found.functions.get(one.name), hands)),
  ...pageSteps(plan, found, hands),
]

function collectionSteps(name: string, { access, collections }: Plan, found: Found, { env, manager }: Hands): Step[] {
  const is = found.collections.get(name)
  const wanted = collections[name]!.indexes
  const has = is?.indexes ?? []
  const create = ({ name: IndexName, keys, unique }: Index) => ({
    CreateIndexes: [
      {
        IndexName,
        MgoKeySchema: { MgoIndexKeys: Object.entries(keys).map(([Name, way]) => ({ Name, Direction: String(way) })), MgoIsUnique: unique === true },
      },
    ],
  })
  const drop = (index: string) => manager.database.updateCollection(name, { DropIndexes: [{ IndexName: index }] })
  const toAccess: Step = {
    says: `集合 ${name} 的权限${is ? `由 ${is.access} ` : ''}设为 ${access}`,
    run: () => ask(manager, 'ModifyDatabaseACL', { EnvId: env, CollectionName: name, AclTag: access }),
  }
  return [
    ...(is ? [] : [{ says: `新建集合 ${name}`, run: () => manager.database.createCollection(name) }]),
    ...(is?.access === access ? [] : [toAccess]),
    ...has
      .filter((index) => !wanted.some((one) => sameIndex(one, index)))
      .map((index): Step => ({ says: `删除集合 ${name} 的索引 ${index.name}（${wanted.some((one) => one.name === index.name) ? '写法变了' : '不再需要'}）`, drops: true, run: () => drop(index.name) })),
    ...wanted
      .filter((index) => !has.some((one) => sameIndex(one, index)))
      .map((index): Step => ({ says: `给集合 ${name} 建索引 ${index.name}`, run: () => manager.database.updateCollection(name, create(index)) })),
  ]
}

/** The order of an index's keys is part of it. */
const sameIndex = (one: Index, other: Index): boolean =>
  one.name === other.name && (one.unique === true) === (other.unique === true) && JSON.stringify(Object.entries(one.keys)) === JSON.stringify(Object.entries(other.keys))

function storageSteps({ storage: { read, write } }: Plan, { storage: is }: Found, { manager }: Hands): Step[] {
  const rule = is.rule as { read?: unknown; write?: unknown } | undefined
  if (is.acl === 'CUSTOM' && rule?.read === read && rule?.write === write) return []
  return [{ says: '设置云存储的规则：不能读，只能往自己名下写', run: () => manager.storage.setStorageAcl('CUSTOM', { read, write }) }]
}

function functionSteps(plan: FunctionPlan, is: FoundFunction | undefined, { env, manager, wechat }: Hands): Step[] {
  const { name, runtime, handler, timeout, memory, triggers, folder } = plan
  const create: Step = {
    says: `新建云函数 ${name}（${runtime}）`,
    run: () =>
      manager.functions.createFunction({ func: { name, runtime, handler, timeout, memorySize: memory, installDependency: false }, functionPath: folder }),
  }
  // WeChat's tool makes a missing function on a runtime of its own choice, and a runtime stays for ever.
  const fixed = is && (is.runtime !== runtime || is.handler !== handler)
  const before: Step[] = !is
    ? [create]
    : fixed
      ? [{ says: `删除云函数 ${name}（运行环境 ${is.runtime} 建好以后不能改），再重新建`, drops: true, run: () => manager.functions.deleteFunction(name) }, create]
      : is.timeout !== timeout || is.memory !== memory
        ? [
            {
              says: `云函数 ${name} 的超时由 ${is.timeout} 秒设为 ${timeout} 秒，内存由 ${is.memory} MB 设为 ${memory} MB`,
              run: () => manager.functions.updateFunctionConfig({ name, timeout, memorySize: memory }),
            },
          ]
        : []
  const has = fixed ? [] : (is?.triggers ?? [])
  return [
    ...before,
    { says: `上传云函数 ${name} 的代码`, always: true, run: () => wechat.uploadFunction({ env, name, path: folder }) },
    ...has
      .filter((timer) => !triggers.some((one) => one.name === timer.name && one.config === timer.config))
      .map((timer): Step => ({ says: `删除云函数 ${name} 的触发器 ${timer.name}（${timer.config}）`, drops: true, run: () => manager.functions.deleteFunctionTrigger(name, timer.name) })),
    ...triggers
      .filter((timer) => !has.some((one) => one.name === timer.name && one.config === timer.config))
      .map((timer): Step => ({
        says: `给云函数 ${name} 建触发器 ${timer.name}：${timer.config}`,
        async run() {
          const said = await wechat.createTrigger(env, name, timer)
          if (!said.includes('成功')) throw new Error(`微信没有建成触发器：${said}`)
        },
      })),
  ]
}

function pageSteps({ page }: Plan, { page: is }: Found, { manager }: Hands): Step[] {
  if (!page || !is) return []
  const changed = page.filter(({ path, md5 }) => is.files.get(path) !== md5)
  const upload = (files: typeof changed): Step[] =>
    files.length === 0
      ? []
      : [
          {
            says: files.length === 1 ? `上传桌面页的 ${files[0]!.path}` : `上传桌面页的 ${files.length} 个文件`,
            run: () => manager.hosting.uploadFiles({ files: files.map(({ local, path }) => ({ localPath: local, cloudPath: path })) }),
          },
        ]
  // The page goes last: it must not name a file that is not there yet.
  return [
    ...upload(changed.filter(({ path }) => path !== PAGE)),
    ...upload(changed.filter(({ path }) => path === PAGE)),
    ...(is.index === PAGE && is.missing === PAGE
      ? []
      : [{ says: `桌面页找不到的路径一律给 ${PAGE}`, run: () => manager.hosting.setWebsiteDocument({ indexDocument: PAGE, errorDocument: PAGE }) }]),
  ]
}
