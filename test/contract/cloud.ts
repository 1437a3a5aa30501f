import tcb, { type CloudBase } from '@cloudbase/node-sdk'
import { startLocalCloud, type LocalCloud } from 'test/support/local-cloud'
import type { Mutation } from 'local/store/request'

export type Db = ReturnType<CloudBase['database']>

/** A promise broken on purpose: one of the store's, or one of the place a function runs in. */
export type Lie = Mutation | 'outside-the-cloud' | 'not-silent' | 'identity-in-environment'

/** One observable promise of the platform, and the lie under which the case must fail. */
export interface Case {
  readonly name: string
  readonly breaks: Lie
  /** Cannot be seen, or is refused only here: not run against a real environment. */
  readonly localOnly?: true
  /** Waits for a transaction to run out, which is shortened for it and for no other: a busy machine is slow. */
  readonly outlasts?: true
  readonly run: (cloud: ContractCloud) => Promise<void>
}

/** What a case may use: the SDK as a cloud function has it. */
export interface ContractCloud {
  readonly db: Db
  readonly app: CloudBase
  /** Without indexes. */
  readonly plain: string
  /** With a unique index on `key`. */
  readonly unique: string
  /** Milliseconds after which an open transaction is given up. */
  readonly transactionLimit: number
  /** The SDK as one function call has it, known to the local cloud by name. */
  invocation(name: string): Db
  /** The second argument of a cloud function that this person calls. */
  contextOf(openid: string): Parameters<typeof tcb.getCloudbaseContext>[0]
  close(): Promise<void>
}

const COLLECTIONS = {
  contract_plain: { indexes: [] },
  contract_unique: { indexes: [{ name: 'key', keys: { key: 1 as const }, unique: true }] },
}

/** `CONTRACT_TARGET=cloud` runs the same cases in the environment that the variables name; see docs/assumptions.md. */
export const REAL = process.env.CONTRACT_TARGET === 'cloud'

/** Starts an empty cloud that tells the truth, or all but one. */
export async function openCloud({ outlasts }: Pick<Case, 'outlasts'>, lie?: Lie): Promise<ContractCloud> {
  const transactionLimit = REAL || !outlasts ? 30_000 : 400
  const local = REAL ? undefined : await startLocal(transactionLimit, lie)
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string, keepalive: true, timeout: 20_000 })
  const db = app.database()
  const cloud: ContractCloud = {
    db,
    app,
    plain: 'contract_plain',
    unique: 'contract_unique',
    transactionLimit,
    invocation: (name) =>
      tcb.init({ env: 'local-env', keepalive: true, serviceUrl: `${local!.url}/${name}` }).database(),
    contextOf(openid) {
      const environment = { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openid }
      if (lie === 'identity-in-environment') Object.assign(process.env, environment)
      return { environment: JSON.stringify(lie === 'identity-in-environment' ? {} : environment) } as never
    },
    close: async () => void (await local?.close()),
  }
  if (REAL) await clear(cloud)
  return cloud
}

function startLocal(transaction: number, lie: Lie | undefined): Promise<LocalCloud> {
  const inStore = lie && !['outside-the-cloud', 'not-silent', 'identity-in-environment'].includes(lie)
  const started = startLocalCloud({
    collections: COLLECTIONS,
    limits: { transaction, wait: 10_000 },
    mutations: inStore ? [lie as Mutation] : [],
  })
  return started.then((local) => {
    for (const name of ['WX_CONTEXT_KEYS', 'WX_OPENID']) delete process.env[name]
    if (lie === 'outside-the-cloud') delete process.env.TENCENTCLOUD_RUNENV
    if (lie === 'not-silent') delete process.env.SILENCE
    return local
  })
}

async function clear({ db, plain, unique }: ContractCloud): Promise<void> {
  for (const name of [plain, unique])
    await db
      .collection(name)
      .where({ _id: db.command.exists(true) })
      .remove()
}

/** The code with which the SDK rejects; fails when it does not. */
export async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
  } catch (error) {
    return (error as { code: string }).code
  }
  throw new Error('本应失败，却成功了')
}

/** Whether a promise is still open after other calls have gone to and fro. */
export async function staysOpen(promise: Promise<unknown>, meanwhile: () => Promise<unknown>): Promise<boolean> {
  let open = true
  promise.then(
    () => (open = false),
    () => (open = false),
  )
  for (let i = 0; i < 10 && open; i++) await meanwhile()
  return open
}
