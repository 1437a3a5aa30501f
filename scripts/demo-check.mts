import { check } from './demo/check'
import { checkMonday } from './demo/check-monday'

/** `npm run demo -- --json | npm run demo:check`: recomputes a record from standard input; exit code 1 if anything differs. */
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const record = JSON.parse(Buffer.concat(chunks).toString()) as { monday: unknown }
const { wrong: first, sentence, clause } = check(record)
const wrong = [...first, ...checkMonday(record.monday)]
for (const line of wrong) console.error(line)
console.log(`${sentence}〔${clause}〕`)
process.exitCode = wrong.length === 0 ? 0 : 1
