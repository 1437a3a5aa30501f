import { Qr } from 'client/parts/door/qr'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { addressOf, canFullScreen, toggleFullScreen } from 'client/platform/device/page'
import { useQueryText } from 'client/platform/navigate'
import { Screen } from 'client/ui/frame/screen'
import { useSurroundings } from 'client/ui/frame/surroundings'
import { Tap, View } from 'client/ui/host/host'
import { type Projected, projector } from 'shared/attendance/door-operations'
import { clock, SECOND } from 'shared/kernel/time'
import { Numbers } from './numbers'
import './projector.css'

/** For the screen of the hall: the code of the moment, and who is still missing. */
export default function Projector() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(projector, { meetingId }, { every: 3 * SECOND })
  return (
    <Screen title="签到投屏" stage={withWayOut(asked)}>
      {(shown) => <Sheet shown={shown} stale={asked.is === 'ready' && asked.stale} />}
    </Screen>
  )
}

function Sheet({ shown, stale }: { shown: Projected; stale: boolean }) {
  const { back } = useSurroundings()
  const { title, startsAt, place } = shown
  return (
    <View className="hall">
      <View className="hall__head">
        <View className="hall__title" role="heading">
          {title}
        </View>
        <View className="hall__where">
          {clock(startsAt)} · {place}
        </View>
        <View className="hall__ways">
          {canFullScreen && (
            <Tap className="hall__way" onTap={toggleFullScreen}>
              全屏
            </Tap>
          )}
          <Tap className="hall__way" onTap={back}>
            退出
          </Tap>
        </View>
      </View>
      <View className="hall__code">
        <CodeNow shown={shown} stale={stale} />
      </View>
      <Numbers shown={shown} />
    </View>
  )
}

/** The code whose window it is, by the cloud's clock; none but that. */
function CodeNow({ shown: { codes, closed, shared }, stale }: { shown: Projected; stale: boolean }) {
  const now = useServerNow(200)
  const code = codes.find(({ from, until }) => from <= now && now < until)
  if (closed) return <Shut says={closed.message} note={closed.code === 'NOT_OPEN' ? '到时间后，签到码自动出现。' : ''} />
  if (!code) return <Shut says="签到码暂时不能扫" note="网络不通，正在等平台的新码。着急的请到会务台签到。" />
  const left = Math.ceil((code.until - now) / SECOND)
  return (
    <>
      <View className="hall__qr">
        <Qr text={addressOf(code)} label="签到码" />
      </View>
      <View className="hall__how">{shared ? '扫码后由会务确认，再计入到会' : '微信扫一扫，或在小程序点「扫码签到」'}</View>
      <View className="hall__change">{stale ? '网络不通，这个码还可以扫' : `${left} 秒后换新码`}</View>
    </>
  )
}

const Shut = ({ says, note }: { says: string; note: string }) => (
  <View className="hall__qr hall__qr_shut" role="alert">
    <View className="hall__shut">{says}</View>
    <View className="hall__how">{note}</View>
  </View>
)
