import { forgetDrafts } from './draft'
import { forgetAnswers } from './query'

export const signsIn = true

export async function signIn(name: string, password: string): Promise<string | undefined> {
  try {
    const { auth } = await import('./cloudbase.h5')
    await auth.signIn({ username: name, password })
  } catch (error) {
    const { error: code, error_description: says } = (error ?? {}) as { error?: string; error_description?: string }
    return code === undefined || code === 'unreachable' ? '网络不通，没有登录成功。请稍后再试。' : (says ?? '用户名或密码不正确')
  }
  forgetAnswers()
  return undefined
}

export async function signOut(): Promise<void> {
  const { auth } = await import('./cloudbase.h5')
  await auth.signOut()
  forgetAnswers()
  forgetDrafts()
}
