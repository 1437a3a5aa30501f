import { parseArgs } from 'node:util'
import { bring, targets } from './targets.mjs'

const usage = `npm run build [-- --only 目标[,目标]]

目标：${Object.entries(targets).map(([name, { says }]) => `${name}（${says}）`).join('、')}。
输入没有变化的目标不会重新构建。`

/** `npm run build` is what is uploaded: the functions, the mini-program, the page. The local cloud is for this machine. */
const released = ['functions', 'weapp', 'h5']

try {
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
  const wanted = values.only?.split(',') ?? released
  const unknown = wanted.filter((name) => !Object.hasOwn(targets, name))
  if (values.help || unknown.length) {
    console.log(unknown.length ? `没有这个目标：${unknown.join('、')}\n\n${usage}` : usage)
    process.exitCode = unknown.length ? 2 : 0
  } else {
    for (const name of wanted) {
      if (!(await bring(name, (line) => console.log(line)))) console.log(`${targets[name].says}没有变化`)
    }
  }
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
