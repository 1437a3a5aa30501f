import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bring, root } from './targets.mjs'

const usage = `npm start [-- 选项]

  --port N       端口，默认 8788
  --host H       监听的地址，默认 127.0.0.1
  --data 目录    数据放在哪里，默认 .local
  --fresh        清空数据，重新放入演示数据
  --empty        清空数据，不放演示数据，显示开通口令
  --no-client    不构建也不更新桌面页
  --help         显示这些说明`

const options = {
  port: { type: 'string', default: '8788' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: '.local' },
  fresh: { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
  'no-client': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
}

async function start() {
  const { values } = parseArgs({ options })
  if (values.help) return void console.log(usage)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`端口应为 0 到 65535 的整数，而不是 ${values.port}`)

  for (const target of ['functions', 'local', ...(values['no-client'] ? [] : ['h5'])]) await bring(target, (line) => console.log(line))

  const { main } = createRequire(import.meta.url)(join(root, 'dist', 'local', 'main.cjs'))
  if (process.env.npm_lifecycle_event) endWithParent()
  return main({ root, data: resolve(root, values.data), host: values.host, port, fresh: values.fresh, empty: values.empty })
}

/** The shell between npm and this process does not hand on the signal that ends it; an orphan would keep the port. */
function endWithParent() {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

try {
  const code = await start()
  if (code !== undefined) process.exit(code)
} catch (error) {
  console.error(error.code?.startsWith('ERR_PARSE_ARGS') ? `${error.message}\n\n${usage}` : error.message)
  process.exit(1)
}
