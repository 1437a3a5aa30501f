import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Something without which a command does not begin, and the chapter of docs/deploy.md that says where to get it. */
export interface Need {
  readonly what: string
  readonly chapter: keyof typeof CHAPTERS
}

/** The chapters of docs/deploy.md that errors point at; a test holds them against the page. */
export const CHAPTERS = {
  environment: '2. 开通云开发环境',
  keys: '3. 三把钥匙',
  build: '4. 在电脑上准备',
  page: '7. 桌面页与域名',
  local: '12. 备份、恢复与搬家',
} as const

/** The exit code of a command that lacks something and has done nothing. */
export const LACKING = 2

/** Nothing was done; each of these is missing. `exit` is the code that the command ends with. */
export const missing = (needs: readonly Need[]): Error & { readonly exit: number } => {
  const lines = needs.map(({ what, chapter }) => `  - ${what}（见 docs/deploy.md「${CHAPTERS[chapter]}」）`)
  return Object.assign(new Error(['什么都没有做，因为还缺：', ...lines].join('\n')), { exit: LACKING })
}

export interface Account {
  readonly env: string
  readonly secretId: string
  readonly secretKey: string
}

export interface UploadKey {
  readonly appid: string
  /** The file of the key for uploading code. */
  readonly keyFile: string
}

type Variables = Readonly<Record<string, string | undefined>>

/** The file of variables that is never committed, for those who do not set variables in a shell. */
export const VARIABLES_FILE = 'release.env'

/** The variables of this process, and below them those of `release.env` where there is one. */
export function variables(root: string): Variables {
  const file = join(root, VARIABLES_FILE)
  if (existsSync(file)) process.loadEnvFile(file)
  return process.env
}

const ACCOUNT = {
  TCB_ENV: { what: '环境变量 TCB_ENV：云开发环境的编号', chapter: 'environment' },
  TENCENTCLOUD_SECRETID: { what: '环境变量 TENCENTCLOUD_SECRETID：腾讯云访问密钥的编号', chapter: 'keys' },
  TENCENTCLOUD_SECRETKEY: { what: '环境变量 TENCENTCLOUD_SECRETKEY：腾讯云访问密钥', chapter: 'keys' },
} as const satisfies Record<string, Need>

const UPLOAD = {
  MINIPROGRAM_APPID: { what: '环境变量 MINIPROGRAM_APPID：小程序的 AppID', chapter: 'keys' },
  MINIPROGRAM_KEY: { what: '环境变量 MINIPROGRAM_KEY：小程序代码上传密钥文件的位置', chapter: 'keys' },
} as const satisfies Record<string, Need>

const lacking = (given: Variables, wanted: Readonly<Record<string, Need>>): Need[] =>
  Object.entries(wanted).flatMap(([name, need]) => (given[name]?.trim() ? [] : [need]))

export const lackingAccount = (given: Variables): Need[] => lacking(given, ACCOUNT)

/** What is missing of the upload key: a variable, or the file that it names. */
export function lackingUploadKey(given: Variables): Need[] {
  const file = given.MINIPROGRAM_KEY?.trim()
  const noFile: Need[] = file && !existsSync(file) ? [{ what: `文件 ${file}：小程序代码上传密钥`, chapter: 'keys' }] : []
  return [...lacking(given, UPLOAD), ...noFile]
}

/** Throws where anything is missing. */
export function demand(needs: readonly Need[]): void {
  if (needs.length > 0) throw missing(needs)
}

/** To be asked only when nothing is lacking. */
export const accountOf = (given: Variables): Account => ({
  env: given.TCB_ENV!.trim(),
  secretId: given.TENCENTCLOUD_SECRETID!.trim(),
  secretKey: given.TENCENTCLOUD_SECRETKEY!.trim(),
})

/** To be asked only when nothing is lacking. */
export const uploadKeyOf = (given: Variables): UploadKey => ({ appid: given.MINIPROGRAM_APPID!.trim(), keyFile: given.MINIPROGRAM_KEY!.trim() })
