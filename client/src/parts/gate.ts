import { goTo, goToSignIn } from 'client/platform/navigate'
import type { Asked } from 'client/platform/cloud/query'
import type { Stage } from 'client/ui/frame/screen'

/** No refusal is the end of the road: a visitor is led to where one signs in, everybody else back to the start. */
export function withWayOut<T>(asked: Asked<T>): Stage<T> {
  if (asked.is !== 'refused' || asked.way) return asked
  const way = asked.code === 'NOT_BOUND' ? { says: '去登录或绑定身份', onTap: goToSignIn } : { says: '回首页', onTap: () => goTo('home') }
  return { ...asked, way }
}
