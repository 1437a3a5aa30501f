import { type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'

/** Somebody at a screen: sees and touches only what is shown. */
export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  /** What broke in the page. */
  readonly faults: readonly string[]
  /** Opens an address such as `#/pages/home/index`; the page starts anew. */
  go(hash: string): Promise<void>
  reload(): Promise<void>
  signIn(account: string): Promise<void>
  /** Waits until a text stands on the page. */
  sees(text: string | RegExp): Promise<void>
  /** Everything that can be read right now. */
  reads(): Promise<string>
  control(role: 'button' | 'link' | 'tab' | 'radio' | 'heading' | 'img', name: string | RegExp): Locator
  field(label: string): Locator
  /** Where the page tells something by itself: `alert` for what did not go as wished. */
  notice(role: 'alert' | 'status', text: string | RegExp): Locator
  press(name: string | RegExp): Promise<void>
  follow(name: string | RegExp): Promise<void>
  fill(values: Readonly<Record<string, string>>): Promise<void>
  /** Presses a button, then agrees in the dialog that follows. */
  pressAndAgree(name: string | RegExp, yes: string): Promise<void>
  /** Presses what opens the browser's picker, and picks. */
  choose(name: string | RegExp, files: string | readonly string[]): Promise<void>
  back(): Promise<void>
}

/** A browser of one's own. Waits are long because a wait ends as soon as what it waits for is there. */
export async function personAt(browser: Browser, url: string, [width, height]: readonly [number, number]): Promise<Person> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', permissions: ['clipboard-write'] })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))

  const shown = (found: Locator): Locator => found.filter({ visible: true })
  const control: Person['control'] = (role, name) => shown(page.getByRole(role, { name, exact: typeof name === 'string' }))
  const field = (label: string): Locator => shown(page.getByLabel(label, { exact: true }))
  // The browser knows a page by its hash; only another document starts the client anew.
  const go = async (hash: string): Promise<void> => {
    await page.goto('about:blank')
    await page.goto(`${url}/${hash}`)
  }
  const reads = (): Promise<string> => page.evaluate(() => document.body.innerText)
  const fill = async (values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, value] of Object.entries(values)) await field(label).first().fill(value)
  }

  return {
    page,
    context,
    faults,
    go,
    control,
    field,
    notice: (role, text) => shown(page.getByRole(role)).filter({ hasText: text }),
    fill,
    reload: async () => void (await page.reload()),
    async signIn(account) {
      await go('#/pages/me/index')
      await fill({ 用户名: account, 密码: 'demo' })
      await control('button', '登录').click()
      await page.waitForURL(/pages\/home/)
    },
    reads,
    async sees(text) {
      await shown(page.getByText(text)).first().waitFor().catch(async () => {
        throw new Error(`看不到“${String(text)}”。页面上是：\n${await reads()}`)
      })
    },
    press: (name) =>
      control('button', name).first().click().catch(async () => {
        throw new Error(`按不到“${String(name)}”。页面上是：\n${await reads()}`)
      }),
    follow: (name) => control('link', name).first().click(),
    async pressAndAgree(name, yes) {
      await control('button', name).first().click()
      await shown(page.locator('.taro-model__confirm')).filter({ hasText: yes }).click()
    },
    async choose(name, files) {
      const [picker] = await Promise.all([page.waitForEvent('filechooser'), control('button', name).first().click()])
      await picker.setFiles(files as string[])
    },
    back: () => control('button', '返回').first().click(),
  }
}

/** Something that comes once, and that others wait for. */
export function moment(): { readonly came: Promise<void>; come: () => void } {
  let come = (): void => {}
  const came = new Promise<void>((resolve) => (come = resolve))
  return { came, come: () => come() }
}

/** Waits until something holds that no page shows. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}
