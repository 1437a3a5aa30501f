import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { demoAccounts, demoDocuments } from 'local/demo/demo'
import { startPlatform, type Platform } from 'local/platform'
import { makeId } from 'shared/kernel/id'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { busiest, spent, usageOfThreads, type Usage } from './threads'

/**
 * The platform under load, in a process of its own: `tsx ours.ts <root> <members> <meetings>`.
 * It prints its address, tokens and meetings; each line on standard input asks for what has happened since the last.
 */
export interface Ready {
  readonly url: string
  /** A bearer token for each member. */
  readonly tokens: readonly string[]
  /** One for each round, its door open, with the code that hangs at it. */
  readonly meetings: readonly { readonly meetingId: string; readonly code: string }[]
}

/** What a round has cost. CPU in milliseconds. */
export interface Cost {
  readonly cpu: number
  /** Of the thread that serves the page's calls, of the store's, and of all instances together; where the system tells. */
  readonly threads: { readonly front: number; readonly store: number; readonly functions: number } | undefined
  /** Calls of the database, by action and collection. */
  readonly calls: Readonly<Record<string, number>>
  readonly asked: number
  readonly answered: number
  /** Facts stored for the meeting that was asked after. */
  readonly stored: number
}

const account = (n: number) => ({ name: `member${n}`, says: '理事', subject: `bench-${n}` })

/** As many directors as members, besides the demo. */
function documents(now: number, members: number): ReturnType<typeof demoDocuments> {
  const demo = demoDocuments(now)
  const { unitId, unitName, posts } = demo['persons']!.find(({ _id }) => _id === 'person-director01') as never as { unitId: string; unitName: string; posts: object[] }
  const all = Array.from({ length: members }, (_, n) => ({ n, common: { v: 1, name: `理事${n}`, unitId, unitName, posts } }))
  return {
    ...demo,
    persons: [
      ...demo['persons']!,
      ...all.map(({ n, common }) => ({ _id: `bench-${n}`, ...common, pinyin: 'li shi', initials: 'ls', title: '校长', phone: '13000000000', bound: { tcb: `tcb:bench-${n}` } })),
    ],
    principals: [...demo['principals']!, ...all.map(({ n, common }) => ({ _id: `tcb:bench-${n}`, personId: `bench-${n}`, ...common }))],
  }
}

async function main([root, members, meetings]: string[]): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const platform = await startPlatform({
    dist: join(root!, 'dist'),
    dataDir,
    timers: false,
    accounts: [...demoAccounts, ...Array.from({ length: Number(members) }, (_, n) => account(n))],
    documents: (now) => documents(now, Number(members)),
  })
  platform.setClock(chinaTime(`${yearOf(Date.now())}-12-01T09:00`) - Date.now())
  const open: { meetingId: string; code: string }[] = []
  for (let n = 0; n < Number(meetings); n++) open.push(await opened(platform, n))
  platform.setClock(chinaTime(`${yearOf(Date.now())}-12-18T09:00`) - Date.now())
  const tokens: string[] = []
  for (let n = 0; n < Number(members); n++) tokens.push(await signedIn(platform.url, account(n).name))
  const store = await storeThread(platform)

  const say = (value: Ready | Cost) => void process.stdout.write(`${JSON.stringify(value)}\n`)
  let since = await snapshot(platform)
  say({ url: platform.url, tokens, meetings: open })
  for await (const line of createInterface({ input: process.stdin })) {
    const now = await snapshot(platform)
    const dump = (await platform.store('dump')) as Record<string, readonly { readonly meetingId?: string }[]>
    say({
      cpu: now.cpu - since.cpu,
      threads: threadsOf(spent(since.threads, now.threads), store),
      calls: now.traffic.calls,
      asked: now.traffic.asked - since.traffic.asked,
      answered: now.traffic.answered - since.traffic.answered,
      stored: dump['attendance']!.filter(({ meetingId }) => meetingId === line).length,
    })
    await platform.store('forgetCounts')
    since = await snapshot(platform)
  }
  await platform.stop()
  await rm(dataDir, { recursive: true, force: true })
  process.exit()
}

async function snapshot(platform: Platform) {
  const { user, system } = process.cpuUsage()
  return { cpu: (user + system) / 1000, threads: usageOfThreads(), traffic: await platform.store('traffic') }
}

function threadsOf(work: Usage, store: number | undefined): Cost['threads'] {
  if (store === undefined) return undefined
  const all = [...work.values()].reduce((sum, used) => sum + used, 0)
  const front = work.get(process.pid) ?? 0
  const storeWork = work.get(store) ?? 0
  return { front, store: storeWork, functions: all - front - storeWork }
}

/** The thread of the store: whoever works while nothing but the store is asked. */
async function storeThread(platform: Platform): Promise<number | undefined> {
  const before = usageOfThreads()
  for (let i = 0; i < 20; i++) await platform.store('hash')
  return busiest(spent(before, usageOfThreads()))
}

async function signedIn(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/auth/v1/signin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'demo' }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

/**
 * A meeting of the assembly under notice, as the secretariat makes one. Its code is the one on paper, which holds as long as
 * the door is open: the code on the screen would make the outcome a matter of speed. Both cost the same.
 */
async function opened(platform: Platform, n: number): Promise<{ meetingId: string; code: string }> {
  const year = yearOf(platform.now())
  const plan = {
    kind: 'assembly',
    title: `理事大会 ${n}`,
    term: 1,
    number: n + 2,
    startsAt: chinaTime(`${year}-12-18T09:00`),
    endsAt: chinaTime(`${year}-12-18T11:30`),
    replyBy: chinaTime(`${year}-12-15T18:00`),
    place: '报告厅',
    directions: '',
    contactName: '赵卫东',
    contactPhone: '13600000006',
    topics: [{ title: '审议年度工作报告', matter: 'ordinary' }],
    papers: [],
    logistics: { companions: false, lodging: false, meals: false, plate: false },
    invited: [],
    basis: '理事长会决议',
  }
  const draft = await accepted<{ meetingId: string; edition: number }>(platform, 'meeting.draft', { plan })
  const { meetingId } = draft
  await accepted(platform, 'meeting.publish', { meetingId, edition: draft.edition })
  await accepted(platform, 'meeting.setDoor', { meetingId, fixed: true, shared: false })
  const { fixed } = await accepted<{ fixed: { path: string } }>(platform, 'attendance.projector', { meetingId })
  return { meetingId, code: fixed.path }
}

async function accepted<T>(platform: Platform, operation: string, input: object): Promise<T> {
  const call = { operation, input, requestId: makeId(Math.random) }
  const reply = (await platform.invoke('api', call, { from: 'page', user: 'demo-secretary' })) as { kind: string; value: T; message?: string }
  if (reply.kind !== 'accepted') throw new Error(`${operation}：${reply.message}`)
  return reply.value
}

void main(process.argv.slice(2))
