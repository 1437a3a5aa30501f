import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../targets.mjs'
import { restore } from './data/backup'
import { openTarget } from './data/target'
import { demand } from './needs'
import { run } from './run'

const usage = `npm run restore -- --from 目录 [选项]

  --from 目录    备份所在的目录；先核对清单，坏了就一份都不写
  --over         环境里已有数据也照写：备份里有的写成备份的样子，备份里没有的不动
  --local 目录   恢复到本机平台的数据目录（平台要先停下），不写则恢复到环境变量所指的云开发环境`

await run(usage, async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, over: { type: 'boolean', default: false }, local: { type: 'string' } } })
  if (!values.from) demand([{ what: '--from 目录', chapter: 'local' }])
  const target = await openTarget(root, values.local && resolve(root, values.local))
  try {
    await restore(target, resolve(values.from!), { over: values.over }, (line) => console.log(line))
  } finally {
    await target.close()
  }
})
