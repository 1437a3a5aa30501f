import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { goTo, goToSignIn } from 'client/platform/navigate'
import type { Asked } from 'client/platform/cloud/query'
import { Screen, type Stage } from 'client/ui/frame/screen'
import type { ReactNode } from 'react'
import type { Capability } from 'shared/kernel/capability'
import type { MeetingPage } from 'shared/meeting/operations'

const notYours: Stage<never> = {
  is: 'refused',
  message: '您现任的职务不能办理此事，请联系秘书处',
  way: { says: '回首页', onTap: () => goTo('home') },
}

const notBound: Stage<never> = {
  is: 'refused',
  message: '请先登录并绑定成员身份',
  way: { says: '去登录或绑定身份', onTap: goToSignIn },
}

/** A page that asks nothing of the cloud before it is filled in: whoever could only begin in vain is told at once. */
export function OnDuty({ needs, title, children }: { needs: Capability; title: string; children: ReactNode }) {
  const known = useMe()
  if (known.is === 'ready' && known.value.me?.capabilities.includes(needs)) return <>{children}</>
  return (
    <Screen title={title} stage={known.is !== 'ready' ? withWayOut(known) : known.value.me === null ? notBound : notYours}>
      {() => null}
    </Screen>
  )
}

/** A meeting as those may work on it who convene. */
export const forConveners = (asked: Asked<MeetingPage>): Stage<MeetingPage> =>
  asked.is === 'ready' && !asked.value.duties.convenes ? notYours : withWayOut(asked)
