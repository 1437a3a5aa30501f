import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openBundle } from './host/code/bundle'

const root = resolve(__dirname, '../..')
const dist = resolve(root, 'dist')
/** Names the process that is building: test files run side by side, and two builds into one folder spoil each other. */
const lock = resolve(dist, '.building')

/** Builds the mini-program, the functions and the local cloud where they are missing or older than their sources. */
export function built(): string {
  mkdirSync(dist, { recursive: true })
  while (!isMine()) pause(200)
  try {
    execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'weapp,functions,local'], { cwd: root, stdio: 'pipe' })
    openBundle(resolve(dist, 'weapp'))
  } finally {
    rmSync(lock)
  }
  return dist
}

function isMine(): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isAlive(holder())) rmSync(lock, { force: true })
    return false
  }
}

/** The process that holds the lock; its own number stands for one that has just let go. */
function holder(): number {
  try {
    return Number(readFileSync(lock, 'utf8')) || process.pid
  } catch {
    return process.pid
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const pause = (milliseconds: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
