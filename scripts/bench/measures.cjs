'use strict'
const { createServer } = require('node:http')
const { closeSync, fdatasync, openSync, write } = require('node:fs')
const { promisify } = require('node:util')

/**
 * The two measures that ours is held against, each a process of its own: `node measures.cjs echo|ideal <log file>`.
 * - echo: answers what it was sent.
 * - ideal: the least that keeps the promise. One record for each key, the first one answered to whoever comes again;
 *   nothing is answered before a sync that all records of the meantime share.
 * Prints its address; `usage` on standard input makes it print the milliseconds of CPU it has taken.
 */
function main([kind, file]) {
  const answer = kind === 'echo' ? echo : ideal(file)
  const server = createServer(async (incoming, outgoing) => {
    const chunks = []
    for await (const chunk of incoming) chunks.push(chunk)
    const text = await answer(Buffer.concat(chunks).toString())
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(text)
  })
  server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })))
  process.stdin.setEncoding('utf8').on('data', () => {
    const { user, system } = process.cpuUsage()
    console.log(JSON.stringify({ cpu: (user + system) / 1000, stored: answer.stored?.() ?? 0 }))
  })
  process.stdin.on('end', () => process.exit())
}

const echo = async (text) => text

function ideal(file) {
  const records = new Map()
  const log = openSync(file, 'a')
  process.on('exit', () => closeSync(log))
  const put = promisify(write)
  const sync = promisify(fdatasync)
  let batch = []
  let working
  let waiting

  async function work() {
    const lines = batch
    batch = []
    await put(log, lines.join(''))
    await sync(log)
  }

  /** Resolves when all that is in the batch now is on disk. */
  function settled() {
    waiting ??= (working ?? Promise.resolve()).then(() => {
      working = waiting
      waiting = undefined
      return work()
    })
    return waiting
  }

  const answer = async (text) => {
    const { key } = JSON.parse(text)
    let record = records.get(key)
    if (!record) {
      record = { text: JSON.stringify({ kind: 'accepted', value: { at: Date.now() } }), safe: undefined }
      records.set(key, record)
      batch.push(`${JSON.stringify({ key, record: record.text })}\n`)
      record.safe = settled()
    }
    await record.safe
    return record.text
  }
  answer.stored = () => records.size
  return answer
}

main(process.argv.slice(2))
