import { openParameter } from 'client/parts/desk/desk-places'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { openClause } from 'client/platform/navigate'
import { Badge, Card } from 'client/ui/card'
import { LinkTap } from 'client/ui/form/button'
import { SearchBar } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { type Column, Table } from 'client/ui/table'
import { useState } from 'react'
import { listSettings, type SettingItem } from 'shared/charter/setting/operations'
import { sayDay } from 'shared/kernel/time'

const NOTHING = {}

const COLUMNS: readonly Column<SettingItem>[] = [
  { title: '项目', cell: ({ key, name }) => <LinkTap says={name} onTap={() => openParameter(key)} /> },
  {
    title: '现在的规定',
    share: 2,
    cell: ({ says, pending }) => (
      <>
        {says}
        {pending && <Badge tone="warn" says={`将改为 ${pending.says}`} />}
      </>
    ),
  },
  { title: '依据', cell: (item) => <Ground item={item} /> },
  { title: '谁可以改', share: 0.7, cell: ({ by }) => by },
]

/** On what a value rests: a resolution, the text itself, or the silence of the texts. */
function Ground({ item: { last, ours, clause, cited } }: { item: SettingItem }) {
  if (last) return <>{`${last.resolution}（${sayDay(last.on)}）`}</>
  if (!ours && clause && cited) return <LinkTap says={cited} onTap={() => openClause(clause)} />
  return <>本软件默认</>
}

/** Everything that the texts leave open, as the group has it now. */
export default function Parameters() {
  const asked = useQuery(listSettings, NOTHING)
  const [wanted, setWanted] = useState('')
  return (
    <Screen title="参数" stage={withWayOut(asked)}>
      {({ items }) => {
        const found = items.filter(({ name, by }) => `${name} ${by}`.includes(wanted.trim()))
        return (
          <>
            <Card>
              <View className="soft">条文没有写明、又必须有个说法的地方，本软件都列在这里。由「谁可以改」写明的机构决定，秘书处凭决议登记。</View>
            </Card>
            <SearchBar value={wanted} onInput={setWanted} placeholder="找一项，或输入机构名称" />
            {found.length === 0 ? (
              <Card>
                <View className="soft">没有找到。换几个字试试。</View>
              </Card>
            ) : (
              <Table columns={COLUMNS} rows={found} keyOf={({ key }) => key} />
            )}
          </>
        )
      }}
    </Screen>
  )
}
