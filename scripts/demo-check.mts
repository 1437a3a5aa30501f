import { check } from './demo/check'

/** `npm run demo -- --json | npm run demo:check`: recomputes a record from standard input; exit code 1 if anything differs. */
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const { wrong, sentence, clause } = check(JSON.parse(Buffer.concat(chunks).toString()))
for (const line of wrong) console.error(line)
console.log(`${sentence}〔${clause}〕`)
process.exitCode = wrong.length === 0 ? 0 : 1
