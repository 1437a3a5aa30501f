import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { root } from '../targets.mjs'
import { demand, lackingAccount, variables } from './needs'
import { run } from './run'

const usage = `npm run test:cloud

对着真实环境跑契约用例。环境应是专供试验的：用例会清空其中的 contract_plain 和 contract_unique 两个集合。
它们怎样建，见 docs/assumptions.md。`

await run(usage, async () => {
  const given = variables(root)
  demand(lackingAccount(given))
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
  const env = { ...given, CONTRACT_TARGET: 'cloud', SILENCE: 'true' }
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [jest, 'test/contract/contract', '--runInBand'], { cwd: root, env, stdio: 'inherit' })
    child.on('error', reject).on('close', resolve)
  })
  return code === 0
})
