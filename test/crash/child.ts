import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

const folder = join(process.cwd(), 'node_modules/.cache/crash')
const file = (name: string) => join(folder, `${name}.cjs`)

/** Bundles the store's thread and the process around it, as the build does. */
export async function bundle(): Promise<void> {
  await build({
    entryPoints: { program: 'test/crash/program.ts', worker: 'local/store/worker.ts' },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['libsql'],
  })
}

export interface Child {
  readonly url: string
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): Promise<void>
}

const running = new Set<ChildProcess>()

/** Ends what a failed test has left behind. */
export const killAll = (): void => running.forEach((child) => void child.kill('SIGKILL'))

/** Starts the store on a file. `quota` limits the size of any file it writes, in blocks of 1024 bytes. */
export async function startChild(path: string, quota?: number): Promise<Child> {
  const command = [process.execPath, file('program'), path, file('worker')]
  const [program, ...args] =
    quota === undefined ? command : ['bash', '-c', `ulimit -f ${quota}; exec "$@"`, 'bash', ...command]
  const child = spawn(program!, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  running.add(child)
  const gone = once(child, 'exit').finally(() => running.delete(child))
  const lines = createInterface({ input: child.stdout })
  const [url] = await Promise.race([
    once(lines, 'line'),
    gone.then(() => Promise.reject(new Error('数据进程没有启动'))),
  ])
  return {
    url: String(url),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
