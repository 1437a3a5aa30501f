import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What a token says; `exp` in seconds since 1970. */
export interface Claims {
  readonly sub: string
  readonly use: 'access' | 'refresh'
  readonly exp: number
  readonly anonymous?: boolean
  /** The id that a ticket of custom login gave; `sub` is the platform's own. */
  readonly custom?: string
}

export interface Signer {
  /** A short tag that only this key makes for this text. */
  tag(text: string): string
  isTag(text: string, tag: string): boolean
  /** A JWT, HS256. */
  token(claims: Claims): string
  /** The claims of a genuine token that is not expired at `now` (milliseconds). */
  read(token: string, now: number): Claims | undefined
}

/** The key of an environment, kept in `file` so that who is signed in stays so after a restart. */
export async function keyIn(file: string): Promise<Buffer> {
  if (existsSync(file)) return Buffer.from(await readFile(file, 'utf8'), 'hex')
  const key = randomBytes(32)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, key.toString('hex'), { mode: 0o600 })
  return key
}

export function signerWith(key: Buffer): Signer {
  const tag = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  const isTag = (text: string, given: string) => {
    const right = Buffer.from(tag(text))
    const got = Buffer.from(given)
    return right.length === got.length && timingSafeEqual(right, got)
  }
  const head = encode({ alg: 'HS256', typ: 'JWT' })
  return {
    tag,
    isTag,
    token(claims) {
      const text = `${head}.${encode(claims)}`
      return `${text}.${tag(text)}`
    },
    read(token, now) {
      const end = token.lastIndexOf('.')
      if (!token.startsWith(`${head}.`) || !isTag(token.slice(0, end), token.slice(end + 1))) return undefined
      const claims = JSON.parse(Buffer.from(token.slice(head.length + 1, end), 'base64url').toString()) as Claims
      return claims.exp * 1000 > now ? claims : undefined
    },
  }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
