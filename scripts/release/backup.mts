import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../targets.mjs'
import { backup } from './data/backup'
import { openTarget } from './data/target'
import { demand } from './needs'
import { run } from './run'

const usage = `npm run backup -- --to 目录 [选项]

  --to 目录      备份放在哪里，应是一个新目录
  --files        云存储里的文件也备份
  --local 目录   备份本机平台的数据（默认目录是 .local，平台要先停下），不写则备份环境变量所指的云开发环境`

await run(usage, async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' }, files: { type: 'boolean', default: false }, local: { type: 'string' } } })
  if (!values.to) demand([{ what: '--to 目录', chapter: 'local' }])
  const target = await openTarget(root, values.local && resolve(root, values.local))
  try {
    await backup(target, resolve(values.to!), { files: values.files, now: Date.now() }, (line) => console.log(line))
  } finally {
    await target.close()
  }
})
