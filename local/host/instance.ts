import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { openClock, shiftedDate } from './clock'
import { ENVIRONMENT, type Answer, type Birth, type Work } from './invocation'

/** Runs in a thread of its own: one instance of a cloud function, which handles one request at a time. */
type Main = (event: unknown, context: unknown) => unknown

const { name, bundle, admin, clock } = workerData as Birth
const say = (answer: Answer) => parentPort!.postMessage(answer)

globalThis.Date = shiftedDate(openClock(clock))
// A thread's environment is looked up under a lock each time, and the SDK does so some forty times a request.
process.env = { ...process.env }
const { main } = createRequire(bundle)(bundle) as { main: Main }

parentPort!.on('message', async (work: Work) => {
  const { requestId, timeLimit } = work
  // The token in the address tells the database which calls belong to one invocation.
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: `${admin}/${requestId}` })
  try {
    const event: unknown = JSON.parse(work.event)
    if (work.userInfo && isObject(event)) event.userInfo = work.userInfo
    const result = await main(event, {
      function_name: name,
      function_version: '$LATEST',
      namespace: ENVIRONMENT,
      request_id: requestId,
      memory_limit_in_mb: 256,
      time_limit_in_ms: timeLimit,
      environment: work.environment,
    })
    say({ requestId, result: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    say({ requestId, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

say({ ready: true })

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
