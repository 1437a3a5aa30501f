import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PRIVACY_VERSION } from 'shared/identity/privacy'

/** `npm start` as a person meets it: a process, its words and its exit code. */
const root = join(__dirname, '../..')
const data = mkdtempSync(join(tmpdir(), 'start-'))
const children: ChildProcess[] = []
afterAll(() => {
  children.forEach((child) => child.kill('SIGKILL'))
  rmSync(data, { recursive: true, force: true })
})

const run = (args: string[], env: Record<string, string> = {}) => start(process.execPath, ['scripts/start.mjs', '--no-client', ...args], env)

function start(program: string, args: string[], env: Record<string, string>) {
  const child = spawn(program, args, { cwd: root, env: { ...process.env, npm_lifecycle_event: '', ...env } })
  children.push(child)
  let said = ''
  const listeners: Array<() => void> = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      listeners.forEach((tell) => tell())
    })
  }
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => child.on('close', (code) => resolve({ code, said })))
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(said)
        if (match) resolve(match)
      }
      listeners.push(look)
      look()
      void ended.then(() => reject(new Error(`没有说 ${pattern.source}：\n${said}`)))
    })
  return { ended, says, stop: (signal: 'SIGINT' | 'SIGTERM' = 'SIGINT') => child.kill(signal) }
}

const URL_LINE = /平台已启动：(http:\/\/127\.0\.0\.1:(\d+))/

describe('npm start', () => {
  test('说出地址和演示账号；同一个目录、同一个端口不能再来一个；停得干净，再启动什么都不构建', async () => {
    const first = run(['--port', '0', '--data', data])
    const [, url, port] = await first.says(URL_LINE)
    await first.says(/secretary-general +秘书长[\s\S]+director01 … director\d+[\s\S]+visitor/)
    expect((await fetch(`${url}/_local`)).status).toBe(200)

    expect(await run(['--port', '0', '--data', data]).ended).toMatchObject({ code: 1, said: expect.stringContaining('正被另一个实例使用') as string })
    const elsewhere = join(data, 'elsewhere')
    expect(await run(['--port', port!, '--data', elsewhere]).ended).toMatchObject({ code: 1, said: expect.stringContaining(`端口 ${port} 已被占用`) as string })

    first.stop()
    expect((await first.ended).code).toBe(0)

    const again = run(['--port', '0', '--data', data])
    await again.says(URL_LINE)
    again.stop()
    const { code, said } = await again.ended
    expect(code).toBe(0)
    expect(said).not.toContain('构建')
  })

  test('--fresh 只清掉平台自己的数据', async () => {
    const folder = mkdtempSync(join(data, 'fresh-'))
    const first = run(['--port', '0', '--data', folder])
    const [, url] = await first.says(URL_LINE)
    const people = async (at: string) =>
      ((await (await fetch(`${at}/_local/dump`)).json()) as { collections: { persons: unknown[] } }).collections.persons
    expect((await people(url!)).length).toBeGreaterThan(37)
    first.stop()
    await first.ended

    for (const place of ['store', 'files', 'mine']) {
      mkdirSync(join(folder, place), { recursive: true })
      writeFileSync(join(folder, place, '旧.txt'), '')
    }
    const again = run(['--fresh', '--port', '0', '--data', folder])
    const [, second] = await again.says(URL_LINE)
    expect((await people(second!)).length).toBeGreaterThan(37)
    const kept = ['store', 'files', 'mine'].filter((place) => existsSync(join(folder, place, '旧.txt')))
    expect(kept).toEqual(['mine'])
    again.stop()
    await again.ended
  })

  test('--empty 不放演示数据，显示开通口令；凭它登记第一位管理员', async () => {
    const folder = mkdtempSync(join(data, 'empty-'))
    const empty = run(['--empty', '--port', '0', '--data', folder])
    const [, url] = await empty.says(URL_LINE)
    const [, word] = await empty.says(/开通口令：(\S+)/)
    const input = { word, unit: '虚构职教中心', name: '林开元', title: '', phone: '13600000999', from: '2026-01-08', consent: PRIVACY_VERSION }
    const call = async (operation: string, given: unknown) => {
      const body = JSON.stringify({ function: 'api', as: { user: 'newcomer01' }, event: { operation, input: given, requestId: 'founding-request' } })
      return (await (await fetch(`${url}/_local/invoke`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json()) as object
    }
    expect(await call('identity.found', input)).toMatchObject({ kind: 'accepted', value: { name: '林开元' } })
    expect(await call('identity.invitations', {})).toMatchObject({ value: { administrators: 1, persons: [{ initials: 'lky' }] } })
    empty.stop()
    await empty.ended
    expect(readFileSync(join(folder, 'log'), 'utf8')).not.toContain(word)
  })

  test('npm 被终止时，平台跟着停下，不占着端口', async () => {
    const line = `${process.execPath} scripts/start.mjs --no-client --port 0 --data ${data}; true`
    const shell = start('/bin/sh', ['-c', line], { npm_lifecycle_event: 'start' })
    const [, url] = await shell.says(URL_LINE)
    shell.stop('SIGTERM')
    expect((await shell.ended).said).toContain('正在停止')
    await expect(fetch(`${url}/_local`)).rejects.toThrow()
  })

  test.each([
    [['--port', 'x'], '端口应为'],
    [['--port', '70000'], '端口应为'],
    [['--nonsense'], '--nonsense'],
    [['--host', '203.0.113.9', '--port', '0', '--data', join(data, 'nowhere')], '本机没有地址'],
  ])('%j 说明哪里不对，退出码 1', async (args, reason) => {
    expect(await run(args).ended).toMatchObject({ code: 1, said: expect.stringContaining(reason) as string })
  })

  test.each(['TENCENTCLOUD_SECRETID', 'CLOUDBASE_APIKEY'])('设有真实凭据 %s 时不启动', async (name) => {
    const { code, said } = await run(['--port', '0', '--data', data], { [name]: 'not-ours' }).ended
    expect(code).toBe(1)
    expect(said).toContain(`${name}）。本地云不在这样的环境里启动`)
  })

  test('--help 列出全部选项', async () => {
    const { code, said } = await run(['--help']).ended
    expect(code).toBe(0)
    for (const option of ['--port', '--host', '--data', '--fresh', '--no-client', '--help']) expect(said).toContain(option)
  })
})
