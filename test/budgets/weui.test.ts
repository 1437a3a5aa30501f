import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compileWeui } from '../../client/weui.build.mjs'

test('weui.css 与 WeUI 源码、颜色表和用到的类名一致：不一致时运行 node client/weui.build.mjs', async () => {
  const file = path.resolve(__dirname, '../../client/src/ui/look/weui.css')
  expect(readFileSync(file, 'utf8')).toBe(await compileWeui())
})
