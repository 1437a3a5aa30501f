import { parseArgs } from 'node:util'
import { type Reply } from 'shared/kernel/operation'
import { operations } from 'shared/operations'
import { makeId } from 'shared/kernel/id'
import { listed } from './operation-list'

const usage = `npm run call -- [选项] <操作> ['<输入 JSON>']

  --as 账号          以哪个演示账号的身份，不写则是访客
  --port N           平台的端口，默认 8788
  --request-id 编号  命令的请求编号，不写则新生成一个；同一编号重复发出是同一件事
  --list             列出全部操作

答复是标准输出里唯一的一行 JSON，接受或拒绝看其中的 kind。退出码：0 有答复，1 出错。`

/** A refusal is an answer too; after any other code npm would add lines of its own to it. */
const ANSWERED = 0
const BROKEN = 1

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      port: { type: 'string', default: '8788' },
      'request-id': { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return print(usage, ANSWERED)
  if (values.list) return print(operations.map(line).join('\n'), ANSWERED)

  const [name, input = '{}', ...rest] = positionals
  const operation = operations.find((one) => one.name === name)
  if (!operation || rest.length) return complain(name && !operation ? `没有操作 ${name}，用 --list 查看全部` : usage)

  const reply = await send(values.port, {
    function: 'api',
    event: {
      operation: name,
      input: parsed(input),
      ...(operation.kind === 'command' && { requestId: values['request-id'] ?? makeId(Math.random) }),
    },
    ...(values.as && { as: { user: values.as } }),
  })
  return print(JSON.stringify(reply), reply.kind === 'fault' ? BROKEN : ANSWERED)
}

const line = (operation: (typeof operations)[number]): string => {
  const { name, kind, needs, says, input } = listed(operation)
  return `${name}  ${kind} · ${needs} · ${says}\n    ${input}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`输入不是 JSON：${text}`)
  }
}

async function send(port: string, body: object): Promise<Reply<unknown>> {
  const answer = await fetch(`http://127.0.0.1:${port}/_local/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error(`端口 ${port} 上没有平台在运行，请先 npm start`)
  })
  const value = (await answer.json()) as Reply<unknown> & { message?: string }
  if (!answer.ok) throw new Error(value.message)
  return value
}

function print(text: string, code: number): number {
  process.stdout.write(`${text}\n`)
  return code
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`)
  return BROKEN
}

run()
  .catch((error: Error) => complain(error.message))
  .then((code) => (process.exitCode = code))
