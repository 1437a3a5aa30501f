import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../targets.mjs'
import { openTarget } from './data/target'
import { told, traces, undemo } from './data/undemo'
import { demand } from './needs'
import { run } from './run'

const usage = `npm run undemo [-- 选项]

移除演示数据：只移除植入以后没有人改过的。不加 --apply 只说会怎样，什么都不做。

  --apply          真的移除
  --planted 时刻   演示数据是什么时候植入的，恢复备份时会说出来；本机的数据目录自己记得
  --local 目录     本机平台的数据目录（平台要先停下），不写则是环境变量所指的云开发环境`

await run(usage, async () => {
  const { values } = parseArgs({ options: { apply: { type: 'boolean', default: false }, planted: { type: 'string' }, local: { type: 'string' } } })
  const target = await openTarget(root, values.local && resolve(root, values.local))
  try {
    const planted = values.planted === undefined ? await target.planted() : Date.parse(values.planted)
    if (planted === undefined || Number.isNaN(planted)) demand([{ what: '--planted 时刻，写成 2026-11-20T08:00:00.000Z 这样', chapter: 'local' }])
    const found = await traces(target, planted!)
    for (const line of told(found)) console.log(line)
    if (!values.apply) return console.log('什么都没有做。加 --apply 才移除。')
    await undemo(target, found)
    console.log('已移除')
  } finally {
    await target.close()
  }
})
