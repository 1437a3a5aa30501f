import { goTo, goToSignIn } from 'client/platform/navigate'
import type { Asked } from 'client/platform/cloud/query'
import type { Stage } from 'client/ui/frame/screen'

/** An address that is cut off, or of another version: its fields are names of the program and nothing to be read. */
const unaddressed = (message: string): string => `这一页打不开：${message.replace(/^「[\w.]+」/, '')}。请从首页再打开。`

/** No refusal is the end of the road: a visitor is led to where one signs in, everybody else back to the start. */
export function withWayOut<T>(asked: Asked<T>): Stage<T> {
  if (asked.is !== 'refused' || asked.way) return asked
  const way = asked.code === 'NOT_BOUND' ? { says: '去登录或绑定身份', onTap: goToSignIn } : { says: '回首页', onTap: () => goTo('home') }
  return { ...asked, message: asked.code === 'BAD_INPUT' ? unaddressed(asked.message) : asked.message, way }
}
