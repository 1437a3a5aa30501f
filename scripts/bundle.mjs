import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** CloudBase runs Node 18 and later; one file a function, so that nothing is installed in the cloud. */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'silent',
}

/**
 * Every `cloudfunctions/<name>.ts` with a `<name>.config.json` beside it becomes a folder that can be uploaded:
 * index.js, package.json, config.json.
 */
export async function bundleFunctions(root, folder) {
  const source = join(root, 'cloudfunctions')
  const suffix = '.config.json'
  const names = (await readdir(source)).filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, -suffix.length))
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await Promise.all(
    names.map(async (name) => {
      const into = join(folder, name)
      await build({
        ...common,
        absWorkingDir: root,
        entryPoints: [join(source, `${name}.ts`)],
        outfile: join(into, 'index.js'),
        // The SDK of WeChat pins an older copy of the same SDK; one is enough.
        alias: { '@cloudbase/node-sdk': join(root, 'node_modules/@cloudbase/node-sdk') },
      })
      await writeFile(join(into, 'package.json'), `${JSON.stringify({ name, version: '1.0.0', main: 'index.js' }, null, 2)}\n`)
      await cp(join(source, `${name}${suffix}`), join(into, 'config.json'))
    }),
  )
}

/** The programs of the local cloud: the main one and those that run in threads of their own. */
const programs = { main: 'local/main.ts', instance: 'local/host/instance.ts', store: 'local/store/worker.ts' }

export async function bundleLocal(root, folder) {
  await rm(folder, { recursive: true, force: true })
  await build({
    ...common,
    target: 'node20',
    absWorkingDir: root,
    entryPoints: Object.entries(programs).map(([out, file]) => ({ in: join(root, file), out })),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    // A compiled add-on is found by its package, not inside a bundle.
    external: ['libsql'],
    sourcemap: 'linked',
  })
}
