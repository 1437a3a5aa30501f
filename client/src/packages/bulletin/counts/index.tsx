import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { Card } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Table } from 'client/ui/table'
import { useState } from 'react'
import { contributionCounts } from 'shared/bulletin/operations'
import { yearOf } from 'shared/kernel/time'

const SHOWN = 50

/** How much each unit has contributed in a year, and how much of it was adopted. */
export default function Counts() {
  const now = yearOf(useServerNow())
  const [back, setBack] = useState(0)
  const [all, setAll] = useState(false)
  const year = now - back
  const asked = useQuery(contributionCounts, { year })
  return (
    <Screen title="供稿统计" stage={withWayOut(asked)}>
      {({ units, handed, adopted }) => (
        <>
          <Card title={`${year} 年`}>
            <Figures items={[{ name: '单位', value: units.length }, { name: '交稿', value: handed }, { name: '采用', value: adopted, tone: 'ok' }]} />
          </Card>
          {units.length === 0 ? (
            <Card>
              <View className="soft">这一年还没有单位交稿。</View>
            </Card>
          ) : (
            <Table
              columns={[
                { title: '单位', cell: (row) => row.unitName, share: 3 },
                { title: '交稿', cell: (row) => `${row.handed} 篇` },
                { title: '采用', cell: (row) => `${row.adopted} 篇` },
              ]}
              rows={all ? units : units.slice(0, SHOWN)}
              keyOf={(row) => row.unitId}
            />
          )}
          {!all && units.length > SHOWN && <Button says={`看其余 ${units.length - SHOWN} 个单位`} onTap={() => setAll(true)} />}
          <Button says={`看 ${year - 1} 年`} onTap={() => setBack(back + 1)} />
          {back > 0 && <Button says={`看 ${year + 1} 年`} onTap={() => setBack(back - 1)} />}
        </>
      )}
    </Screen>
  )
}
