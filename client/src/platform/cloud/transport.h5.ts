import type { Call } from 'shared/kernel/operation'

/** The SDK is nearly half of all script: it comes beside the first page and not before it. */
const cloud = import('./cloudbase.h5')

/** CloudBase lets no call in without an identity: a visitor's is anonymous. */
let visiting: Promise<unknown> | undefined

export async function send(call: Call): Promise<unknown> {
  // The SDK would try for ten seconds before it says the same.
  if (!navigator.onLine) throw new Error('offline')
  const { app, auth } = await cloud
  if (!auth.hasLoginState()) {
    visiting ??= auth.signInAnonymously().finally(() => (visiting = undefined))
    await visiting
  }
  // A result that has a `code` of its own, as a refusal has, is taken for the SDK's error and handed over unwrapped.
  const answer = await app.callFunction({ name: 'api', data: call })
  return 'result' in answer ? answer.result : answer
}

export const connect = (): void => {}
