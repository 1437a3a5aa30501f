import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './targets.mjs'

/**
 * npm writes a lock without the optional packages of other platforms when it cannot or need not fetch them, and its
 * newest version then refuses that very lock (npm/cli 9846). This adds an entry for each: enough for npm to see that
 * it is meant for another platform. npm completes it where it is installed. Run after every change of dependencies.
 */
const file = join(root, 'package-lock.json')
const lock = JSON.parse(await readFile(file, 'utf8'))

for (const [place, entry] of Object.entries(lock.packages)) {
  delete entry.resolved
  for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
    const found = resolved(place, name)
    if (found && fits(lock.packages[found].version, wanted)) continue
    // Where another version stands in the way, the right one goes below the package that asks for it.
    const into = `${found ? `${place}/` : ''}node_modules/${name}`
    lock.packages[into] = { version: wanted, ...platformOf(name), optional: true, ...(entry.dev && { dev: true }) }
    console.log(`${into} ${wanted}`)
  }
}

const names = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries(names.map((name) => [name, lock.packages[name]]))
await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`)

/** Where Node would find `name` from a package at `place`; undefined when nowhere. */
function resolved(place, name) {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const candidate = `${from ? `${from}/` : ''}node_modules/${name}`
    if (lock.packages[candidate]) return candidate
    if (!from) return undefined
  }
}

/** These packages are asked for by their exact version; any other range was resolved by npm itself. */
function fits(version, wanted) {
  return /^\d/.test(wanted) ? version === wanted : true
}

function platformOf(name) {
  const systems = 'darwin|linux|win32|android|freebsd|openharmony'
  const match = new RegExp(`-(${systems})-([a-z]+\\d*x?)(?:-(gnu|musl|msvc|eabi)[a-z]*)?$`).exec(name)
  if (!match) throw new Error(`看不出 ${name} 是给哪个平台的`)
  const [, os, cpu, variant] = match
  const libc = os === 'linux' && { gnu: 'glibc', musl: 'musl' }[variant]
  return { cpu: [cpu], os: [os], ...(libc && { libc: [libc] }) }
}
