import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { APPID, InvocationError, LIMITS, environmentOf, type Answer, type Birth, type Caller, type Work } from './invocation'

export interface PoolOptions extends Birth {
  /** The file of `instance.ts`, bundled. */
  readonly worker: string
  readonly env: Record<string, string>
  /** Milliseconds a call may take. */
  readonly timeLimit: number
  /** Instances started at once, and the most there may be. */
  readonly warm: number
  readonly most: number
  readonly log: (line: string) => void
  /** Told by its token of each invocation, as it begins; and called in the end. */
  readonly begins?: (invocation: string, caller: Caller) => () => void
}

/** All instances of one function. Each handles one request at a time; the rest wait in order. */
export interface Pool {
  /** Resolves when the warm instances have loaded their module. */
  readonly warm: Promise<unknown>
  /** JSON in, JSON out. Rejects with an InvocationError. */
  invoke(event: string, caller: Caller): Promise<string>
  stop(): Promise<void>
}

interface Instance {
  readonly ready: Promise<void>
  run(work: Work): Promise<string>
  stop(): Promise<unknown>
}

export function openPool(options: PoolOptions): Pool {
  const all = new Set<Instance>()
  const idle: Instance[] = []
  const waiting: Array<(instance: Instance) => void> = []
  let stopped = false

  const grow = (): Instance => {
    const instance = startInstance(options, () => {
      all.delete(instance)
      const place = idle.indexOf(instance)
      if (place >= 0) idle.splice(place, 1)
      if (!stopped && waiting.length) release(grow())
    })
    all.add(instance)
    return instance
  }
  const release = (instance: Instance) => {
    if (!all.has(instance)) return
    const next = waiting.shift()
    if (next) next(instance)
    else idle.push(instance)
  }
  const seize = (): Promise<Instance> | Instance =>
    idle.pop() ?? (all.size < options.most ? grow() : new Promise((resolve) => waiting.push(resolve)))

  for (let i = 0; i < options.warm; i++) idle.push(grow())

  return {
    warm: Promise.allSettled([...all].map((instance) => instance.ready)),
    async invoke(event, caller) {
      checkSize(event)
      const instance = await seize()
      const work = workFor(event, caller, options.timeLimit)
      const ended = options.begins?.(work.requestId, caller)
      try {
        return await instance.run(work)
      } finally {
        ended?.()
        release(instance)
      }
    },
    async stop() {
      stopped = true
      await Promise.all([...all].map((instance) => instance.stop()))
    },
  }
}

const workFor = (event: string, caller: Caller, timeLimit: number): Work => ({
  requestId: randomUUID(),
  event: event || '{}',
  ...(caller.from === 'mini-program' && { userInfo: { openId: caller.openid, appId: APPID } }),
  environment: JSON.stringify(environmentOf(caller)),
  timeLimit,
})

function checkSize(event: string): void {
  const size = Buffer.byteLength(event)
  if (size > LIMITS.payload) throw new InvocationError('EXCEED_REQUEST_SIZE_LIMIT', `事件有 ${size} 字节，上限 ${LIMITS.payload}`)
}

function startInstance(options: PoolOptions, gone: () => void): Instance {
  const { name, bundle, admin, clock, env, timeLimit, log } = options
  const birth: Birth = { name, bundle, admin, clock }
  const worker = new Worker(options.worker, { workerData: birth, env, stdout: true, stderr: true })
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => log(`[${name}] ${text.trimEnd()}`))
  }

  let answer: ((answer: Answer) => void) | undefined
  let fail: ((error: Error) => void) | undefined
  let death: Error | undefined
  let reason = new InvocationError('FUNCTION_INVOCATION_FAILED', `${name} 的实例已退出`)
  let settle: { ready: () => void; failed: (error: Error) => void }
  const ready = new Promise<void>((resolve, reject) => (settle = { ready: resolve, failed: reject }))
  ready.catch(() => {})

  const die = (error: Error) => {
    if (death) return
    death = error
    settle.failed(error)
    fail?.(error)
    gone()
  }
  worker.on('message', (message: Answer) => ('ready' in message ? settle.ready() : answer?.(message)))
  worker.on('error', (error) => {
    log(`[${name}] ${error.stack ?? error.message}`)
    reason = new InvocationError('FUNCTION_INVOCATION_FAILED', `${name}：${error.message}`)
  })
  worker.on('exit', () => die(reason))

  return {
    ready,
    stop: () => worker.terminate(),
    async run(work) {
      await ready
      if (death) throw death
      let timer: NodeJS.Timeout | undefined
      try {
        const said = await new Promise<Answer>((resolve, reject) => {
          answer = resolve
          fail = reject
          timer = setTimeout(() => {
            // What it has already asked of the database may still happen, as with a lost reply.
            reason = new InvocationError('FUNCTION_TIME_LIMIT_EXCEEDED', `${name} 超过 ${timeLimit} 毫秒没有答复`)
            void worker.terminate()
          }, timeLimit)
          worker.postMessage(work)
        })
        if ('result' in said) return checkedResult(said.result)
        throw new InvocationError('FUNCTION_INVOCATION_FAILED', 'error' in said ? said.error : '')
      } finally {
        clearTimeout(timer)
        answer = fail = undefined
      }
    },
  }
}

function checkedResult(result: string): string {
  const size = Buffer.byteLength(result)
  if (size <= LIMITS.payload) return result
  throw new InvocationError('FUNCTION_INVOCATION_FAILED', `结果有 ${size} 字节，上限 ${LIMITS.payload}`)
}
