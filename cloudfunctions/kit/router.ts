import { isRefusal, refuse, type Refusal } from 'shared/kernel/decision'
import type { Call, Fault, Operation, Reply } from 'shared/kernel/operation'
import { makeId } from 'shared/kernel/id'
import { parse, project } from 'shared/kernel/schema'
import { fullTime, type Instant } from 'shared/kernel/time'
import { events } from 'shared/message/model'
import { audit, type AuditEntry } from 'shared/audit/model'
import { markBatch, rollForward, storeRows } from './batch'
import { callerOf, type Caller, type Context, type Subject } from './context'
import { Conflict, type Database } from './database'
import { type Files, noting } from './files'
import { identityOf } from './identity'
import type { Law } from './law'
import { type Append, type Commit, type Guard, type Handler, MOST_TOGETHER } from './outcome'
import { digest, receiptId, receiptOf, receipts } from './receipts'
import type { SignInKey } from './sign-in-key'
import type { Wechat } from './wechat'

/** All that the router needs from outside; a test hands in its own clock, dice and pause. */
export interface Surroundings {
  readonly db: Database
  readonly law: Law
  readonly files: Files
  readonly wechat: Wechat
  /** The private key of custom login; undefined where the environment has none. */
  readonly signInKey: () => SignInKey | undefined
  readonly now: () => Instant
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Waits before attempt `n` of a commit that was overtaken. */
  readonly pause: (attempt: number) => Promise<void>
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

export type Route = (call: unknown, subject: Subject) => Promise<Reply<unknown>>

const ATTEMPTS = 12
/** A request rolls its batch forward for so many milliseconds and leaves the rest to `jobs`. */
const ROLL = 4000
const isRequestId = (given: unknown): given is string => typeof given === 'string' && /^[0-9A-Za-z_-]{8,64}$/.test(given)

/**
 * The one place that knows identity, capability, validation, exactly-once, audit and the shape of errors.
 * Handlers read and decide; only the router writes.
 */
export function createRouter(handlers: readonly Handler[], around: Surroundings): Route {
  const byName = new Map(handlers.map((handler) => [handler.operation.name, handler]))
  if (byName.size !== handlers.length) throw new Error('two handlers share an operation')

  return async (call, subject) => {
    const now = around.now()
    const fresh = () => makeId(around.random)
    try {
      const outcome = await answer(call, subject, now, fresh)
      return isRefusal(outcome) ? { ...outcome, at: now } : { kind: 'accepted', value: outcome.value, at: now }
    } catch (error) {
      const id = fresh()
      around.log({ level: 'error', fault: id, operation: (call as Call | null)?.operation, error: String((error as Error)?.stack ?? error) })
      return { ...fault(id), at: now }
    }
  }

  async function answer(call: unknown, given: Subject, now: Instant, newId: () => string): Promise<{ value: unknown } | Refusal> {
    const { operation: name, input: said, requestId } = (typeof call === 'object' && call !== null ? call : {}) as Partial<Call>
    const handler = typeof name === 'string' ? byName.get(name) : undefined
    if (!handler) return refuse('UNKNOWN_OPERATION', '没有这项操作，请更新小程序', { field: 'operation' })
    const { operation } = handler

    const [charter, { subject, principal }] = await Promise.all([around.law(now), identityOf(around.db, given, now)])
    const caller = principal && !principal.unbound ? callerOf(principal, charter, now) : undefined
    const denied = deny(operation, subject, caller)
    if (denied) {
      if (caller && handler.way !== 'read') await note(caller, isRequestId(requestId) ? requestId : '', null, denied)
      return denied
    }

    const read = parse(operation.input, said)
    if ('flaws' in read) {
      const [first] = read.flaws
      return refuse('BAD_INPUT', first!.field ? `「${first!.field}」${first!.message}` : first!.message, { field: first!.field })
    }
    const input = read.value
    const base = { now, db: around.db, charter, newId, files: noting(around.files, around.db, now), wechat: around.wechat, signInKey: around.signInKey }

    if (handler.way === 'read') {
      const value = await handler.work(input, { ...base, caller, subject })
      return isRefusal(value) ? value : { value: project(operation.output, value) }
    }

    if (!isRequestId(requestId)) {
      return refuse('BAD_INPUT', '「requestId」应为 8 到 64 位字母或数字', { field: 'requestId' })
    }
    // A command needs an identity at least, and a person unless it says `identity`; but for one that anybody may give.
    const ctx = { ...base, caller, subject } as Context
    const command = { operation, input, requestId, ctx, who: caller ?? { subject: subject!, personId: '', name: '' } }
    const outcome = handler.way === 'append' ? await carryAppend(handler.work, command) : await carryCommit(handler.work, command)
    // Whoever is nobody could fill the record.
    if (!isRefusal(outcome) || subject === undefined) return outcome
    await note(command.who, requestId, input, outcome)
    return outcome

    async function note(who: Who, request: string, said: unknown, refusal: Refusal) {
      const { kind: _, ...rest } = refusal
      await around.db.insert(audit, entry(newId(), now, who, operation, request, said, [], rest))
    }
  }

  async function carryAppend(
    work: (input: unknown, ctx: Context) => Promise<Refusal | Append<unknown>>,
    { operation, input, ctx }: Command,
  ): Promise<{ value: unknown } | Refusal> {
    const outcome = await work(input, ctx)
    if (isRefusal(outcome)) return outcome
    const { collection: into, record } = outcome
    const inserted = await around.db.insert(into, record)
    const stored = inserted ? record : await around.db.get(into, record._id)
    if (!stored) throw new Error(`${into.name}/${record._id} was there and is gone`)
    const said = outcome.answer(stored)
    return isRefusal(said) ? said : { value: project(operation.output, said.value) }
  }

  async function carryCommit(
    work: (input: unknown, ctx: Context) => Promise<Refusal | Commit<unknown>>,
    { operation, input, requestId, ctx, who }: Command,
  ): Promise<{ value: unknown } | Refusal> {
    const receipt = receiptId(who.subject, operation.name, requestId)
    const inputHash = digest(input)
    for (let attempt = 1; ; attempt++) {
      const earlier = await around.db.get(receipts, receipt)
      if (earlier) {
        if (earlier.inputHash !== inputHash) return refuse('REQUEST_ID_REUSED', '同一请求编号不能用于不同的内容', { field: 'requestId' })
        if (!earlier.kept) return refuse('DONE_LONG_AGO', `${fullTime(earlier.at)} 已经办过，请刷新后查看`, { field: 'requestId' })
        return { value: earlier.value }
      }
      const outcome = await work(input, ctx)
      if (isRefusal(outcome)) return outcome
      const value = project(operation.output, outcome.answer)
      try {
        if (outcome.batch) await storeRows(around.db, outcome.batch.id, outcome.batch.rows, ctx.now)
        await write({ ...outcome, answer: value }, operation, input, requestId, receipt, inputHash, ctx.now, who)
        if (outcome.batch) await rollForward(around.db, outcome.batch.id, around.pause, () => around.now() - ctx.now < ROLL)
        return { value }
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error
        await around.pause(attempt)
      }
    }
  }

  /** The changed documents, the guards, the event, the audit entry and the receipt, in one transaction. */
  async function write(
    { changes, guards, event, batch, together, effects, answer: value }: Commit<unknown>,
    operation: Operation<unknown, unknown>,
    input: unknown,
    requestId: string,
    receipt: string,
    inputHash: string,
    now: Instant,
    who: Who,
  ): Promise<void> {
    if (changes.length > (together ? MOST_TOGETHER : 3)) throw new Error(`${operation.name} changes ${changes.length} documents`)
    const relied: Guard[] = guards.filter((g) => !changes.some((c) => c.collection.name === g.collection.name && c.document._id === g._id))
    await around.db.transaction(async (tx) => {
      const wrote: string[] = []
      for (const { collection: into, document } of changes) {
        const stored = await tx.get(into, document._id)
        if ((stored?.v ?? 0) !== document.v) throw new Conflict()
        await tx.put(into, { ...document, v: document.v + 1 })
        wrote.push(`${into.name}/${document._id}@${document.v + 1}`)
      }
      for (const { collection: into, _id, v } of relied) {
        const stored = await tx.get(into, _id)
        if ((stored?.v ?? 0) !== v) throw new Conflict()
        await tx.put(into, { ...stored, _id, v: v + 1 })
      }
      if (batch) {
        await markBatch(tx, batch.id, batch.rows.length, now, who.personId, batch.of)
        wrote.push(`batches/${batch.id}@1`)
      }
      if (event) await tx.put(events, { ...event, _id: receipt, v: 1, at: now, expanded: false })
      await tx.put(audit, { ...entry(receipt, now, who, operation, requestId, input, wrote), ...(effects && effects.length > 0 && { effects }) })
      if ((await tx.get(receipts, receipt)) !== undefined) throw new Conflict()
      await tx.put(receipts, receiptOf(receipt, operation.name, inputHash, value, now))
    })
  }
}

/** Who records name: the person, or an identity that is nobody yet. */
type Who = Pick<Caller, 'subject' | 'personId' | 'name'>

interface Command {
  readonly operation: Operation<unknown, unknown>
  readonly input: unknown
  readonly requestId: string
  readonly ctx: Context
  readonly who: Who
}

function deny({ needs }: Operation<unknown, unknown>, subject: Subject, caller: Caller | undefined): Refusal | undefined {
  if (needs === 'public') return undefined
  if (needs === 'identity') return subject === undefined ? refuse('NOT_SIGNED_IN', '请先登录') : undefined
  if (!caller) return refuse('NOT_BOUND', '请先登录并绑定成员身份')
  if (needs === 'member' || caller.capabilities.has(needs)) return undefined
  return refuse('NOT_ALLOWED', '您现任的职务不能办理此事，请联系秘书处')
}

function entry(
  _id: string,
  at: Instant,
  who: Who,
  { name: operation, hides = [] }: Operation<unknown, unknown>,
  requestId: string,
  input: unknown,
  wrote: readonly string[],
  refusal?: AuditEntry['refusal'],
): AuditEntry {
  // A scanned code names its meeting only to whoever reads it; a refusal says then which one it was.
  const meetingId = (input as { meetingId?: unknown } | null)?.meetingId ?? refusal?.facts?.['meetingId']
  return {
    _id,
    at,
    subject: who.subject,
    personId: who.personId,
    name: who.name,
    operation,
    requestId,
    input: hidden(input, hides),
    wrote,
    ...(typeof meetingId === 'string' && { meetingId }),
    ...(refusal && { refusal }),
    refused: refusal !== undefined,
  }
}

/** What was said, without what no record may hold. */
const hidden = (input: unknown, keys: readonly string[]): unknown =>
  keys.length === 0 || input === null ? input : { ...(input as object), ...Object.fromEntries(keys.map((key) => [key, '（不记录）'])) }

const fault = (id: string): Fault => ({
  kind: 'fault',
  code: 'FAULT',
  message: `系统出了点问题，请稍后再试。若仍不行，请把编号 ${id} 告诉秘书处`,
  id,
})
