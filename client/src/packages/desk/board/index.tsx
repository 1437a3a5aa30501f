import { useConduct } from 'client/parts/meeting/conduct'
import { withWayOut } from 'client/parts/gate'
import { useCharter } from 'client/parts/law'
import { useQueryText } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { View } from 'client/ui/host/host'
import { Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { board, type BoardView } from 'shared/attendance/operations'
import { checkInOpensAt, doorClosed } from 'shared/attendance/rules'
import type { Charter } from 'shared/charter/charter'
import type { Instant } from 'shared/kernel/time'
import './board.css'
import { Hall, Rest } from './hall'
import { Result } from './result'
import { Roll } from './roll'

/** The desk at the door: who is here, whether the quorum stands, and what follows from it. */
export default function Board() {
  const meetingId = useQueryText('meetingId')
  const now = useServerNow()
  const charter = useCharter()
  const [every, setEvery] = useState(BEFORE)
  const asked = useQuery(board, { meetingId }, { every })
  const conduct = useConduct(meetingId, asked.refresh)
  const pace = asked.is === 'ready' ? paceOf(asked.value, charter, now) : BEFORE
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
              <Roll board={value} closed={doorClosed(charter, value, now)} refresh={asked.refresh} />
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
function paceOf(view: BoardView, charter: Charter, now: Instant): number {
  if (view.status === 'closing' || view.status === 'inSession') return IN_THE_HALL
  if (OVER.includes(view.status)) return 0
  return now >= checkInOpensAt(charter, view) ? IN_THE_HALL : BEFORE
}
