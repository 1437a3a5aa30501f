import { execFileSync } from 'node:child_process'
import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { openBundle } from './host/code/bundle'

const root = resolve(__dirname, '../..')
const lock = resolve(root, 'dist/.building')
/** Milliseconds after which a lock belongs to a test that was killed. */
const forgotten = 300_000

/** Builds the mini-program, the functions and the local cloud where they are missing or older than their sources. */
export function built(): string {
  mkdirSync(resolve(root, 'dist'), { recursive: true })
  take()
  try {
    execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'weapp,functions,local'], { cwd: root, stdio: 'pipe' })
    openBundle(resolve(root, 'dist/weapp'))
  } finally {
    rmdirSync(lock)
  }
  return resolve(root, 'dist')
}

/** Test files run side by side, and two builds into one folder spoil each other. */
function take(): void {
  for (;;) {
    try {
      return mkdirSync(lock)
    } catch {
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > forgotten) rmdirSync(lock)
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
}
