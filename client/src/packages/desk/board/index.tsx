import { useConduct } from 'client/parts/meeting/conduct'
import { withWayOut } from 'client/parts/gate'
import { useQueryText } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { View } from 'client/ui/host/host'
import { Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { board, type BoardView } from 'shared/attendance/operations'
import { checkInOpensAt, doorClosed } from 'shared/attendance/rules'
import { qixian } from 'shared/charter/qixian'
import type { Instant } from 'shared/kernel/time'
import './board.css'
import { Hall, Rest } from './hall'
import { Result } from './result'
import { Roll } from './roll'

/** The desk at the door: who is here, whether the quorum stands, and what follows from it. */
export default function Board() {
  const meetingId = useQueryText('meetingId')
  const now = useServerNow()
  const [every, setEvery] = useState(BEFORE)
  const asked = useQuery(board, { meetingId }, { every })
  const conduct = useConduct(meetingId, asked.refresh)
  const pace = asked.is === 'ready' ? paceOf(asked.value, now) : BEFORE
  if (pace !== every) setEvery(pace)

  return (
    <Screen title="会务看板" stage={withWayOut(asked)} action={conduct.action}>
      {(value) => (
        <View className="desk">
          <View className="desk__hall">
            <Hall board={value} conduct={conduct} now={now} />
          </View>
          <View className="desk__main">
            {OVER.includes(value.status) ? (
              <Result board={value} />
            ) : (
              <Roll board={value} closed={doorClosed(qixian, value, now)} refresh={asked.refresh} />
            )}
          </View>
          <View className="desk__rest">
            <Rest board={value} conduct={conduct} now={now} refresh={asked.refresh} />
          </View>
        </View>
      )}
    </Screen>
  )
}

const BEFORE = 10_000
const IN_THE_HALL = 3000
const OVER: readonly BoardView['status'][] = ['closing', 'closed', 'cancelled', 'inquorate']

/** How often to ask again, in milliseconds; 0 once nothing changes any more. */
function paceOf(view: BoardView, now: Instant): number {
  if (view.status === 'closing' || view.status === 'inSession') return IN_THE_HALL
  if (OVER.includes(view.status)) return 0
  return now >= checkInOpensAt(qixian, view) ? IN_THE_HALL : BEFORE
}
