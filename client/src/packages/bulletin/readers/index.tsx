import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useQueryText } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Ring } from 'client/ui/figure'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { Table } from 'client/ui/table'
import { useState } from 'react'
import { issueReaders } from 'shared/bulletin/issue-operations'

const SHOWN = 50

export default function Page() {
  return (
    <OnDuty needs="moderate" title="谁读过">
      <Readers />
    </OnDuty>
  )
}

/** Who has read an issue, unit by unit; those where nobody has come first. */
function Readers() {
  const issueId = useQueryText('issueId')
  const asked = useQuery(issueReaders, { issueId })
  const [all, setAll] = useState(false)
  return (
    <Screen title="谁读过" stage={withWayOut(asked)}>
      {({ number, read, people, units }) => (
        <>
          <Card title={number}>
            <Ring value={read} of={people} caption="已读" says={`${people} 人中 ${read} 人已读`} />
          </Card>
          <Table
            columns={[
              { title: '单位', cell: (row) => row.unitName, share: 2 },
              { title: '已读', cell: (row) => `${row.readers.length} / ${row.people} 人` },
              { title: '姓名', cell: (row) => (row.readers.length === 0 ? '还没有人读' : row.readers.join('、')), share: 2 },
            ]}
            rows={all ? units : units.slice(0, SHOWN)}
            keyOf={(row) => row.unitId}
          />
          {!all && units.length > SHOWN && <Button says={`看其余 ${units.length - SHOWN} 个单位`} onTap={() => setAll(true)} />}
        </>
      )}
    </Screen>
  )
}
