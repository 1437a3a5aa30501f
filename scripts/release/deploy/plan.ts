import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { readSchema, type Index } from 'local/store/schema'

/** A timer of a function. */
export interface Timer {
  readonly name: string
  readonly type: 'timer'
  /** Seven fields, from second to year. */
  readonly config: string
}

export interface FunctionPlan {
  readonly name: string
  readonly runtime: string
  readonly handler: string
  /** Seconds. */
  readonly timeout: number
  /** MB. */
  readonly memory: number
  /** WeChat's open interfaces that it may call. */
  readonly openapi: readonly string[]
  readonly triggers: readonly Timer[]
  /** What is uploaded: index.js, package.json, config.json. */
  readonly folder: string
}

export interface PageFile {
  /** Below the root of the page, with slashes. */
  readonly path: string
  readonly local: string
  readonly bytes: number
  readonly md5: string
}

export interface StorageRule {
  readonly read: boolean | string
  readonly write: boolean | string
}

/** What an environment shall be. */
export interface Plan {
  /** The access of clients to every collection. */
  readonly access: string
  readonly collections: Readonly<Record<string, { readonly indexes: readonly Index[] }>>
  readonly storage: StorageRule
  readonly functions: readonly FunctionPlan[]
  /** Undefined where the page is not part of this deployment. */
  readonly page: readonly PageFile[] | undefined
}

/** The page of the root, and of every path that is none: the client finds its place by itself. */
export const PAGE = 'index.html'

/** Neither can be changed once a function is there. */
const RUNTIME = 'Nodejs20.19'
const HANDLER = 'index.main'
/** Bundled code and the SDK take about 90 MB; CloudBase gives memory in steps of 128. */
const MEMORY = 256
/** CloudBase cuts a function off after three seconds unless it says otherwise. */
const TIMEOUT = 3

/**
 * Reads the plan from what the repository declares: `cloudfunctions/schema.json`, `<function>.config.json` beside each
 * function, and the built page below `dist`. Throws what is wrong with a declaration.
 */
export async function readPlan(root: string, dist: string, withPage: boolean): Promise<Plan> {
  const source = join(root, 'cloudfunctions')
  const json: unknown = JSON.parse(await readFile(join(source, 'schema.json'), 'utf8'))
  const { collections } = readSchema(json)
  const { access, storage } = json as { access?: unknown; storage?: Partial<StorageRule> }
  if (access !== 'ADMINONLY') throw new Error('schema.json：access 应为 ADMINONLY，集合不向客户端开放')
  const { read, write } = storage ?? {}
  if (read !== false || write === undefined || write === true) throw new Error('schema.json：storage 应为 read: false 和一条写的规则')

  const suffix = '.config.json'
  const names = (await readdir(source)).filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, -suffix.length))
  const functions = await Promise.all(names.sort().map((name) => functionPlan(name, join(source, name + suffix), join(dist, 'cloudfunctions', name))))
  return { access, collections, storage: { read, write }, functions, page: withPage ? await pageFiles(join(dist, 'h5')) : undefined }
}

async function functionPlan(name: string, config: string, folder: string): Promise<FunctionPlan> {
  const { timeout = TIMEOUT, memory = MEMORY, triggers = [], permissions } = JSON.parse(await readFile(config, 'utf8')) as {
    timeout?: number
    memory?: number
    triggers?: readonly Timer[]
    permissions?: { openapi?: readonly string[] }
  }
  if (triggers.length > 1) throw new Error(`${name}.config.json：一个云函数只能有一个触发器`)
  return { name, runtime: RUNTIME, handler: HANDLER, timeout, memory, openapi: permissions?.openapi ?? [], triggers, folder }
}

/** Every file of a built page; none where it was not built. */
async function pageFiles(folder: string): Promise<PageFile[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    files.sort().map(async (local) => {
      const content = await readFile(local)
      const path = local.slice(folder.length + 1).split(sep).join('/')
      return { path, local, bytes: content.length, md5: createHash('md5').update(content).digest('hex') }
    }),
  )
}

/** The plan as it is printed. */
export function planned({ access, collections, storage, functions, page }: Plan): string[] {
  const index = ({ name, keys, unique }: Index) =>
    `    索引 ${name}：${Object.entries(keys).map(([field, way]) => `${field} ${way === 1 ? '升' : '降'}`).join('、')}${unique ? '，唯一' : ''}`
  const kilobytes = page ? Math.round(page.reduce((sum, { bytes }) => sum + bytes, 0) / 1024) : 0
  return [
    `集合 ${Object.keys(collections).length} 个，权限都是 ${access}（客户端不能直接读写）：`,
    ...Object.entries(collections).flatMap(([name, { indexes }]) => [`  ${name}`, ...indexes.map(index)]),
    '云存储的规则：',
    `  读 ${storage.read}`,
    `  写 ${storage.write}`,
    `云函数 ${functions.length} 个：`,
    ...functions.flatMap(({ name, runtime, handler, timeout, memory, openapi, triggers }) => [
      `  ${name}：${runtime}，入口 ${handler}，超时 ${timeout} 秒，内存 ${memory} MB`,
      ...openapi.map((api) => `    微信接口 ${api}`),
      ...triggers.map((timer) => `    定时触发器 ${timer.name}：${timer.config}`),
    ]),
    ...(page
      ? [page.length > 0 ? `桌面页 ${page.length} 个文件，共 ${kilobytes} KB；找不到的路径一律给 ${PAGE}` : '桌面页还没有构建（npm run build）']
      : ['桌面页不在这次部署之内']),
  ]
}
