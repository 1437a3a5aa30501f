import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import type { Cost, Ready } from './ours'

export interface Load {
  readonly members: number
  readonly connections: number
  readonly rounds: number
}

/** One round against one server. Milliseconds. */
export interface Round {
  readonly wall: number
  readonly p50: number
  readonly p99: number
  /** CPU of the server for each call. */
  readonly cpu: number
}

export interface OurRound extends Round {
  readonly threads: Cost['threads']
  readonly calls: Cost['calls']
  /** Bytes on the wire of the database for each call. */
  readonly asked: number
  readonly answered: number
  readonly stored: number
  /** Members whose two receipts are the same and accepted. */
  readonly equal: number
}

export interface Result extends Load {
  readonly node: string
  readonly cores: number
  readonly echo: readonly Round[]
  readonly ideal: readonly Round[]
  readonly ours: readonly OurRound[]
  /** Medians over the rounds of this run. */
  readonly ratioToIdeal: number
  readonly ratioToEcho: number
  /** What is wrong, whatever the speed; nothing if all is well. */
  readonly wrong: readonly string[]
}

interface Call {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Answer {
  readonly status: number
  readonly text: string
}

/** Each member's call is sent twice; the order is mixed, and the same in every run. */
function twice(members: number): number[] {
  const order = Array.from({ length: 2 * members }, (_, i) => i % members)
  let seed = 20261120
  for (let i = order.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    const j = seed % (i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

/** Runs all three servers side by side, in one run, round by round; the first round warms and is thrown away. */
export async function bench(root: string, { members, connections, rounds }: Load, say: (line: string) => void = () => {}): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const measures = join(root, 'scripts/bench/measures.cjs')
  const program = await bundled(root, folder)
  const echo = open([measures, 'echo'])
  const ideal = open([measures, 'ideal', join(folder, 'log')])
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []
  const ours = open([...profile, program, root, String(members), String(rounds + 1)])
  try {
    const addresses = [(await echo.line()) as { url: string }, (await ideal.line()) as { url: string }] as const
    const { url, tokens, meetings } = (await ours.line()) as Ready
    const order = twice(members)
    const plain = (round: number): Call[] =>
      order.map((n) => ({ path: '/', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key: `${meetings[round]!.meetingId}:${n}`, code: meetings[round]!.code }) }))
    const real = (round: number): Call[] =>
      order.map((n) => ({
        path: '/v1/functions/api',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[n]}` },
        body: JSON.stringify({ operation: 'attendance.checkIn', input: { code: meetings[round]!.code }, requestId: `bench-${round}-${n}-0000` }),
      }))

    const done: { echo: Round[]; ideal: Round[]; ours: OurRound[] } = { echo: [], ideal: [], ours: [] }
    for (let round = 0; round <= rounds; round++) {
      const measured = [await measure(root, echo, addresses[0].url, plain(round), connections), await measure(root, ideal, addresses[1].url, plain(round), connections)] as const
      const load = await generate(root, { url, connections, calls: real(round) })
      const cost = (await ours.ask(meetings[round]!.meetingId)) as Cost
      if (round === 0) continue
      done.echo.push(measured[0])
      done.ideal.push(measured[1])
      const perCall = (sum: number) => sum / order.length
      done.ours.push({
        ...timesOf(load, perCall(cost.cpu)),
        threads: cost.threads && { front: perCall(cost.threads.front), store: perCall(cost.threads.store), functions: perCall(cost.threads.functions) },
        calls: cost.calls,
        asked: perCall(cost.asked),
        answered: perCall(cost.answered),
        stored: cost.stored,
        equal: equalReceipts(order, load.answers, members),
      })
      say(`第 ${round} 轮：回声 ${ms(measured[0].wall)}，理想 ${ms(measured[1].wall)}，本平台 ${ms(done.ours.at(-1)!.wall)}`)
    }
    const ratio = (others: readonly Round[]) => median(done.ours.map(({ wall }, i) => wall / others[i]!.wall))
    return {
      members, connections, rounds, node: process.version, cores: cpus().length, ...done,
      ratioToIdeal: ratio(done.ideal),
      ratioToEcho: ratio(done.echo),
      wrong: done.ours.flatMap((round, i) => faultsOf(round, members).map((fault) => `第 ${i + 1} 轮：${fault}`)),
    }
  } finally {
    for (const server of [echo, ideal, ours]) await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The platform as `npm start` runs it: one bundle, without a compiler beside it. */
async function bundled(root: string, folder: string): Promise<string> {
  const outfile = join(folder, 'ours.cjs')
  const common = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'silent' } as const
  await build({ ...common, absWorkingDir: root, entryPoints: [join(root, 'scripts/bench/ours.ts')], outfile, external: ['libsql'] })
  return outfile
}

const ms = (wall: number): string => `${Math.round(wall)} 毫秒`

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((one, other) => one - other)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

/** What one call may ask of the database: the identity, the meeting, one insert; who comes again reads what was first. */
export const budget = (members: number): Readonly<Record<string, number>> => ({
  'database.getDocument principals': 2 * members,
  'database.getDocument meetings': 2 * members,
  'database.insertDocument attendance': 2 * members,
  'database.getDocument attendance': members,
})

/** Each instance looks at the settings once in half a minute, whatever is asked. */
const APART = 'database.getDocument settings'

/** What must hold on any machine. */
export function faultsOf({ stored, equal, calls }: Pick<OurRound, 'stored' | 'equal' | 'calls'>, members: number): string[] {
  const { [APART]: _, ...counted } = calls
  const wanted = budget(members)
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(counted)])]
  return [
    ...(stored === members ? [] : [`存下 ${stored} 条，应为 ${members}`]),
    ...(equal === members ? [] : [`${members - equal} 人两次的回执不同或未被接受`]),
    ...names.filter((name) => counted[name] !== wanted[name]).map((name) => `${name} ${counted[name] ?? 0} 次，应为 ${wanted[name] ?? 0}`),
  ]
}

function equalReceipts(order: readonly number[], answers: readonly Answer[], members: number): number {
  const receipts = Array.from({ length: members }, () => [] as string[])
  answers.forEach(({ status, text }, i) => {
    const reply = status === 200 ? (JSON.parse(text) as { kind: string; value?: unknown }) : undefined
    receipts[order[i]!]!.push(reply?.kind === 'accepted' ? JSON.stringify(reply.value) : '')
  })
  return receipts.filter(([first, second]) => first !== '' && first === second).length
}

interface Generated {
  readonly wall: number
  readonly took: readonly number[]
  readonly answers: readonly Answer[]
}

function timesOf({ wall, took }: Generated, cpu: number): Round {
  const sorted = [...took].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { wall, p50: at(0.5), p99: at(0.99), cpu }
}

async function measure(root: string, server: Server, url: string, calls: readonly Call[], connections: number): Promise<Round> {
  const before = (await server.ask('usage')) as { cpu: number }
  const load = await generate(root, { url, connections, calls })
  const after = (await server.ask('usage')) as { cpu: number }
  const failed = load.answers.filter(({ status }) => status !== 200).length
  if (failed > 0) throw new Error(`对照服务有 ${failed} 次没有答复`)
  return timesOf(load, (after.cpu - before.cpu) / calls.length)
}

/** Sends the load from a process that lives for this round only. */
async function generate(root: string, load: { readonly url: string; readonly connections: number; readonly calls: readonly Call[] }): Promise<Generated> {
  const child = spawn(process.execPath, [join(root, 'scripts/bench/generator.cjs')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stdin.end(JSON.stringify(load))
  await once(child, 'close')
  return JSON.parse(Buffer.concat(chunks).toString()) as Generated
}

interface Server {
  /** The next line that it prints. */
  line(): Promise<unknown>
  ask(line: string): Promise<unknown>
  stop(): Promise<void>
}

function open(args: readonly string[]): Server {
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  const ended = once(child, 'close')
  const line = async () => {
    const { value, done } = (await lines.next()) as { value: string; done: boolean }
    if (done) throw new Error(`${args.join(' ')} 没有答复就结束了`)
    return JSON.parse(value) as unknown
  }
  return {
    line,
    ask(text) {
      child.stdin!.write(`${text}\n`)
      return line()
    },
    async stop() {
      child.stdin!.end()
      await ended
    },
  }
}
