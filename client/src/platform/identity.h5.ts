import { forgetDrafts } from './device/draft'
import { forgetAnswers } from './cloud/query'
import { store } from './device/store'

export const signsIn = true

/** Whose drafts lie on the device: a sign-in that ran out leaves them for the same person, and for nobody else. */
const WHOSE = 'signed-in'

export async function signIn(name: string, password: string): Promise<string | undefined> {
  try {
    const { auth } = await import('./cloud/cloudbase.h5')
    await auth.signIn({ username: name, password })
  } catch (error) {
    const { error: code, error_description: says } = (error ?? {}) as { error?: string; error_description?: string }
    return code === undefined || code === 'unreachable' ? '网络不通，没有登录成功。请稍后再试。' : (says ?? '用户名或密码不正确')
  }
  settle(name)
  return undefined
}

/** With the ticket that a phone has let out; `personId` is whom it is for. */
export async function signInByTicket(ticket: string, personId: string): Promise<string | undefined> {
  const { auth } = await import('./cloud/cloudbase.h5')
  const { error } = await auth.signInWithCustomTicket(async () => ticket)
  if (error) return error.message
  settle(personId)
  return undefined
}

/** Nothing of whoever sat here before may show. */
function settle(whose: string): void {
  forgetAnswers()
  if ((store.read<string>(WHOSE) ?? whose) !== whose) forgetDrafts()
  store.write(WHOSE, whose)
}

export async function signOut(): Promise<string | undefined> {
  const { auth } = await import('./cloud/cloudbase.h5')
  if (navigator.onLine) await auth.signOut()
  // The SDK keeps the sign-in where it could not revoke it, and says so to nobody.
  if (auth.hasLoginState()) return '网络不通，还没有退出登录。请稍后再试。'
  forgetAnswers()
  forgetDrafts()
  store.remove(WHOSE)
  return undefined
}
