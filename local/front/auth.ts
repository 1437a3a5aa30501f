import { createHash, randomUUID } from 'node:crypto'
import { bodyAs, Complaint, isObject, json, type Request, type Route } from './http'
import { type Claims, type Signer } from './tokens'

/** Somebody who can sign in on this machine. `subject` is the uid that functions see. */
export interface Account {
  readonly name: string
  readonly says: string
  readonly subject: string
}

/** One word for all demo accounts, and only from this machine. */
export const PASSWORD = 'demo'

/** Seconds. */
const ACCESS = 7200
const REFRESH = 30 * 86_400
const BODY = 10_000

/** Reads a ticket of custom login: whom it lets in. */
type Tickets = (ticket: string, now: number) => { readonly uid: string } | undefined

/** Who sent the request, by its bearer token; a Complaint of status 401 when nobody did. */
export function bearerOf(request: Request, signer: Signer): Claims {
  const [, token = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? []
  const claims = signer.read(token, Date.now())
  if (claims?.use === 'access') return claims
  throw new Complaint(401, 'UNAUTHENTICATED', '请先登录')
}

/** The sign-in that js-sdk speaks: by user name and password, by a ticket, as a visitor, again, and out. `now` is the functions' clock. */
export function authRoutes(accounts: readonly Account[], signer: Signer, tickets: Tickets, now: () => number): Route {
  const credentials = (sub: string, kind: Pick<Claims, 'anonymous' | 'custom'> = {}) => {
    const at = Math.floor(Date.now() / 1000)
    return json({
      token_type: 'Bearer',
      access_token: signer.token({ sub, use: 'access', exp: at + ACCESS, ...kind }),
      refresh_token: signer.token({ sub, use: 'refresh', exp: at + REFRESH, ...kind }),
      expires_in: ACCESS,
      scope: kind.anonymous ? 'anonymous' : 'user',
      sub,
      groups: [],
    })
  }

  const calls: Record<string, (request: Request) => Promise<ReturnType<typeof json>> | ReturnType<typeof json>> = {
    'POST /signin': async (request) => {
      if (!request.loopback) throw new Complaint(403, 'PERMISSION_DENIED', '演示账号只能在本机登录')
      const { username, password } = await bodyAs(request, BODY, isObject)
      const account = accounts.find(({ name }) => name === username)
      if (!account || password !== PASSWORD) throw new Complaint(400, 'INVALID_USERNAME_OR_PASSWORD', '用户名或密码不正确')
      return credentials(account.subject)
    },
    'POST /signin/custom': async (request) => {
      const { provider_id, ticket } = await bodyAs(request, BODY, isObject)
      const said = provider_id === 'custom' ? tickets(String(ticket), now()) : undefined
      if (!said) throw new Complaint(400, 'INVALID_TICKET', '登录凭据无效或已过期')
      return credentials(`uid-${createHash('sha256').update(said.uid).digest('hex').slice(0, 20)}`, { custom: said.uid })
    },
    'POST /signin/anonymously': () => credentials(`anonymous-${randomUUID()}`, { anonymous: true }),
    'POST /token': async (request) => {
      const { refresh_token } = await bodyAs(request, BODY, isObject)
      const claims = signer.read(String(refresh_token), Date.now())
      if (claims?.use !== 'refresh') throw new Complaint(400, 'INVALID_GRANT', '登录已过期，请重新登录')
      const { sub, anonymous, custom } = claims
      return credentials(sub, { ...(anonymous && { anonymous }), ...(custom !== undefined && { custom }) })
    },
    'GET /user/me': (request) => {
      const { sub, anonymous } = bearerOf(request, signer)
      const account = accounts.find(({ subject }) => subject === sub)
      return json({ sub, user_id: sub, uid: sub, name: account?.says ?? '', username: account?.name ?? '', is_anonymous: anonymous === true })
    },
    // Tokens are not kept, so there is nothing to forget: the client drops them.
    'POST /revoke': () => json({}),
    'POST /user/signout': () => json({}),
  }

  return (request) => {
    const match = /^\/auth\/v1(\/.*)$/.exec(request.url.pathname)
    return match ? calls[`${request.method} ${match[1]}`]?.(request) : undefined
  }
}
