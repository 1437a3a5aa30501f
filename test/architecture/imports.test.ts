import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(__dirname, '../..')

/** What is broken below `folder`, as `rule file`. */
function broken(folder: string): string[] {
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const places = ['shared', 'cloudfunctions', 'client/src', 'local']
  const run = () => execFileSync('node', [cli, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...places], { cwd: folder, maxBuffer: 1 << 28 })
  const { summary } = JSON.parse(run().toString()) as { summary: { violations: { rule: { name: string }; from: string }[] } }
  return summary.violations.map(({ rule, from }) => `${rule.name} ${from}`)
}

/** A small house in order, and in it the given files. */
function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'house-'))
  const house = {
    'tsconfig.json': '{ "compilerOptions": { "moduleResolution": "Bundler", "module": "ESNext", "jsx": "react-jsx" } }',
    'shared/kernel/time.ts': 'export const t = 1',
    'shared/charter/charter.ts': 'export const c = 1',
    'shared/meeting/model.ts': 'export const m = 1',
    'shared/meeting/rules.ts': 'export const r = 1',
    'cloudfunctions/kit/router.ts': 'export const k = 1',
    'cloudfunctions/meeting/read.ts': 'export const read = 1',
    'cloudfunctions/meeting/plan.ts': 'export const plan = 1',
    'client/src/ui/button.ts': 'export const b = 1',
    'client/src/platform/call.ts': 'export const p = 1',
    'client/src/parts/row.ts': 'export const w = 1',
    'client/src/pages/home/index.ts': 'export const h = 1',
    'client/src/packages/meeting/detail/index.ts': 'export const d = 1',
    'local/store.ts': 'export const s = 1',
    ...files,
  }
  for (const [path, text] of Object.entries(house)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

const planted: [rule: string, path: string, text: string][] = [
  ['kernel-alone', 'shared/kernel/bad.ts', "import '../charter/charter'"],
  ['one-valibot', 'shared/meeting/bad.ts', "import 'valibot'"],
  ['one-dayjs', 'client/src/parts/bad.ts', "import 'dayjs'"],
  ['charter-on-kernel', 'shared/charter/bad.ts', "import '../meeting/model'"],
  ['domains-share-models', 'shared/vote/bad.ts', "import '../meeting/rules'"],
  ['shared-is-pure', 'shared/meeting/bad.ts', "import 'node:fs'"],
  ['kit-knows-models', 'cloudfunctions/kit/bad.ts', "import '../../shared/meeting/rules'"],
  ['domains-share-reads', 'cloudfunctions/vote/bad.ts', "import '../meeting/plan'"],
  ['cloud-meets-no-client', 'cloudfunctions/meeting/bad.ts', "import '../../client/src/platform/call'"],
  ['client-meets-no-cloud', 'client/src/parts/bad.ts', "import '../../../cloudfunctions/meeting/read'"],
  ['one-platform', 'client/src/pages/home/bad.ts', "import '@tarojs/taro'"],
  ['platform-on-kernel', 'client/src/platform/bad.ts', "import '../../../shared/meeting/model'"],
  ['ui-knows-nothing', 'client/src/ui/bad.ts', "import '../parts/row'"],
  ['parts-below-pages', 'client/src/parts/bad.ts', "import '../pages/home'"],
  ['no-page-imports-a-page', 'client/src/pages/me/bad.ts', "import '../home'"],
  ['local-is-nobodys', 'cloudfunctions/meeting/bad.ts', "import '../../local/store'"],
  ['local-knows-models', 'local/bad.ts', "import '../shared/meeting/rules'"],
  ['no-cycles', 'shared/meeting/bad.ts', "import './worse'"],
]

test('本仓库没有一处越界的引用', () => {
  expect(broken(root)).toEqual([])
})

test('一座整齐的小房子没有违例，条条规矩遇到种下的越界都会叫', () => {
  const empty = plant({})
  const all = plant({
    ...Object.fromEntries(planted.map(([rule, path, text]) => [path.replace('bad.ts', `${rule}.ts`), text])),
    'shared/meeting/worse.ts': "import './no-cycles'",
  })
  try {
    expect(broken(empty)).toEqual([])
    const bites = broken(all)
    for (const [rule, path] of planted) expect(bites).toContain(`${rule} ${path.replace('bad.ts', `${rule}.ts`)}`)
  } finally {
    rmSync(empty, { recursive: true })
    rmSync(all, { recursive: true })
  }
})
