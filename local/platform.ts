import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import schema from '../cloudfunctions/schema.json'
import { type Others } from './admin/server'
import { demoAccounts, demoDocuments } from './demo/demo'
import { authRoutes, type Account } from './front/auth'
import { customKeyIn, ticketReader } from './front/custom'
import { deskRoutes } from './front/desk'
import { openFiles, type Files } from './front/files'
import { functionRoutes } from './front/functions'
import { serve } from './front/http'
import { pageRoutes, scannedRoutes } from './front/page'
import { siteRoutes } from './front/site'
import { storageAction, storageRoutes } from './front/storage'
import { keyIn, signerWith } from './front/tokens'
import { openClock } from './host/clock'
import { type Host, openHost, type Source } from './host/host'
import { type Caller } from './host/invocation'
import { unsupported } from './store/request'
import { readSchema, type Schema } from './store/schema'
import { startStoreThread, type StoreThread } from './store/thread'
import { openWechat, type LocalWechat } from './wechat/wechat'

export interface PlatformOptions {
  /** The folder of what was built: `local/`, and `cloudfunctions/` and `h5/` unless given apart. */
  readonly dist: string
  /** A folder of functions in place of `dist/cloudfunctions`. */
  readonly functions?: string
  readonly schema?: Schema
  /** Where the data live; without it they are in memory and gone at the end. */
  readonly dataDir?: string
  /** 127.0.0.1, and any free port, unless told otherwise. */
  readonly host?: string
  readonly port?: number
  /** Who can sign in, and what a fresh store holds. */
  readonly accounts?: readonly Account[]
  readonly documents?: (now: number) => Readonly<Record<string, ReadonlyArray<{ readonly _id: string }>>>
  /** Further variables that functions see, or others in place of ours. */
  readonly env?: Readonly<Record<string, string>>
  /** Whether timers fire by the clock (yes); otherwise only `runTimers` fires them. */
  readonly timers?: boolean
  readonly log?: (line: string) => void
  /** Told when the data can no longer be kept; the platform should stop. */
  readonly onDeath?: (reason: Error) => void
}

export interface Platform {
  readonly url: string
  readonly port: number
  readonly accounts: readonly Account[]
  readonly files: Pick<Files, 'idOf' | 'uploadAddress' | 'downloadAddress' | 'list'>
  /** The store in its thread: `store('dump')`, `store('hash')`, `store('counts')`, `store('perform', …)`. */
  readonly store: StoreThread['call']
  /** WeChat's side: what it sent, and what it is told to do wrong. */
  readonly wechat: LocalWechat
  /** Calls a function with a JSON value. Rejects with an InvocationError. */
  invoke(name: string, event: unknown, caller?: Caller): Promise<unknown>
  /** Moves the cloud's clock to `milliseconds` ahead of the machine's. */
  setClock(milliseconds: number): void
  now(): number
  /** Fires every timer once and waits for all. */
  runTimers(): Promise<void>
  stop(): Promise<void>
}

/** The whole platform in this process: store, functions, front. Resolves when all of it answers. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { dist, log = () => {}, accounts = demoAccounts, documents = demoDocuments } = options
  const folder = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'zhijiao-jituan-')))
  await mkdir(join(folder, 'store'), { recursive: true })
  const signer = signerWith(await keyIn(join(folder, 'key')))
  const customKey = await customKeyIn(join(folder, 'sign-in-key.json'))
  const clock = openClock()
  const files = openFiles(folder, signer, () => url)
  const wechat = openWechat({
    now: clock.now,
    pages: await pagesIn(join(dist, 'weapp')),
    push: (message) => host.invoke('events', JSON.stringify(message), { from: 'wechat' }).catch((error: Error) => log(`[events] ${error.message}`)),
  })

  const closing: Array<() => Promise<unknown>> = []
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close()
    if (!options.dataDir) await rm(folder, { recursive: true, force: true })
  }

  let url = ''
  let host: Host
  try {
    const store = await startStoreThread({
      ...(options.dataDir && { path: join(folder, 'store', 'documents.db') }),
      schema: options.schema ?? readSchema(schema),
      port: 0,
      worker: join(dist, 'local', 'store.cjs'),
      others: othersWith(files, wechat, (invocation) => host.sourceOf(invocation), (name, event) => host.invoke(name, event, { from: 'function' })),
      onDeath: options.onDeath,
    })
    closing.push(() => store.stop())
    await plant(store, join(folder, 'planted'), documents, clock.now())

    host = await openHost({
      functions: options.functions ?? join(dist, 'cloudfunctions'),
      worker: join(dist, 'local', 'instance.cjs'),
      admin: store.url,
      clock,
      env: { SIGN_IN_KEY: JSON.stringify(customKey), ...options.env },
      warm: { api: 2 },
      timers: options.timers ?? true,
      log,
    })
    const { runTimers, stop: stopHost } = host
    const invoke: typeof host.invoke = (name, event, caller) => {
      if (caller.from === 'mini-program') wechat.saw(caller.openid)
      return host.invoke(name, event, caller)
    }
    closing.push(stopHost)

    const front = await serve(
      [
        authRoutes(accounts, signer, ticketReader(customKey), clock.now),
        functionRoutes(invoke, signer),
        storageRoutes(files, signer),
        files.route,
        deskRoutes({ invoke, runTimers, clock, files, wechat, accounts, dump: () => store.call('dump') }),
        scannedRoutes,
        siteRoutes(invoke),
        pageRoutes(join(dist, 'h5')),
      ],
      { host: options.host ?? '127.0.0.1', port: options.port ?? 0 },
      log,
    )
    closing.push(front.close)
    url = `http://${reachable(options.host)}:${front.port}`

    return {
      url,
      port: front.port,
      accounts,
      files,
      store: store.call,
      wechat,
      invoke: async (name, event, caller = { from: 'function' }) => JSON.parse(await invoke(name, JSON.stringify(event), caller)) as unknown,
      setClock: clock.setOffset,
      now: clock.now,
      runTimers,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What the SDK asks for that is not the database's. */
function othersWith(
  files: Files,
  wechat: LocalWechat,
  sourceOf: (invocation: string) => Source | undefined,
  invoke: (name: string, event: string) => Promise<string>,
): Others {
  return async (action, body, invocation) => {
    if (action === 'functions.invokeFunction') {
      return { data: { response_data: await invoke(String(body.function_name), String(body.request_data || '{}')) } }
    }
    if (action === 'wx.openApi' && body.requestData instanceof Uint8Array) {
      return wechat.answer(String(body.apiName), body.requestData, invocation === undefined ? undefined : sourceOf(invocation))
    }
    const data = await storageAction(files, action, body)
    if (data === undefined) throw unsupported(typeof body.apiName === 'string' ? `${action} ${body.apiName}` : action)
    return { data }
  }
}

/** The pages of the mini-program as it was built last; undefined where it was not. */
async function pagesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    const { pages, subPackages = [] } = JSON.parse(await readFile(join(folder, 'app.json'), 'utf8')) as AppJson
    return [...pages, ...subPackages.flatMap(({ root, pages: below }) => below.map((page) => `${root}/${page}`))]
  } catch {
    return undefined
  }
}

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: ReadonlyArray<{ readonly root: string; readonly pages: readonly string[] }>
}

/** Puts the demo's documents into a store that never had them, and notes when. Broken off half-way, it is simply done again. */
async function plant(store: StoreThread, mark: string, documents: NonNullable<PlatformOptions['documents']>, now: number) {
  if (existsSync(mark)) return
  const rows = Object.entries(documents(now)).flatMap(([collection, all]) => all.map((doc) => ({ collection, doc })))
  await Promise.all(rows.map(({ collection, doc }) => store.call('perform', { op: 'replace', collection, id: doc._id, doc: { ...doc } })))
  await writeFile(mark, String(now))
}

/** An address that stands for all addresses is reached on this machine by its own. */
const reachable = (host = '127.0.0.1'): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host)
