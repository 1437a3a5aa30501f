import { subjectOf } from 'cloudfunctions/kit/context'
import { cloudSignInKey } from 'cloudfunctions/kit/sign-in-key'
import { ticketReader } from 'local/front/custom'
import { generateKeyPairSync } from 'node:crypto'

const ID = 'pc-1nhenmb00aaaaaaaaa'
const context = (environment: Record<string, string>) => ({ environment: JSON.stringify({ TCB_CONTEXT_KEYS: Object.keys(environment).join(), ...environment }), memory_limit_in_mb: 256, time_limit_in_ms: 3000, request_id: 'r', function_version: '$LATEST', namespace: 'local', function_name: 'api' })

test.each([
  ['自定义登录的编号', { TCB_UUID: 'uid-1', TCB_ISANONYMOUS_USER: 'false', TCB_CUSTOM_USER_ID: ID }, `computer:${ID}`],
  ['平台把编号当作 uid', { TCB_UUID: ID, TCB_ISANONYMOUS_USER: 'false' }, `computer:${ID}`],
  ['不是我们的编号', { TCB_UUID: 'uid-1', TCB_ISANONYMOUS_USER: 'false', TCB_CUSTOM_USER_ID: 'someone' }, 'tcb:uid-1'],
  ['用户名和密码', { TCB_UUID: 'uid-1', TCB_ISANONYMOUS_USER: 'false' }, 'tcb:uid-1'],
  ['访客', { TCB_UUID: 'uid-1', TCB_ISANONYMOUS_USER: 'true' }, undefined],
])('%s，认得出是谁', (_, environment, subject) => {
  expect(subjectOf(context(environment))).toBe(subject)
})

describe('自定义登录的私钥', () => {
  const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }) as string
  const file = { private_key_id: 'key-1', private_key: pem, env_id: 'local' }
  const logged: unknown[] = []
  const keyOf = (text: string | undefined) => cloudSignInKey((line) => void logged.push(line), text)()
  beforeEach(() => {
    logged.length = 0
    process.env['SCF_NAMESPACE'] = 'local'
  })
  afterEach(() => void delete process.env['SCF_NAMESPACE'])

  test('签的票，用公开的一半验得过；同一句话的记号总相同，换了私钥就不同', () => {
    const key = keyOf(JSON.stringify(file))!
    expect(ticketReader(file)(key.ticket(ID, Date.now() + 1000), Date.now())).toMatchObject({ uid: ID })
    expect(key.tag('一')).toMatch(/^[0-9a-z]{32}$/)
    expect([key.tag('一') === keyOf(JSON.stringify(file))!.tag('一'), key.tag('一') === key.tag('二')]).toEqual([true, false])
    expect(logged).toEqual([])
  })

  test('没有这个变量，就没有私钥，也不报错', () => {
    expect([keyOf(undefined), keyOf(''), logged]).toEqual([undefined, undefined, []])
  })

  test.each([
    ['不是 JSON', '{'],
    ['少一截', JSON.stringify({ ...file, private_key: pem.slice(0, 200) })],
    ['别的环境的', JSON.stringify({ ...file, env_id: 'other' })],
    ['没有写环境的', JSON.stringify({ ...file, env_id: undefined })],
  ])('%s，等于没有，日志里说一次', (_, text) => {
    const ask = cloudSignInKey((line) => void logged.push(line), text)
    expect([ask(), ask()]).toEqual([undefined, undefined])
    expect(logged).toMatchObject([{ level: 'error', error: expect.stringContaining('SIGN_IN_KEY') as unknown }])
  })
})
