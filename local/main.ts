import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { realCredentials } from './credentials'
import { newcomers } from './demo/demo'
import { emptyDocuments } from './demo/empty'
import { PASSWORD } from './front/auth'
import { lockFolder } from './lock'
import { startPlatform } from './platform'

/** What `npm start` was told; see scripts/start.mjs for the words. */
export interface MainOptions {
  readonly root: string
  readonly data: string
  readonly host: string
  readonly port: number
  readonly fresh: boolean
  /** Fresh, and without the demo's group. */
  readonly empty?: boolean
}

/** Starts the platform and keeps it until the process is told to stop. Answers the exit code if it cannot start. */
export async function main({ root, data, host, port, fresh, empty: isEmpty = false }: MainOptions): Promise<number | undefined> {
  const real = realCredentials(process.env)
  if (real.length) return complain(`这里设有真实的腾讯云凭据（${real.join('、')}）。本地云不在这样的环境里启动，请先取消这些变量。`)
  const unlock = await lockFolder(data)
  if (!unlock) return complain(`数据目录 ${data} 正被另一个实例使用。请先停掉它，或用 --data 换一个目录。`)
  if (fresh || isEmpty) await clear(data)
  const empty = isEmpty ? emptyDocuments() : undefined

  try {
    const logFile = createWriteStream(join(data, 'log'), { flags: 'a' })
    const log = (line: string) => void logFile.write(`${new Date().toISOString()} ${line}\n`)
    const onDeath = (reason: Error) => process.exit(complain(`数据无法继续保存，平台停止：${reason.message}`))
    const platform = await startPlatform({
      dist: join(root, 'dist'), dataDir: data, host, port, log, onDeath,
      ...(empty && { documents: () => empty.documents, accounts: newcomers }),
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        console.log('正在停止 …')
        void platform.stop().then(unlock).then(() => process.exit(0))
      })
    }
    console.log(welcome(platform.url, platform.accounts))
    if (empty) console.log(`\n开通口令：${empty.word}\n用上面任一账号登录，在“我的”里点“开通平台”，填写口令。口令只用一次。`)
    return undefined
  } catch (error) {
    await unlock()
    const { code, message, stack } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') return complain(`端口 ${port} 已被占用。请用 --port 换一个。`)
    if (code === 'EADDRNOTAVAIL') return complain(`本机没有地址 ${host}。`)
    return complain(stack ?? message)
  }
}

/**
 * What a fresh start throws away, by name: a folder given by mistake keeps everything else. The mark goes first, so that
 * a start broken off here does not take an empty store for a planted one.
 */
async function clear(data: string): Promise<void> {
  for (const name of ['planted', 'store', 'files', 'incoming']) await rm(join(data, name), { recursive: true, force: true })
}

function complain(sentence: string): number {
  console.error(sentence)
  return 1
}

function welcome(url: string, accounts: ReadonlyArray<{ name: string; says: string }>): string {
  const rows = families(accounts)
  const width = Math.max(...rows.map(({ name }) => name.length))
  const table = rows.map(({ name, says }) => `  ${name.padEnd(width)}  ${says}`)
  return ['', `平台已启动：${url}`, `幕后：      ${url}/_local`, '', `演示账号（密码都是 ${PASSWORD}）：`, ...table, '', '按 Ctrl+C 停止。'].join('\n')
}

/** Accounts that differ only in a two-digit number share a row: `director01 … director30`. */
function families(accounts: ReadonlyArray<{ name: string; says: string }>): Array<{ name: string; says: string }> {
  const stem = (name: string) => name.replace(/\d\d$/, '')
  return [...new Set(accounts.map(({ name }) => stem(name)))].map((family) => {
    const all = accounts.filter(({ name }) => stem(name) === family)
    const [first, last] = [all[0]!, all.at(-1)!]
    if (all.length === 1) return first
    return { name: `${first.name} … ${last.name}`, says: `${first.says.split(' · ')[0]}，共 ${all.length} 位` }
  })
}
