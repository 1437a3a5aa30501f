import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { UnitCells } from 'client/parts/message/units'
import { useQuery } from 'client/platform/cloud/query'
import { useQueryText } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Ring } from 'client/ui/figure'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { issueReaders } from 'shared/bulletin/issue-operations'

const STEPS = ['unread', 'read'] as const
type Step = (typeof STEPS)[number]
const NAMES: Record<Step, string> = { unread: '未读', read: '已读' }

export default function Page() {
  return (
    <OnDuty needs="moderate" title="谁读过">
      <Readers />
    </OnDuty>
  )
}

/** Who has read an issue and who has not, unit by unit; those where nobody has come first. */
function Readers() {
  const issueId = useQueryText('issueId')
  const asked = useQuery(issueReaders, { issueId })
  const [step, setStep] = useState<Step>('unread')
  return (
    <Screen title="谁读过" stage={withWayOut(asked)}>
      {({ number, read, unread, units }) => (
        <>
          <Card title={number}>
            <Ring value={read} of={read + unread} caption="已读" says={`${read + unread} 人中 ${read} 人已读`} />
          </Card>
          <Tabs label="看谁" options={STEPS.map((value) => ({ value, label: `${NAMES[value]} ${value === 'read' ? read : unread}` }))} value={step} onChoose={setStep} />
          <UnitCells
            key={step}
            units={units.flatMap((unit) => (unit[step].length === 0 ? [] : [{ unitName: unit.unitName, says: unit[step].join('、') }]))}
            none={step === 'read' ? '还没有人读过。' : '全体成员都读过了。'}
          />
        </>
      )}
    </Screen>
  )
}
