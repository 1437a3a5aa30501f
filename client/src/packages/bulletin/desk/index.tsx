import { ContributionCell } from 'client/parts/bulletin/contribution'
import { openContribution } from 'client/parts/bulletin/places'
import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { toTop } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { contributionStateName } from 'shared/bulletin/model'
import { listContributions } from 'shared/bulletin/operations'
import type { Instant } from 'shared/kernel/time'

const STATES = ['submitted', 'adopted', 'returned', 'declined'] as const
type State = (typeof STATES)[number]
const OPTIONS = STATES.map((value) => ({ value, label: value === 'submitted' ? '待处理' : contributionStateName[value] }))

export default function Page() {
  return (
    <OnDuty needs="moderate" title="编简报">
      <Desk />
    </OnDuty>
  )
}

/** What the units have handed in, by what has become of it. */
function Desk() {
  const now = useServerNow()
  const [state, setState] = useState<State>('submitted')
  const [turned, setTurned] = useState<readonly Instant[]>([])
  const before = turned.at(-1)
  const asked = useQuery(listContributions, { state, ...(before !== undefined && { before }) })
  const turn = (to: readonly Instant[]) => {
    setTurned(to)
    toTop()
  }
  return (
    <Screen title="编简报" stage={withWayOut(asked)}>
      {({ contributions, before: further }) => (
        <>
          <Tabs
            label="稿件的处理情况"
            options={OPTIONS}
            value={state}
            onChoose={(chosen) => {
              setState(chosen)
              turn([])
            }}
          />
          {contributions.length === 0 ? (
            <Card>
              <View className="soft">{state === 'submitted' ? '没有待处理的稿件。各单位信息员交稿后会列在这里。' : '没有这样的稿件。'}</View>
            </Card>
          ) : (
            <List>
              {contributions.map((one) => (
                <ContributionCell key={one.contributionId} one={one} now={now} by onTap={() => openContribution(one.contributionId)} />
              ))}
            </List>
          )}
          {turned.length > 0 && <Button says="较新的" onTap={() => turn(turned.slice(0, -1))} />}
          {further !== undefined && <Button says="更早的" onTap={() => turn([...turned, further])} />}
        </>
      )}
    </Screen>
  )
}
