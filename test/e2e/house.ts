import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { openChromium } from 'test/support/chromium'
import { openStage, type Stage, type StageOptions } from '../../scripts/demo/stage'
import { type Person, personAt } from './person'

export const DESK = [1280, 800] as const
export const PHONE = [390, 844] as const

/** The page as it is built, a platform in memory, and a browser. */
export interface House {
  readonly stage: Stage
  readonly platform: Stage['platform']
  readonly browser: Browser
  /** Somebody at a screen of his own; signed in, if there is an account. */
  somebody(size: readonly [number, number], account?: string): Promise<Person>
  close(): Promise<void>
}

const root = path.resolve(__dirname, '../..')

/** Builds what has changed, which may take minutes, and opens everything. */
export async function openHouse(options: StageOptions = {}): Promise<House> {
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'h5,functions,local'], { cwd: root, stdio: 'pipe' })
  const stage = await openStage(root, options)
  const browser = await openChromium()
  return {
    stage,
    platform: stage.platform,
    browser,
    async somebody(size, account) {
      const person = await personAt(browser, stage.platform.url, size)
      if (account !== undefined) await person.signIn(account)
      return person
    },
    async close() {
      await browser.close()
      await stage.platform.stop()
    },
  }
}
