import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly entryPagePath?: string
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string; readonly text: string }[] }
  readonly window?: PageJson
}

interface PageJson {
  readonly navigationBarTitleText?: string
  readonly usingComponents?: Readonly<Record<string, string>>
}

/** What the compiler has left in `dist/weapp`: files, pages, packages. Paths are relative to the root, without a leading slash. */
export interface Bundle {
  readonly root: string
  readonly app: AppJson
  readonly pages: readonly string[]
  readonly tabs: readonly { readonly path: string; readonly text: string }[]
  /** Root of the subpackage a file lies in; '' for the main package. */
  packageOf(file: string): string
  has(file: string): boolean
  read(file: string): string
  /** All files with this ending. */
  files(ending: string): string[]
  /** The page's own settings over those of the app's window. */
  title(page: string): string
  /** Tag → path of the component (no ending), as the page or component at `path` declares them. */
  components(path: string): Record<string, string>
}

const opened = new Map<string, Bundle>()

/**
 * All texts of a compiled mini-program, read at once and once per process: a build that is made
 * meanwhile does not mix with it. Throws when there is no compiled mini-program.
 */
export function openBundle(root: string): Bundle {
  const known = opened.get(root)
  if (known !== undefined) return known
  const bundle = bundleOf(root, textsIn(root))
  opened.set(root, bundle)
  return bundle
}

function textsIn(root: string): ReadonlyMap<string, string> {
  if (!existsSync(join(root, 'app.json'))) throw new Error(`${root} 里没有编译好的小程序（缺 app.json）`)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const texts = files.filter((file) => /\.(js|json|wxml|wxs)$/.test(file))
  return new Map(texts.map((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')]))
}

function bundleOf(root: string, texts: ReadonlyMap<string, string>): Bundle {
  const read = (file: string): string => {
    const text = texts.get(file)
    if (text === undefined) throw new Error(`小程序里没有 ${file}`)
    return text
  }
  const json = <T>(file: string): T => JSON.parse(read(file)) as T
  const app = json<AppJson>('app.json')
  const roots = (app.subPackages ?? []).map((one) => trimmed(one.root))
  const inSubPackages = (app.subPackages ?? []).flatMap((one) => one.pages.map((page) => posix.join(trimmed(one.root), page)))

  return {
    root,
    app,
    pages: [...app.pages, ...inSubPackages],
    tabs: (app.tabBar?.list ?? []).map((tab) => ({ path: tab.pagePath, text: tab.text })),
    packageOf: (file) => roots.find((one) => file.startsWith(`${one}/`)) ?? '',
    has: (file) => texts.has(file),
    read,
    files: (ending) => [...texts.keys()].filter((file) => file.endsWith(ending)).sort(),
    title: (page) => json<PageJson>(`${page}.json`).navigationBarTitleText ?? app.window?.navigationBarTitleText ?? '',
    components: (path) => {
      const declared = json<PageJson>(`${path}.json`).usingComponents ?? {}
      return Object.fromEntries(Object.entries(declared).map(([tag, to]) => [tag, resolveFrom(path, to)]))
    },
  }
}

/** Resolves `to` as WeChat does: from the folder of `from`, or from the root when it starts with a slash. */
export const resolveFrom = (from: string, to: string): string =>
  posix.normalize(to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(from), to))

const trimmed = (path: string): string => path.replace(/^\/|\/$/g, '')
