import { join } from 'node:path'
import { type Platform, startPlatform } from 'local/platform'
import { makeId } from 'shared/kernel/id'
import type { Operation, Reply } from 'shared/kernel/operation'
import { chinaTime, SECOND } from 'shared/kernel/time'

/** One thing that somebody asked and what the platform answered. */
export interface Said {
  readonly as: string
  readonly operation: string
  readonly input: unknown
  readonly reply: Reply<unknown>
}

/** A platform on a fresh store, with a clock that the story moves and a list of all that was said. */
export interface Stage {
  readonly platform: Platform
  readonly said: readonly Said[]
  /** Moves the clock to a Chinese wall time such as `2026-12-18T09:00`, and some seconds on. */
  at(wall: string, seconds?: number): void
  /** Puts a file into somebody's own folder, as the page does, and answers its id. */
  upload(as: string, name: string, content: Buffer): Promise<string>
  /** Asks for something that must be granted, and answers with what was granted. `name@wx` asks from the mini-program. */
  must<I, O>(as: string, operation: Operation<I, O>, input: I): Promise<O>
  /** Asks for something that must be refused with this code, and answers with the sentence. */
  refused<I, O>(as: string, operation: Operation<I, O>, input: I, code: string): Promise<string>
}

export type StageOptions = Pick<NonNullable<Parameters<typeof startPlatform>[0]>, 'documents'>

/** Opens the stage on the build below `root/dist`, in memory. */
export async function openStage(root: string, options: StageOptions = {}): Promise<Stage> {
  const platform = await startPlatform({ ...options, dist: join(root, 'dist'), port: 0, timers: false })
  const said: Said[] = []

  async function ask<I, O>(as: string, operation: Operation<I, O>, input: I): Promise<Reply<O>> {
    const [account, phone] = as.split('@')
    const subject = subjectOf(account!)
    const call = { operation: operation.name, input, ...(operation.kind === 'command' && { requestId: makeId(Math.random) }) }
    const reply = (await platform.invoke('api', call, phone ? { from: 'mini-program', openid: subject } : { from: 'page', user: subject })) as Reply<O>
    said.push({ as, operation: operation.name, input, reply })
    return reply
  }

  function subjectOf(name: string): string {
    const account = platform.accounts.find((one) => one.name === name)
    if (!account) throw new Error(`没有账号 ${name}`)
    return account.subject
  }

  return {
    platform,
    said,
    async upload(as, name, content) {
      const path = `inbox/${subjectOf(as)}/${name}`
      const answer = await fetch(platform.files.uploadAddress(path), { method: 'PUT', body: new Uint8Array(content) })
      if (!answer.ok) throw new Error(`${name} 没有传上去：${answer.status}`)
      return platform.files.idOf(path)
    },
    at: (wall, seconds = 0) => platform.setClock(chinaTime(wall) + seconds * SECOND - Date.now()),
    async must(as, operation, input) {
      const reply = await ask(as, operation, input)
      if (reply.kind !== 'accepted') throw new Error(`${as} ${operation.name}：${reply.message}`)
      return reply.value
    },
    async refused(as, operation, input, code) {
      const reply = await ask(as, operation, input)
      if (reply.kind === 'refused' && reply.code === code) return reply.message
      throw new Error(`${as} ${operation.name} 应被拒绝（${code}），却得到 ${JSON.stringify(reply)}`)
    },
  }
}
