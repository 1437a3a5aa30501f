import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { check } from './demo/check'
import { checkMonday } from './demo/check-monday'
import { openStage } from './demo/stage'
import { playMonday } from './demo/monday'
import { play } from './demo/story'
import { bring } from './targets.mjs'

/**
 * `npm run demo`: one meeting from notice to closing on a fresh store; then a real roll, invitations, pushed notices and a
 * door with a code; then the checkers over both records.
 * Exit code 1 when the checker finds a difference; the last line is the quorum's sentence with its clause.
 * `--json` prints the record and nothing else.
 */
async function demo(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
  const tell = values.json ? () => {} : (line: string) => console.log(line)
  for (const target of ['functions', 'local'] as const) await bring(target, (line: string) => console.error(line))

  const stage = await openStage(dirname(dirname(fileURLToPath(import.meta.url))))
  try {
    const record = { ...(await play(stage, tell)), monday: await playMonday(stage, tell) }
    if (values.json) console.log(JSON.stringify(record))
    const { wrong: first, sentence, clause } = check(record)
    const wrong = [...first, ...checkMonday(record.monday)]
    for (const line of wrong) console.error(line)
    tell(`核对：${wrong.length === 0 ? '另写的核对程序逐项相同' : `${wrong.length} 处不同`}`)
    tell(`${sentence}〔${clause}〕`)
    return wrong.length === 0 ? 0 : 1
  } finally {
    await stage.platform.stop()
  }
}

process.exitCode = await demo()
