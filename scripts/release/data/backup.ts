import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { decode, encode } from 'local/store/documents/ejson'
import { few, type Document } from './documents'
import type { Target } from './target'

/** One file of a backup and what is known of it. */
interface Part {
  readonly sha256: string
  /** Documents of a collection, bytes of a file. */
  readonly count: number
}

/** What a backup consists of; written last, so that a backup that was broken off has none. */
interface Manifest {
  readonly format: 1
  readonly from: string
  readonly at: string
  /** When the demo was planted where this comes from. */
  readonly planted?: number
  readonly collections: Readonly<Record<string, Part>>
  /** Files of the storage by path, and what their ids began with. */
  readonly files?: { readonly prefix: string; readonly parts: Readonly<Record<string, Part>> }
}

type Say = (line: string) => void

const MANIFEST = 'manifest.json'
const linesOf = (name: string): string => `collections/${name}.jsonl`
const fileOf = (path: string): string => `files/${path}`

/**
 * Writes every collection as JSON lines (a date is `{"$date": …}`) and a manifest of counts and hashes; with `files` the
 * storage too. Refuses a folder that holds anything.
 */
export async function backup(from: Target, folder: string, how: { readonly files: boolean; readonly now: number }, say: Say): Promise<void> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} 不是空的。每次备份用一个新目录`)

  const collections: Record<string, Part> = {}
  for (const name of from.collections) {
    collections[name] = await writeLines(join(folder, linesOf(name)), from.documents.pages(name))
    say(`${name} ${collections[name].count} 份`)
  }
  const files = how.files ? { prefix: await from.files.prefix(), parts: await writeFiles(from, folder) } : undefined
  if (files) say(`文件 ${Object.keys(files.parts).length} 个`)
  const planted = await from.planted()
  const manifest: Manifest = {
    format: 1,
    from: from.name,
    at: new Date(how.now).toISOString(),
    ...(planted !== undefined && { planted }),
    collections,
    ...(files && { files }),
  }
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)
  say(`已备份到 ${folder}`)
}

async function writeLines(file: string, pages: AsyncIterable<readonly Document[]>): Promise<Part> {
  await mkdir(dirname(file), { recursive: true })
  const hash = createHash('sha256')
  const handle = await open(file, 'wx')
  let count = 0
  try {
    for await (const page of pages) {
      const text = page.map((document) => `${encode(document)}\n`).join('')
      hash.update(text)
      count += page.length
      await handle.write(text)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest('hex'), count }
}

async function writeFiles(from: Target, folder: string): Promise<Record<string, Part>> {
  const parts: Record<string, Part> = {}
  await few(await from.files.list(), async (path) => {
    const content = await from.files.read(path)
    const file = join(folder, ...fileOf(path).split('/'))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content, { flag: 'wx' })
    parts[path] = { sha256: digest(content), count: content.length }
  })
  return Object.fromEntries(Object.entries(parts).sort())
}

const digest = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/**
 * Puts a backup into an environment. All of it is looked through before anything is written; an environment that holds
 * documents is left alone unless `over` says otherwise, and then keeps what the backup does not know. Broken off, it is
 * simply done again: it comes to the same.
 */
export async function restore(into: Target, folder: string, how: { readonly over: boolean }, say: Say): Promise<void> {
  const manifest = await readManifest(folder)
  await verify(folder, manifest)
  const unknown = Object.keys(manifest.collections).filter((name) => !into.collections.includes(name))
  if (unknown.length > 0) throw new Error(`没有地方放这些集合：${unknown.join('、')}。备份来自更新的版本，请先更新程序`)
  const filled = how.over ? [] : await holding(into)
  if (filled.length > 0) throw new Error(`${into.name} 不是空的（${filled.join('、')}），什么都没有写。确实要写在上面，加 --over`)

  await into.settle(manifest.planted)
  const moved = await prefixes(into, manifest)
  for (const name of Object.keys(manifest.collections)) {
    const lines = (await readFile(join(folder, linesOf(name)), 'utf8')).split('\n').filter(Boolean)
    await few(lines, (line) => into.documents.put(name, decode(moved ? line.replaceAll(moved.from, moved.to) : line, 0) as Document))
    say(`${name} ${lines.length} 份`)
  }
  const paths = Object.keys(manifest.files?.parts ?? {})
  await few(paths, async (path) => into.files.write(path, await readFile(join(folder, ...fileOf(path).split('/')))))
  if (manifest.files) say(`文件 ${paths.length} 个`)
  say(`已恢复到 ${into.name}`)
  if (manifest.planted !== undefined) say(`其中有演示数据，清理时：npm run undemo -- --planted ${new Date(manifest.planted).toISOString()}`)
}

async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST)
  if (!existsSync(file)) throw new Error(`${folder} 里没有 ${MANIFEST}：不是备份，或者备份没有做完`)
  try {
    const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
    if (manifest.format === 1 && typeof manifest.collections === 'object') return manifest
  } catch {
    // Not JSON: no manifest of ours.
  }
  throw new Error(`${MANIFEST} 读不懂，什么都没有写`)
}

/** Throws, naming the files, where the folder is not what the manifest says. */
async function verify(folder: string, { collections, files }: Manifest): Promise<void> {
  const parts = [
    ...Object.entries(collections).map(([name, part]) => [linesOf(name), part] as const),
    ...Object.entries(files?.parts ?? {}).map(([path, part]) => [fileOf(path), part] as const),
  ]
  const damaged: string[] = []
  await few(parts, async ([path, part]) => {
    const content = await readFile(join(folder, ...path.split('/'))).catch(() => undefined)
    if (!content) damaged.push(`${path}（没有了）`)
    else if (digest(content) !== part.sha256) damaged.push(`${path}（与清单不符）`)
  })
  if (damaged.length > 0) throw new Error(`备份坏了，什么都没有写：${damaged.sort().join('、')}`)
}

/** The collections that hold anything. A word for the first administrator is no reason not to restore. */
async function holding(into: Target): Promise<string[]> {
  const filled: string[] = []
  for (const name of into.collections) {
    if (name !== 'foundings' && (await into.documents.count(name)) > 0) filled.push(name)
  }
  return filled
}

/** Ids of files name the environment; in another one they begin otherwise. */
async function prefixes(into: Target, { files }: Manifest): Promise<{ from: string; to: string } | undefined> {
  if (!files || Object.keys(files.parts).length === 0) return undefined
  const to = await into.files.prefix()
  return to === files.prefix ? undefined : { from: files.prefix, to }
}
