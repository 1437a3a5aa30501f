import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHAPTERS, lackingUploadKey } from '../../scripts/release/needs'

/** Each command as somebody without an account meets it. */
const root = join(__dirname, '../..')
const tsx = createRequire(__filename).resolve('tsx/cli')
const empty = mkdtempSync(join(tmpdir(), 'lacking-'))
afterAll(() => rmSync(empty, { recursive: true, force: true }))

const OURS = ['TCB_ENV', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'MINIPROGRAM_APPID', 'MINIPROGRAM_KEY']

function command(name: string, args: string[], env: Record<string, string> = {}) {
  const without = Object.fromEntries(Object.entries(process.env).filter(([key]) => !OURS.includes(key)))
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, join(root, 'scripts/release', `${name}.mts`), ...args], { cwd: root, env: { ...without, ...env }, encoding: 'utf8' })
  return { status, stdout, stderr }
}

const account = ['环境变量 TCB_ENV', '环境变量 TENCENTCLOUD_SECRETID', '环境变量 TENCENTCLOUD_SECRETKEY']
const upload = ['环境变量 MINIPROGRAM_APPID', '环境变量 MINIPROGRAM_KEY']
const all = { TCB_ENV: 'e', TENCENTCLOUD_SECRETID: 'i', TENCENTCLOUD_SECRETKEY: 'k', MINIPROGRAM_APPID: 'wx0', MINIPROGRAM_KEY: join(empty, 'private.key') }

describe('没有账号时，每个命令都说缺什么、在哪里讲，退出码 2，什么都不做', () => {
  test.each<[string, string[], string[], Record<string, string>]>([
    ['deploy', [], [...account, ...upload], {}],
    ['deploy', ['--check'], [...account, ...upload], {}],
    ['deploy', [], upload, { TCB_ENV: 'e', TENCENTCLOUD_SECRETID: 'i', TENCENTCLOUD_SECRETKEY: 'k' }],
    ['deploy', [], [`文件 ${all.MINIPROGRAM_KEY}`], all],
    ['upload', ['--preview'], [...upload, '环境变量 TCB_ENV'], {}],
    ['upload', ['--upload'], ['--version'], {}],
    ['upload', [], ['--preview 还是 --upload'], {}],
    ['backup', ['--to', join(empty, 'b')], account, {}],
    ['backup', [], ['--to 目录'], {}],
    ['restore', ['--from', empty], account, {}],
    ['restore', [], ['--from 目录'], {}],
    ['undemo', [], account, {}],
    ['test-cloud', [], account, {}],
  ])('%s %j', (name, args, says, env) => {
    const { status, stderr } = command(name, args, env)
    expect(status).toBe(2)
    for (const words of says) expect(stderr).toContain(words)
    expect(stderr).toMatch(/什么都没有做[\s\S]*见 docs\/deploy\.md「/)
    expect(readdirSync(empty)).toEqual([])
  })

  test.each(['deploy', 'upload', 'backup', 'restore', 'undemo', 'test-cloud'])('%s --help 列出选项', (name) => {
    const { status, stdout } = command(name, ['--help'])
    expect(status).toBe(0)
    expect(stdout).toContain(`npm run ${name.replace('-', ':')}`)
  })

  test('写错的选项也是 2', () => {
    expect(command('deploy', ['--everything'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--allow-drop') as string })
  })
})

test('deploy --dry-run 不要账号，打印整个方案', () => {
  const { status, stdout } = command('deploy', ['--dry-run'])
  expect(status).toBe(0)
  for (const words of ['ADMINONLY', 'principals', '索引 meeting：', '/^inbox[/]/', 'api：Nodejs20.19', '定时触发器 every-minute', '桌面页']) expect(stdout).toContain(words)
})

test('密钥文件在不在，要看了才知道', () => {
  expect(lackingUploadKey({ MINIPROGRAM_APPID: 'wx0', MINIPROGRAM_KEY: __filename })).toEqual([])
  expect(lackingUploadKey({ MINIPROGRAM_APPID: 'wx0', MINIPROGRAM_KEY: ' ' }).map(({ what }) => what)).toEqual([expect.stringContaining('MINIPROGRAM_KEY')])
})

test('错误里指的章节，部署说明里都有', () => {
  const page = readFileSync(join(root, 'docs/deploy.md'), 'utf8')
  for (const chapter of Object.values(CHAPTERS)) expect(page).toContain(`\n## ${chapter}\n`)
})
