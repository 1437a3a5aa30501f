import cloudbase from '@cloudbase/js-sdk/app'
import '@cloudbase/js-sdk/auth'
import '@cloudbase/js-sdk/functions'

interface Auth {
  signIn(credentials: { username: string; password: string }): Promise<unknown>
  signInAnonymously(): Promise<unknown>
  /** Unlike the others it answers its error instead of throwing it. */
  signInWithCustomTicket(ticket: () => Promise<string>): Promise<{ error: { message: string } | null }>
  signOut(): Promise<unknown>
  /** What is kept on the device; unlike `getLoginState` it asks nobody, so that a lost network signs nobody out. */
  hasLoginState(): unknown
}

interface App {
  auth(options: { persistence: 'local' }): Auth
  callFunction(call: { name: string; data: unknown }): Promise<{ result: unknown } | { code: string }>
  registerEndPointWithKey(endpoint: { key: 'GATEWAY'; url: string; protocol: 'http' | 'https' }): void
}

/** The whole SDK is twice the size of these three parts of it, and its types lack what is used here. The parts enlist themselves. */
export const app = cloudbase.init({ env: CLOUD_ENV || 'local' }) as unknown as App

if (!CLOUD_ENV) {
  const { host, protocol } = window.location
  app.registerEndPointWithKey({ key: 'GATEWAY', url: `//${host}/v1`, protocol: protocol === 'https:' ? 'https' : 'http' })
}

export const auth = app.auth({ persistence: 'local' })
