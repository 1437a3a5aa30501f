import { ContributionCell } from 'client/parts/bulletin/contribution'
import { openContribution } from 'client/parts/bulletin/places'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { toTop } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Picks } from 'client/ui/form/choices'
import { Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { listContributions } from 'shared/bulletin/operations'
import type { Instant } from 'shared/kernel/time'

const STATES = ['submitted', 'adopted', 'returned', 'declined'] as const
type State = (typeof STATES)[number]
const NAMES: Record<State, string> = { submitted: '待处理', adopted: '采用的', returned: '退回的', declined: '不采用的' }

/** What the units have handed in, by what has become of it. */
export function Contributions() {
  const now = useServerNow()
  const [state, setState] = useState<State>('submitted')
  const [turned, setTurned] = useState<readonly Instant[]>([])
  const before = turned.at(-1)
  const stage = withWayOut(useQuery(listContributions, { state, ...(before !== undefined && { before }) }))
  const turn = (to: readonly Instant[]) => {
    setTurned(to)
    toTop()
  }
  const others = STATES.filter((one) => one !== state)
  return (
    <>
      {stage.is !== 'ready' ? (
        <Waiting stage={stage} />
      ) : stage.value.contributions.length === 0 ? (
        <Card>
          <View className="soft">{state === 'submitted' ? '没有待处理的稿件。各单位交稿后会列在这里。' : `没有${NAMES[state]}稿件。`}</View>
        </Card>
      ) : (
        <>
          <List title={`${NAMES[state]}稿件`}>
            {stage.value.contributions.map((one) => (
              <ContributionCell key={one.contributionId} one={one} now={now} by onTap={() => openContribution(one.contributionId)} />
            ))}
          </List>
          {turned.length > 0 && <Button says="较新的" onTap={() => turn(turned.slice(0, -1))} />}
          {stage.value.before !== undefined && <Button says="更早的" onTap={() => turn([...turned, stage.value.before!])} />}
        </>
      )}
      <Picks
        label="看别的稿件"
        texts={others.map((one) => `看${NAMES[one]}`)}
        onPick={(text) => {
          setState(others.find((one) => `看${NAMES[one]}` === text)!)
          turn([])
        }}
      />
    </>
  )
}
