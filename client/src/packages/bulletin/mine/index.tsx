import { ContributionCell } from 'client/parts/bulletin/contribution'
import { openContribution, openWriting } from 'client/parts/bulletin/places'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { toTop } from 'client/platform/navigate'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { myContributions } from 'shared/bulletin/operations'
import type { Instant } from 'shared/kernel/time'

/** What one has written for the bulletin, and where each stands. */
export default function Mine() {
  const now = useServerNow()
  const [turned, setTurned] = useState<readonly Instant[]>([])
  const before = turned.at(-1)
  const asked = useQuery(myContributions, before === undefined ? {} : { before })
  const stage = withWayOut(asked)
  const none = stage.is === 'ready' && stage.value.contributions.length === 0
  const turn = (to: readonly Instant[]) => {
    setTurned(to)
    toTop()
  }
  return (
    <Screen
      title="我的稿件"
      stage={none ? { is: 'empty', says: '您还没有投过稿。单位的动态、经验、案例和成果都可以写，采用后编入集团简报。', way: { says: '写一份', onTap: () => openWriting() } } : stage}
      action={{ says: '写一份', onTap: () => openWriting() }}
    >
      {({ contributions, before: further }) => (
        <>
          <List>
            {contributions.map((one) => (
              <ContributionCell
                key={one.contributionId}
                one={one}
                now={now}
                onTap={() => (one.state === 'draft' ? openWriting(one.contributionId) : openContribution(one.contributionId))}
              />
            ))}
          </List>
          {turned.length > 0 && <Button says="较新的" onTap={() => turn(turned.slice(0, -1))} />}
          {further !== undefined && <Button says="更早的" onTap={() => turn([...turned, further])} />}
        </>
      )}
    </Screen>
  )
}
