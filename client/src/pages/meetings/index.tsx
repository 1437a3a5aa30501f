import { useMe } from 'client/parts/me'
import { goTo } from 'client/platform/navigate'
import { Screen, type Stage } from 'client/ui/screen'

export default function Meetings() {
  const asked = useMe()
  const stage: Stage<never> =
    asked.is !== 'ready'
      ? asked
      : asked.value.me
        ? { is: 'empty', says: '现在没有需要您参加的会议。有新会议时，通知会出现在这里。' }
        : { is: 'empty', says: '会议只对成员单位开放。登录或绑定身份后，您的会议会出现在这里。', way: { says: '去登录或绑定身份', onTap: () => goTo('me') } }
  return (
    <Screen title="会议" place="meetings" stage={stage}>
      {() => null}
    </Screen>
  )
}
