import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { mkdir, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Holds a data folder for this process: two writers would lose what the other acknowledged.
 * Answers how to let go, or undefined when somebody else holds it. A socket holds it, not a file with a
 * process id: the system lets go of it when the process dies, however it dies.
 */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  await mkdir(folder, { recursive: true })
  const address = addressOf(realpathSync(folder))
  const server = createServer((visitor) => visitor.end())
  if (!(await listens(server, address))) {
    if (await answers(address)) return undefined
    await unlink(address).catch(() => {})
    if (!(await listens(server, address))) return undefined
  }
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

/** Paths of sockets may not be long, so the folder's name is hashed. */
function addressOf(folder: string): string {
  const name = `zhijiao-jituan-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

const listens = (server: Server, address: string) =>
  new Promise<boolean>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error))
    server.once('error', failed)
    server.listen(address, () => {
      server.off('error', failed)
      resolve(true)
    })
  })

const answers = (address: string) =>
  new Promise<boolean>((resolve) => {
    if (process.platform !== 'win32' && !existsSync(address)) return resolve(false)
    const visitor = connect(address)
    visitor.once('connect', () => resolve(true))
    visitor.once('error', () => resolve(false))
    visitor.once('close', () => visitor.destroy())
  })
