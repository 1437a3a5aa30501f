'use strict'
const { Agent, request } = require('node:http')
const { performance } = require('node:perf_hooks')

/**
 * The load, in a process of its own that is started anew for each round: reads one line of JSON from standard input,
 * `{ url, connections, calls: [{ path, headers, body }] }`, sends every call, and prints one line: how long all took, how
 * long each took, and what each was answered.
 */
async function main() {
  const { url, connections, calls } = JSON.parse(await lineOf(process.stdin))
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const took = new Array(calls.length)
  const answers = new Array(calls.length)

  const send = (i) =>
    new Promise((resolve) => {
      const { path, headers, body } = calls[i]
      const since = performance.now()
      const done = (answer) => {
        took[i] = performance.now() - since
        answers[i] = answer
        resolve()
      }
      const asked = request({ hostname, port, path, method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => done({ status: response.statusCode, text: Buffer.concat(chunks).toString() }))
        response.on('error', (error) => done({ status: 0, text: String(error) }))
      })
      asked.on('error', (error) => done({ status: 0, text: String(error) }))
      asked.end(body)
    })

  let next = 0
  const lane = async () => {
    while (next < calls.length) await send(next++)
  }
  const since = performance.now()
  await Promise.all(Array.from({ length: connections }, lane))
  const wall = performance.now() - since
  agent.destroy()
  process.stdout.write(`${JSON.stringify({ wall, took, answers })}\n`)
}

async function lineOf(stream) {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}

void main()
