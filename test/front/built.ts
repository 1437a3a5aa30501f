import { buildSync } from 'esbuild'
import { copyFileSync, cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const common = { bundle: true, platform: 'node', target: 'node18', format: 'cjs', logLevel: 'silent' } as const

/** Bundles the function probe, the same again with little time as hasty, and the thread they run in. Gone after the tests. */
export function builtProbe(): { functions: string; worker: string; folder: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'front-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const functions = join(folder, 'functions')
  const worker = join(folder, 'instance.cjs')
  buildSync({ ...common, entryPoints: [join(__dirname, 'probe/probe.ts')], outfile: join(functions, 'probe/index.js') })
  buildSync({ ...common, entryPoints: [join(__dirname, '../../local/host/instance.ts')], outfile: worker })
  cpSync(join(functions, 'probe'), join(functions, 'hasty'), { recursive: true })
  for (const name of ['probe', 'hasty']) copyFileSync(join(__dirname, `probe/${name}.config.json`), join(functions, name, 'config.json'))
  return { functions, worker, folder }
}
