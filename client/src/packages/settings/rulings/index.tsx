import { openRuling } from 'client/parts/desk/desk-places'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { Badge, Card } from 'client/ui/card'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { listRulings, type RulingItem } from 'shared/charter/setting/operations'

const NOTHING = {}
type Which = 'open' | 'confirmed'

/** What the texts leave contradictory or unsaid, how it is read now, and whether the secretariat has confirmed it. */
export default function Rulings() {
  const asked = useQuery(listRulings, NOTHING)
  const [which, setWhich] = useState<Which>('open')
  return (
    <Screen title="口径" stage={withWayOut(asked)}>
      {({ rulings }) => {
        const confirmed = rulings.filter((one) => one.confirmed)
        const open = rulings.filter((one) => !one.confirmed)
        const shown = which === 'open' ? open : confirmed
        return (
          <>
            <Card>
              <View className="soft">条文有矛盾或没有写明的地方，先按本软件的谨慎理解办。秘书处逐条确认、编号并报理事长会之后，核算结论才写「已确认解释」。</View>
            </Card>
            <Tabs
              label="是否已确认"
              options={[{ value: 'open', label: `待确认 ${open.length}` }, { value: 'confirmed', label: `已确认 ${confirmed.length}` }]}
              value={which}
              onChoose={setWhich}
            />
            {shown.length === 0 ? (
              <Card>
                <View className="soft">{which === 'open' ? '都已经确认了。' : '还没有确认过。从「待确认」里打开一条，登记解释的编号。'}</View>
              </Card>
            ) : (
              <List>
                {shown.map((one) => (
                  <Cell key={one.id} title={one.title} note={one.says} value={<State of={one} />} onTap={() => openRuling(one.id)} />
                ))}
              </List>
            )}
          </>
        )
      }}
    </Screen>
  )
}

const State = ({ of: { confirmed, pending } }: { of: RulingItem }) =>
  pending ? <Badge tone="warn" says="即将生效" /> : confirmed ? <Badge tone="ok" says={confirmed.number} /> : <Badge says="软件默认" />
