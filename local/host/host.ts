import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clock } from './clock'
import { ENVIRONMENT, InvocationError, type Caller } from './invocation'
import { openPool, type Pool } from './pool'
import { startTimers, type Trigger } from './timers'

export interface HostOptions {
  /** A folder with a folder for each function: index.js and config.json. */
  readonly functions: string
  /** The file of `instance.ts`, bundled. */
  readonly worker: string
  /** Address of the database protocol, such as `http://127.0.0.1:8000/admin`. */
  readonly admin: string
  readonly clock: Clock
  /** Further variables that functions see. */
  readonly env?: Readonly<Record<string, string>>
  /** Instances to start at once, by function. */
  readonly warm?: Readonly<Record<string, number>>
  /** Whether timers fire by the clock; otherwise only `runTimers` fires them. */
  readonly timers?: boolean
  readonly log?: (line: string) => void
}

/** The functions of an environment. */
export interface Host {
  readonly names: readonly string[]
  /** Who called, and what the function may ask of WeChat, by the token of an invocation that goes on. */
  sourceOf(invocation: string): Source | undefined
  /** JSON text in, JSON text out. Rejects with an InvocationError. */
  invoke(name: string, event: string, caller: Caller): Promise<string>
  /** Fires every timer once and waits for all of them. */
  runTimers(): Promise<void>
  stop(): Promise<void>
}

/** What is known of an invocation besides what the function is told. */
export interface Source {
  readonly caller: Caller
  readonly permits: readonly string[]
}

/** What is read of a function's config.json; `timeout` is in seconds. */
interface Config {
  readonly permissions?: { readonly openapi?: readonly string[] }
  readonly timeout?: number
  readonly triggers?: readonly Trigger[]
}

const TIMEOUT = 20
const MOST = 3

export async function openHost(options: HostOptions): Promise<Host> {
  const { log = () => {} } = options
  const folders = (await readdir(options.functions, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const configs = new Map<string, Config>()
  for (const { name } of folders) {
    configs.set(name, JSON.parse(await readFile(join(options.functions, name, 'config.json'), 'utf8')) as Config)
  }

  const running = new Map<string, Source>()
  const begins = (config: Config) => (invocation: string, caller: Caller) => {
    running.set(invocation, { caller, permits: config.permissions?.openapi ?? [] })
    return () => void running.delete(invocation)
  }
  const pools = new Map<string, Pool>()
  for (const [name, config] of configs) {
    pools.set(
      name,
      openPool({
        name,
        bundle: join(options.functions, name, 'index.js'),
        worker: options.worker,
        admin: options.admin,
        clock: options.clock.memory,
        env: { ...environment, ...options.env },
        timeLimit: (config.timeout ?? TIMEOUT) * 1000,
        warm: options.warm?.[name] ?? 0,
        most: MOST,
        log,
        begins: begins(config),
      }),
    )
  }

  const invoke = async (name: string, event: string, caller: Caller) => {
    const pool = pools.get(name)
    if (!pool) throw new InvocationError('FUNCTION_NOT_FOUND', `没有云函数 ${name}`)
    return pool.invoke(event, caller)
  }
  const fire = async (name: string, trigger: Trigger) => {
    const event = { Type: 'Timer', TriggerName: trigger.name, Time: new Date(options.clock.now()).toISOString(), Message: '' }
    await invoke(name, JSON.stringify(event), { from: 'timer', trigger: trigger.name })
  }
  const timers = [...configs].flatMap(([name, { triggers = [] }]) => triggers.map((trigger) => ({ name, trigger })))
  const stopTimers = options.timers
    ? startTimers(
        timers.map(({ name, trigger }) => ({
          ...trigger,
          fire: () => void fire(name, trigger).catch((error: Error) => log(`[${name}] ${trigger.name}：${error.message}`)),
        })),
        options.clock.now,
      )
    : () => {}

  await Promise.all([...pools.values()].map((pool) => pool.warm))
  return {
    names: [...pools.keys()],
    sourceOf: (invocation) => running.get(invocation),
    invoke,
    async runTimers() {
      for (const { name, trigger } of timers) await fire(name, trigger)
    },
    async stop() {
      stopTimers()
      await Promise.all([...pools.values()].map((pool) => pool.stop()))
    },
  }
}

/** A function sees what it would see in the cloud, and nothing of this machine. */
const environment = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  SCF_NAMESPACE: ENVIRONMENT,
  SILENCE: 'true',
}
