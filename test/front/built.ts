import { buildSync, type BuildOptions } from 'esbuild'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const common: BuildOptions = { bundle: true, platform: 'node', target: 'node18', format: 'cjs', logLevel: 'silent', external: ['libsql'] }

/**
 * A folder as the build makes it: the threads of the local cloud, the function probe, the same again with
 * little time as hasty, and a page. Inside the repository, so that packages are found; gone after the tests.
 */
export function builtProbe(): { dist: string; functions: string; worker: string } {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const dist = mkdtempSync(join(root, 'dist', 'test-'))
  afterAll(() => rmSync(dist, { recursive: true, force: true }))
  const functions = join(dist, 'cloudfunctions')
  const worker = join(dist, 'local/instance.cjs')
  buildSync({ ...common, entryPoints: [join(__dirname, 'probe/probe.ts')], outfile: join(functions, 'probe/index.js') })
  buildSync({ ...common, entryPoints: [join(root, 'local/host/instance.ts')], outfile: worker })
  buildSync({ ...common, entryPoints: [join(root, 'local/store/worker.ts')], outfile: join(dist, 'local/store.cjs') })
  cpSync(join(functions, 'probe'), join(functions, 'hasty'), { recursive: true })
  for (const name of ['probe', 'hasty']) copyFileSync(join(__dirname, `probe/${name}.config.json`), join(functions, name, 'config.json'))
  mkdirSync(join(dist, 'h5/js'), { recursive: true })
  writeFileSync(join(dist, 'h5/index.html'), '<title>页面</title>')
  writeFileSync(join(dist, 'h5/js/app.0123abcd.js'), '0')
  return { dist, functions, worker }
}
