import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const roots: string[] = []
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })))

const page = {
  'app.json': JSON.stringify({ pages: ['pages/home/index'] }),
  'app.js': 'App({})',
  'pages/home/index.json': '{}',
  'pages/home/index.wxml': '<view bindtap="go">去做</view><text>{{said}}</text>',
  'pages/home/index.js': 'Page({})',
}

/** Writes a mini-program of a few files, by hand and gone after the tests, over one that has a single empty page. */
export function handmade(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'weapp-'))
  roots.push(root)
  for (const [file, text] of Object.entries({ ...page, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}

/** A mini-program whose only page does this when “去做” is tapped; `say(text)` shows a text. */
export const doing = (does: string): string =>
  handmade({
    'pages/home/index.js': `Page({ go() { const say = (said) => this.setData({ said: String(said) }); ${does} } })`,
  })

/** An `app.json` and the bare files of pages, main and in subpackages. */
export function pagesOf(app: {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string; readonly text: string }[] }
}): Record<string, string> {
  const all = [...app.pages, ...(app.subPackages ?? []).flatMap((one) => one.pages.map((path) => `${one.root}/${path}`))]
  const files = all.flatMap((path) => [
    [`${path}.json`, '{}'],
    [`${path}.wxml`, `<text>${path}</text>`],
    [`${path}.js`, 'Page({})'],
  ])
  return { 'app.json': JSON.stringify(app), ...(Object.fromEntries(files) as Record<string, string>) }
}
