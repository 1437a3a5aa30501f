import { openBoard } from 'client/parts/places'
import { Qr } from 'client/parts/door/qr'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { addressOf, canPrint, print } from 'client/platform/device/page'
import { useQueryText } from 'client/platform/navigate'
import { Screen, type Stage } from 'client/ui/frame/screen'
import { Notice } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { type Projected, projector } from 'shared/attendance/door-operations'
import { fullTime } from 'shared/kernel/time'
import './fixed.css'

/** The code that does not change, on a sheet of A4 for the desk at the door. */
export default function Fixed() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(projector, { meetingId })
  return (
    <Screen title="纸质签到码" stage={switchedOn(withWayOut(asked))} action={() => (canPrint ? { says: '打印', onTap: print } : undefined)}>
      {(shown) => (
        <>
          <View className="sheet-note">
            <Notice
              tone="warn"
              says="这个码不随时间变化，拍下来发给别人也能扫。只在投屏不便时使用，请有人在旁看着；会后请在看板停用。"
            />
          </View>
          <View className="sheet">
            <View className="sheet__title">{shown.title}</View>
            <View className="sheet__line">{fullTime(shown.startsAt)}</View>
            <View className="sheet__line">{shown.place}</View>
            <View className="sheet__qr">{shown.fixed && <Qr text={addressOf(shown.fixed)} label="纸质签到码" />}</View>
            <View className="sheet__how">请用微信扫码签到</View>
          </View>
        </>
      )}
    </Screen>
  )
}

const switchedOn = (stage: Stage<Projected>): Stage<Projected> =>
  stage.is === 'ready' && !stage.value.fixed
    ? { is: 'refused', message: '纸质签到码没有启用，请先在会务看板启用。', way: { says: '去会务看板', onTap: () => openBoard(stage.value.meetingId) } }
    : stage
