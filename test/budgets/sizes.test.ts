import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { built } from '../weapp/built'

const KB = 1024
const root = path.resolve(__dirname, '../..')
const dist = path.join(root, 'dist')
const weapp = path.join(dist, 'weapp')
const h5 = path.join(dist, 'h5')

beforeAll(() => {
  built()
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'h5'], { cwd: root, stdio: 'pipe' })
}, 600_000)

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))

const bytes = (list: readonly string[]) => list.reduce((sum, file) => sum + statSync(file).size, 0)
const packages = () => (JSON.parse(readFileSync(path.join(weapp, 'app.json'), 'utf8')) as { subPackages: { root: string }[] }).subPackages.map((each) => each.root)
const uploaded = () => files(weapp).filter((file) => !file.endsWith('.LICENSE.txt'))

test('小程序主包不超过 650 KB', () => {
  const roots = packages().map((root) => path.join(weapp, root) + path.sep)
  expect(bytes(uploaded().filter((file) => !roots.some((root) => file.startsWith(root))))).toBeLessThanOrEqual(650 * KB)
})

test('每个分包不超过 250 KB', () => {
  expect(packages()).not.toHaveLength(0)
  for (const root of packages()) {
    expect([root, bytes(files(path.join(weapp, root))) <= 250 * KB]).toEqual([root, true])
  }
})

test('包里没有超过 200 KB 的图片，标签栏图标不超过 40 KB', () => {
  const pictures = files(weapp).filter((file) => /\.(png|jpe?g|gif|svg|webp)$/.test(file))
  const icons = pictures.filter((file) => file.includes(`${path.sep}tab${path.sep}`))
  expect(pictures.filter((file) => statSync(file).size > 200 * KB)).toEqual([])
  expect(icons.filter((file) => statSync(file).size > 40 * KB)).toEqual([])
  expect(icons).not.toHaveLength(0)
})

test('theme.json 里的每个图标都在包里', () => {
  const theme = JSON.parse(readFileSync(path.join(weapp, 'theme.json'), 'utf8')) as Record<string, Record<string, string>>
  const named = Object.values(theme).flatMap((values) => Object.values(values).filter((value) => value.startsWith('assets/')))
  const there = new Set(files(weapp).map((file) => path.relative(weapp, file)))
  expect(named).not.toHaveLength(0)
  expect(named.filter((icon) => !there.has(icon))).toEqual([])
})

test('读屏属性进了小程序的模板', () => {
  const template = readFileSync(path.join(weapp, 'base.wxml'), 'utf8')
  for (const tag of ['view', 'text', 'input', 'textarea', 'picker', 'switch']) {
    expect([tag, [...template.matchAll(new RegExp(`<${tag} [^>]*aria-label=[^>]*aria-role=|<${tag} [^>]*aria-role=[^>]*aria-label=`, 'g'))].length > 0]).toEqual([tag, true])
  }
})

test('小程序里没有微信引擎读不了的新语法', () => {
  const scripts = files(weapp).filter((file) => file.endsWith('.js'))
  const modern = scripts.flatMap((file) => newSyntax(readFileSync(file, 'utf8')).map((found) => `${path.relative(weapp, file)}: ${found}`))
  expect(modern).toEqual([])
})

test('新语法认得出来，字符串和小数不会误认', () => {
  expect(newSyntax('a?.b')).toHaveLength(1)
  expect(newSyntax('a?.[0]')).toHaveLength(1)
  expect(newSyntax('a??b')).toHaveLength(1)
  expect(newSyntax('async function f(){}')).toHaveLength(1)
  expect(newSyntax('async()=>1')).toHaveLength(1)
  expect(newSyntax('a?.5:1;"a?.b";\'??\'')).toHaveLength(0)
})

test('桌面页打开首页所取的脚本和样式，压缩后不超过 240 KB', () => {
  const all = files(h5).filter((file) => /\.(js|css)$/.test(file))
  const page = readFileSync(path.join(h5, 'index.html'), 'utf8')
  const entry = all.filter((file) => page.includes(path.basename(file)))
  // The part of the SDK that calls functions; the one that puts files is fetched by whoever picks one.
  const sdk = all.filter((file) => file.endsWith('.js') && !entry.includes(file) && /@cloudbase\/js-sdk/.test(readFileSync(file, 'utf8')) && /callFunction/.test(readFileSync(file, 'utf8')))
  const home = homeChunks(entry).map((id) => all.find((file) => path.basename(file).startsWith(`${id}.`)))
  expect([entry.length > 1, sdk.length, home.length > 0]).toEqual([true, 1, true])
  expect(packed([...entry, ...sdk, ...(home as string[])])).toBeLessThanOrEqual(240 * KB)
})

test('显示首页之前要取的不超过 140 KB：云开发的脚本随后才到', () => {
  const page = readFileSync(path.join(h5, 'index.html'), 'utf8')
  expect(packed(files(h5).filter((file) => /\.(js|css)$/.test(file) && page.includes(path.basename(file))))).toBeLessThanOrEqual(140 * KB)
})

const packed = (list: readonly string[]) => list.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)

/** Ids of the chunks that the router asks for when the home page opens. */
function homeChunks(entry: readonly string[]): string[] {
  const load = entry.map((file) => /"pages\/home\/index","load":(.*?)\.then/.exec(readFileSync(file, 'utf8'))?.[1]).find(Boolean) ?? ''
  return [...load.matchAll(/\.e\((\d+)\)/g)].map(([, id]) => id!)
}

/** Optional chaining, `??` and `async` outside string literals. */
function newSyntax(script: string): string[] {
  const bare = script.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
  return bare.match(/\?\.(?!\d)|\?\?|\basync(?:\s+function|\s*\()/g) ?? []
}
