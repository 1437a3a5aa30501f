import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import CloudBase from '@cloudbase/manager-node'
import { fakeCloud } from './fake-cloud'

/** Nothing is called here: it is only seen that the SDKs have what the ports ask of them. */
describe('端口与真的 SDK', () => {
  test('替身有的方法，管理 SDK 都有', () => {
    const real = new CloudBase({ envId: 'env', secretId: 'id', secretKey: 'key' }) as unknown as Record<string, Record<string, unknown>>
    const fake = fakeCloud().manager as unknown as Record<string, object>
    const missing = Object.entries(fake).flatMap(([service, methods]) =>
      typeof methods === 'function'
        ? typeof real[service] === 'function' ? [] : [service]
        : Object.keys(methods).filter((name) => typeof real[service]![name] !== 'function').map((name) => `${service}.${name}`),
    )
    expect(missing).toEqual([])
  })

  test('上传工具有用到的方法，也认得这个项目', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ports-'))
    try {
      const key = join(folder, 'private.key')
      writeFileSync(key, '-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----\n')
      const root = join(__dirname, '../..')
      const program = `
        const ci = require('miniprogram-ci')
        const project = new ci.Project({ appid: 'wx0', type: 'miniProgram', projectPath: ${JSON.stringify(root)}, privateKeyPath: ${JSON.stringify(key)}, ignores: ['node_modules/**/*'] })
        const all = [ci.upload, ci.preview, ci.cloud.uploadFunction, ci.cloud.createTimeTrigger]
        console.log(project.appid, all.every((one) => typeof one === 'function'))
        process.exit()`
      const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' })
      expect(`${stdout}${stderr}`).toContain('wx0 true')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
