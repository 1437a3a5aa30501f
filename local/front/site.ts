import { complaining, type Invoke } from './functions'
import { type Route } from './http'

interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** CloudBase's HTTP access, as far as it is used: the route `/public` leads to the function `site`. */
export const siteRoutes =
  (invoke: Invoke): Route =>
  async ({ method, url, headers }) => {
    if (!/^\/public(?:\/|$)/.test(url.pathname)) return undefined
    const event = { path: url.pathname, httpMethod: method, headers: { host: headers.host ?? '' }, queryStringParameters: {}, body: '', isBase64Encoded: false }
    const { statusCode, headers: own, body } = JSON.parse(await complaining(invoke('site', JSON.stringify(event), { from: 'function' }))) as Answer
    return { status: statusCode, headers: own, ...(method !== 'HEAD' && { body }) }
  }
