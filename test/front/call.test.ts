import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { startPlatform, type Platform } from 'local/platform'

/** `npm run call` as a script meets it: one line of JSON, and an exit code. */
const root = join(__dirname, '../..')
let platform: Platform

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'functions,local'], { cwd: root })
  platform = await startPlatform({ dist: join(root, 'dist'), timers: false })
})
afterAll(() => platform?.stop())

const call = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/call.ts', '--port', String(platform.port), ...args]
    execFile(process.execPath, program, { cwd: root }, (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }))
  })
const answered = ({ stdout }: { stdout: string }) => {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  return JSON.parse(stdout) as Record<string, unknown>
}

const COUNTS = { body: 'assembly', session: 'regular', matter: 'ordinary', entitled: 37, present: 25, yes: 13 }

describe('npm run call', () => {
  test('访客可以试算，答复是唯一的一行 JSON，退出码 0', async () => {
    const outcome = await call('charter.evaluate', JSON.stringify(COUNTS))
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
    expect(answered(outcome)).toMatchObject({ kind: 'accepted', value: { outcome: 'PASSED' }, at: expect.any(Number) as number })
  })

  test('以账号的身份调用', async () => {
    const outcome = await call('identity.me', '{}', '--as', 'chair')
    expect(answered(outcome)).toMatchObject({ kind: 'accepted', value: { me: { personId: 'person-chair' } } })
  })

  test.each([
    ['接受', ['identity.me', '{}', '--as', 'chair'], 'accepted'],
    ['拒绝', ['person.roll', '{}'], 'refused'],
  ])('由 npm 来叫，%s时标准输出里也只有答复', async (_, args, kind) => {
    const npm = ['run', 'call', '--', '--port', String(platform.port), ...args]
    const stdout = await new Promise<string>((resolve, reject) =>
      execFile('npm', npm, { cwd: root }, (error, out) => (error ? reject(error) : resolve(out))),
    )
    expect(answered({ stdout })).toMatchObject({ kind })
  })

  test('被拒绝时也是一行 JSON，退出码 0', async () => {
    const outcome = await call('person.roll', '{}')
    expect(outcome.code).toBe(0)
    expect(answered(outcome)).toMatchObject({ kind: 'refused' })
  })

  test.each([
    [['nothing.here'], '没有操作'],
    [['charter.evaluate', '{'], '不是 JSON'],
    [['identity.me', '{}', '--as', 'nobody'], '没有账号'],
    [['identity.me', '{}', 'extra'], 'npm run'],
    [['identity.me', '{}', '--port', '1'], '没有平台在运行'],
    [[], 'npm run'],
  ])('%j 出错时标准输出为空，退出码 1', async (args, reason) => {
    const { code, stdout, stderr } = await call(...args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(reason)
  })

  test('--list 列出操作、所需能力和输入', async () => {
    const { code, stdout } = await call('--list')
    expect(code).toBe(0)
    expect(stdout).toMatch(/charter\.evaluate {2}查询 · 任何人[^\n]*\n {4}\{[^\n]*entitled: number/)
  })
})
