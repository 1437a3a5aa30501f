import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { bridge, type Bridge } from '../admin/bridge'
import type { Others } from '../admin/server'
import type { HostSide, StoreSide, WorkerData } from './worker'
import { unsupported } from './request'

export interface StoreThreadOptions extends Pick<WorkerData['store'], 'path' | 'schema' | 'limits' | 'mutations'> {
  /** 0 takes any free port. */
  readonly port: number
  readonly host?: string
  /** Answers what is not the database's: functions, storage, WeChat. */
  readonly others?: Others
  /** The bundle of `worker.ts`; left out, `store.cjs` beside the running bundle. */
  readonly worker?: string
  /** Told when the thread ends without `stop`: nothing can be stored any more. */
  readonly onDeath?: (reason: Error) => void
}

export interface StoreThread {
  readonly url: string
  readonly port: number
  /** Asks the store in its thread: `call('perform', request)`, `call('counts')`, `call('dump')`, `call('hash')` … */
  readonly call: Bridge<StoreSide>['call']
  /** Ends the thread when everything is on disk; at once when it has died before. */
  stop(): Promise<void>
}

/** Starts the store of `npm start`. Throws what opening the file or the port has failed with. */
export async function startStoreThread(options: StoreThreadOptions): Promise<StoreThread> {
  const { path, schema, limits, mutations, port, host } = options
  const data: WorkerData = { store: { path, schema, limits, mutations }, port, host }
  const worker = new Worker(options.worker ?? join(__dirname, 'store.cjs'), { workerData: data })
  const others: Others = (action, body, invocation) => {
    if (!options.others) throw unsupported(action)
    return options.others(action, body, invocation)
  }
  const side = bridge<StoreSide>(worker, { others } satisfies HostSide)

  let ended: () => void
  const end = new Promise<void>((resolve) => (ended = resolve))
  let stopping = false
  let alive = true
  let reason = new Error('数据线程已经结束')
  worker.on('error', (error) => (reason = error))
  worker.on('exit', () => {
    alive = false
    side.fail(reason)
    ended()
    if (!stopping) options.onDeath?.(reason)
  })

  async function stop(): Promise<void> {
    stopping = true
    if (alive) await side.call('stop')
    await end
  }

  try {
    return { ...(await side.call('listening')), call: side.call, stop }
  } catch (error) {
    stopping = true
    await worker.terminate()
    throw error
  }
}
