import { InvocationError, LIMITS, type Caller } from '../host/invocation'
import { bearerOf } from './auth'
import { Complaint, jsonText, type Route } from './http'
import { type Signer } from './tokens'

export type Invoke = (name: string, event: string, caller: Caller) => Promise<string>

/** `POST /v1/functions/<name>`: the call of a page. The text of event and result passes through unread. */
export function functionRoutes(invoke: Invoke, signer: Signer): Route {
  return async (request) => {
    const match = /^\/v1\/functions\/([\w-]+)$/.exec(request.url.pathname)
    if (!match || request.method !== 'POST') return undefined
    const { sub, anonymous, custom } = bearerOf(request, signer)
    const event = await request.text(LIMITS.page)
    return jsonText(await complaining(invoke(match[1]!, event, { from: 'page', user: sub, anonymous: anonymous === true, ...(custom !== undefined && { custom }) })))
  }
}

/** An invocation that failed, as the answer to a request. */
export const complaining = (result: Promise<string>): Promise<string> =>
  result.catch((error: unknown) => {
    throw error instanceof InvocationError ? new Complaint(error.status, error.code, error.message) : error
  })
