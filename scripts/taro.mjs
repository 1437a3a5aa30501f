import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Runs one of Taro's builds. Its many lines are kept back and shown only when it fails. */
export function taro(root, type) {
  const cli = join(dirname(createRequire(join(root, 'package.json')).resolve('@tarojs/cli/package.json')), 'bin', 'taro')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'build', '--type', type], {
      cwd: join(root, 'client'),
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`taro build --type ${type} 失败（${code}）\n${Buffer.concat(said).toString()}`))
    })
  })
}
