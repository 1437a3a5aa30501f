import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bring, root } from '../targets.mjs'
import { openWechat } from './deploy/ports'
import { demand, lackingUploadKey, uploadKeyOf, variables, type Need } from './needs'
import { run } from './run'

const usage = `npm run upload -- --preview | --upload [选项]

  --preview        传一个预览版，二维码存成 dist/preview.jpg
  --upload         传一个开发版，之后在微信公众平台设为体验版或提交审核
  --version 1.2.0  版本号，--upload 时必填
  --desc 说明      这一版改了什么
  --robot N        第几个上传机器人，1 到 30，默认 1

所需的密钥见 docs/deploy.md。`

await run(usage, async () => {
  const { values } = parseArgs({
    options: {
      preview: { type: 'boolean', default: false },
      upload: { type: 'boolean', default: false },
      version: { type: 'string' },
      desc: { type: 'string', default: '' },
      robot: { type: 'string', default: '1' },
    },
  })
  const given = variables(root)
  const env = given.TCB_ENV?.trim()
  const needs: Need[] = [
    ...lackingUploadKey(given),
    ...(env ? [] : [{ what: '环境变量 TCB_ENV：小程序要连的云开发环境', chapter: 'environment' } as const]),
    ...(values.preview === values.upload ? [{ what: '说明要 --preview 还是 --upload', chapter: 'build' } as const] : []),
    ...(values.upload && !/^\d+\.\d+\.\d+$/.test(values.version ?? '') ? [{ what: '--version，写成 1.2.0 这样', chapter: 'build' } as const] : []),
    ...(/^([1-9]|[12]\d|30)$/.test(values.robot) ? [] : [{ what: '--robot，1 到 30', chapter: 'build' } as const]),
  ]
  demand(needs)

  process.env.CLOUD_ENV = env
  await bring('weapp', (line) => console.log(line))
  const wechat = await openWechat(uploadKeyOf(given), root)
  const what = { version: values.version ?? '0.0.0', desc: values.desc, robot: Number(values.robot) }
  if (values.upload) {
    await wechat.upload(what)
    return console.log(`已上传 ${what.version}。到微信公众平台「版本管理」里设为体验版，看过以后提交审核。`)
  }
  const picture = join(root, 'dist', 'preview.jpg')
  await wechat.preview(what, picture)
  if (!existsSync(picture)) throw new Error('微信没有给出预览二维码')
  console.log(`预览二维码在 ${picture}，用微信扫。`)
})
