import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bring, root } from '../targets.mjs'
import { cloudDocuments } from './data/documents'
import { check, deploy } from './deploy/deploy'
import { planned, readPlan } from './deploy/plan'
import { openManager, openWechat } from './deploy/ports'
import { accountOf, demand, lackingAccount, lackingUploadKey, uploadKeyOf, variables } from './needs'
import { run } from './run'

const usage = `npm run deploy [-- 选项]

  --dry-run      只打印方案，不要账号，什么都不做
  --check        比较环境与方案，不同就退出码 1，什么都不改
  --no-page      不管桌面页（静态网站托管）
  --allow-drop   准许删掉方案里没有的索引、触发器和建错了的云函数
  --new-word     还没有管理员时，换一个新的开通口令

怎样得到所需的账号和密钥，见 docs/deploy.md。`

const options = {
  'dry-run': { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  'no-page': { type: 'boolean', default: false },
  'allow-drop': { type: 'boolean', default: false },
  'new-word': { type: 'boolean', default: false },
} as const

await run(usage, async () => {
  const { values } = parseArgs({ options })
  const say = (line: string) => console.log(line)
  const withPage = !values['no-page']
  const dist = join(root, 'dist')
  if (values['dry-run']) return planned(await readPlan(root, dist, withPage)).forEach(say)

  const given = variables(root)
  demand([...lackingAccount(given), ...lackingUploadKey(given)])
  const account = accountOf(given)
  process.env.CLOUD_ENV = account.env
  for (const target of ['functions', ...(withPage ? (['h5'] as const) : [])] as const) await bring(target, say)
  const deployment = {
    env: account.env,
    plan: await readPlan(root, dist, withPage),
    manager: await openManager(account),
    wechat: await openWechat(uploadKeyOf(given), root),
    data: cloudDocuments(account),
    now: Date.now,
    say,
  }
  return values.check ? check(deployment) : deploy(deployment, { drop: values['allow-drop'], newWord: values['new-word'] })
})
