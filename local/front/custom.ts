import { createPublicKey, createVerify, generateKeyPair, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { ENVIRONMENT } from '../host/invocation'

/** The file that the console gives out for custom login, as the SDK's `credentials` want it. */
export interface CustomKey {
  readonly private_key_id: string
  readonly private_key: string
  readonly env_id: string
}

/** The private key of an environment, made on its first start and kept in `file`. */
export async function customKeyIn(file: string): Promise<CustomKey> {
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as CustomKey
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const key = { private_key_id: randomUUID(), private_key: privateKey.export({ type: 'pkcs1', format: 'pem' }) as string, env_id: ENVIRONMENT }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(key), { mode: 0o600 })
  return key
}

/** What a ticket says; times in milliseconds, as the SDK writes them. */
interface Said {
  readonly alg: string
  readonly env: string
  readonly uid: string
  readonly exp: number
  readonly expire: number
}

/** Whom a genuine ticket lets in, and until when; a ticket is `<key id>/@@/<JWT>`, signed by RS256 and by nothing else. */
export function ticketReader(key: CustomKey): (ticket: string, now: number) => { readonly uid: string; readonly until: number } | undefined {
  const half = createPublicKey(key.private_key)
  return (ticket, now) => {
    const [id, jwt, ...rest] = ticket.split('/@@/')
    const [head, body, signature, ...more] = (jwt ?? '').split('.')
    if (id !== key.private_key_id || rest.length > 0 || more.length > 0 || !head || !body || !signature) return undefined
    if (decoded<{ alg: string }>(head)?.alg !== 'RS256') return undefined
    if (!createVerify('RSA-SHA256').update(`${head}.${body}`).verify(half, signature, 'base64url')) return undefined
    const said = decoded<Said>(body)
    if (!said || said.env !== key.env_id || said.exp <= now || !/^[\w#@~=*(){}[\]:.,<>+-]{4,32}$/.test(said.uid)) return undefined
    return { uid: said.uid, until: said.expire }
  }
}

function decoded<T>(part: string): T | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as T
  } catch {
    return undefined
  }
}
