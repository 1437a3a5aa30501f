import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { useQueryText } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { nearTime } from 'shared/kernel/time'
import { whoFinished } from 'shared/training/operations'
import { daysSay } from 'shared/training/rules'

const SHOWN = 40

/** Who has finished a training, unit by unit. */
export default function Finished() {
  const trainingId = useQueryText('trainingId')
  const asked = useQuery(whoFinished, { trainingId })
  const now = useServerNow()
  const [shown, setShown] = useState(SHOWN)
  return (
    <Screen title="谁学完了" stage={withWayOut(asked)}>
      {({ title, hours, hoursADay, units }) => {
        const all = units.flatMap(({ unitName, persons }) => persons.map((person) => ({ ...person, unitName })))
        const seen = all.slice(0, shown)
        return (
          <>
            <Card title={title}>
              <View>{all.length === 0 ? '还没有人学完。' : `${units.length} 个单位 ${all.length} 人，共 ${hours} 学时，${daysSay(hours, hoursADay)}`}</View>
            </Card>
            {[...new Set(seen.map(({ unitName }) => unitName))].map((unitName) => (
              <List key={unitName} title={unitName}>
                {seen
                  .filter((one) => one.unitName === unitName)
                  .map(({ name, at, note }) => (
                    <Cell key={`${name}${at}`} title={name} note={note} value={nearTime(at, now)} />
                  ))}
              </List>
            ))}
            {all.length > shown && <Button says={`再看 ${Math.min(SHOWN, all.length - shown)} 人`} onTap={() => setShown(shown + SHOWN)} />}
          </>
        )
      }}
    </Screen>
  )
}
