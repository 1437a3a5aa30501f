import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { bundleFunctions, bundleLocal } from './bundle.mjs'
import { taro } from './taro.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const installed = ['package-lock.json', 'tsconfig.json']

/** What can be built: from which files, into what, and the file by which one sees that it is there. */
export const targets = {
  functions: {
    says: '云函数',
    from: ['cloudfunctions', 'shared', 'scripts/bundle.mjs', ...installed],
    into: 'cloudfunctions',
    shows: 'api/index.js',
    build: (folder) => bundleFunctions(root, folder),
  },
  local: {
    says: '本地云',
    from: ['local', 'shared', 'cloudfunctions', 'scripts/bundle.mjs', ...installed],
    into: 'local',
    shows: 'main.cjs',
    build: (folder) => bundleLocal(root, folder),
  },
  weapp: {
    says: '小程序',
    from: ['client', 'shared', 'scripts/taro.mjs', ...installed],
    env: ['CLOUD_ENV'],
    into: 'weapp',
    shows: 'app.json',
    build: () => taro(root, 'weapp'),
  },
  h5: {
    says: '桌面页',
    from: ['client', 'shared', 'scripts/taro.mjs', ...installed],
    env: ['CLOUD_ENV'],
    into: 'h5',
    shows: 'index.html',
    build: () => taro(root, 'h5'),
  },
}

/**
 * Builds a target unless it was built from the very same files before.
 * `say` hears one line when the work begins and one when it is done. Answers whether anything was built.
 */
export async function bring(name, say) {
  const target = targets[name]
  const folder = join(dist, target.into)
  const mark = join(dist, '.built', name)
  const hash = await hashOf(target.from, target.env)
  const fresh = async () =>
    existsSync(join(folder, target.shows)) && existsSync(mark) && (await readFile(mark, 'utf8')) === hash
  if (await fresh()) return false

  await mkdir(dirname(mark), { recursive: true })
  return alone(`${mark}.lock`, async () => {
    if (await fresh()) return false
    say(`正在构建${target.says} …`)
    const since = Date.now()
    await rm(mark, { force: true })
    await target.build(folder)
    if (!existsSync(join(folder, target.shows))) throw new Error(`${target.says}构建后缺少 ${target.shows}`)
    await writeFile(mark, hash)
    say(`${target.says}已就绪，用时 ${((Date.now() - since) / 1000).toFixed(1)} 秒`)
    return true
  })
}

/** Tests and a start may want the same target at once: one builds, the others wait. */
async function alone(lock, work) {
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
      if (holder && !isAlive(holder)) await rm(lock, { force: true })
      else await pause(200)
    }
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One hash over the names and contents of all files below `paths`, and over the settings that go into the build. */
async function hashOf(paths, settings = []) {
  const hash = createHash('sha256')
  for (const name of settings) hash.update(`${name}=${process.env[name] ?? ''}\0`)
  const files = (await Promise.all(paths.map((path) => filesBelow(join(root, path))))).flat().sort()
  for (const file of files) hash.update(relative(root, file)).update('\0').update(await readFile(file)).update('\0')
  return hash.digest('hex')
}

const notSources = new Set(['node_modules', 'dist', '.swc', '.DS_Store'])

async function filesBelow(path) {
  if (!existsSync(path)) return []
  if ((await stat(path)).isFile()) return [path]
  const entries = (await readdir(path)).filter((name) => !notSources.has(name))
  return (await Promise.all(entries.map((name) => filesBelow(join(path, name))))).flat()
}
