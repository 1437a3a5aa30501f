import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { openReport } from 'client/parts/review/places'
import { openGroupPage, openMembers, openTelling } from 'client/parts/showcase/places'
import { Told } from 'client/parts/showcase/told'
import { type Asked, useQuery } from 'client/platform/cloud/query'
import { useShare } from 'client/platform/device/share'
import { useQueryText } from 'client/platform/navigate'
import { Badge, Card } from 'client/ui/card'
import { Screen, type Stage } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { pageOf } from 'shared/showcase/model'
import { unitPage, type UnitShown } from 'shared/showcase/operations'
import { unitKindName } from 'shared/unit/model'

/** One member, as anybody sees it. */
export default function Unit() {
  const unitId = useQueryText('unitId')
  const asked = useQuery(unitPage, { unitId })
  const known = useMe()
  const me = known.is === 'ready' ? known.value.me : null
  const shown = asked.is === 'ready' ? asked.value : undefined
  useShare({ title: shown?.name ?? '成员单位', summary: shown?.told?.summary ?? '', page: pageOf(unitId) })
  return (
    <Screen title="成员单位" stage={stageOf(asked)}>
      {({ name, kind, lead, told }) => (
        <>
          {told ? (
            <Told told={told} title={name} />
          ) : (
            <Card title={name}>
              <View className="soft">这个单位还没有公开的介绍。</View>
            </Card>
          )}
          <List>
            <Cell title="类别" value={<Badge tone={lead ? 'brand' : 'plain'} says={lead ? `${unitKindName[kind]} · 牵头单位` : unitKindName[kind]} />} />
            {me?.unitName === name && me.capabilities.includes('inform') && <Cell title="编辑本单位展示页" note="改好交审核，通过后公开" onTap={() => openTelling('unit')} />}
            {me && told && <Cell title="举报" note="内容失实或不当，告诉秘书处" onTap={() => openReport('showcase', unitId)} />}
            <Cell title="全部成员单位" onTap={openMembers} />
            <Cell title="集团介绍" onTap={openGroupPage} />
          </List>
        </>
      )}
    </Screen>
  )
}

/** An address may be cut short or old: whoever follows it is told in plain words, and led on. */
function stageOf(asked: Asked<UnitShown>): Stage<UnitShown> {
  if (asked.is !== 'refused' || (asked.code !== 'NO_UNIT' && asked.code !== 'BAD_INPUT')) return withWayOut(asked)
  return { is: 'refused', message: '没有这个成员单位：地址可能不全，或者它已不是成员单位。', way: { says: '看全部成员单位', onTap: openMembers } }
}
