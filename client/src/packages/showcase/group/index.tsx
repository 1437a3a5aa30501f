import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { openBulletins, openMembers, openPublicDemand, openTelling, openUnitPage } from 'client/parts/showcase/places'
import { Told } from 'client/parts/showcase/told'
import { useQuery } from 'client/platform/cloud/query'
import { useShare } from 'client/platform/device/share'
import { goToSignIn, openClause } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { Button } from 'client/ui/form/button'
import { Text, View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Screen } from 'client/ui/frame/screen'
import { type GroupPage, groupPage } from 'shared/showcase/operations'
import { unitKindName } from 'shared/unit/model'

const NOTHING = {}

/** The group as anybody sees it, signed in or not. */
export default function Group() {
  const asked = useQuery(groupPage, NOTHING)
  const known = useMe()
  const shown = asked.is === 'ready' ? asked.value : undefined
  useShare({ title: shown?.group ?? '职教集团', summary: shown?.told?.summary ?? '', page: 'packages/showcase/group/index' })
  const me = known.is === 'ready' ? known.value.me : undefined
  const [visits, edits] = [me === null, me?.capabilities.includes('moderate')]
  return (
    <Screen title="集团介绍" stage={withWayOut(asked)}>
      {(value) => (
        <View className="columns">
          <View className="columns__main">
            {value.told ? <Told told={value.told} title={value.group} /> : <Introduced {...value} />}
            <Members {...value} />
            <List title="集团做什么">
              {value.tasks.map(({ clause, says }) => (
                <Cell key={clause} title={says} onTap={() => openClause(clause)} />
              ))}
            </List>
          </View>
          <View className="columns__aside">
            <List title="怎样运转">
              {value.bodies.map(({ name, says }) => (
                <Cell key={name} title={name} note={says} />
              ))}
            </List>
            {edits && (
              <List>
                <Cell title="编辑集团介绍页" note="改好交审核，通过后公开" onTap={() => openTelling('group')} />
              </List>
            )}
            {visits && <Door group={value.group} />}
          </View>
        </View>
      )}
    </Screen>
  )
}

/** Before anybody has written the group's own page. */
const Introduced = ({ group, lead }: GroupPage) => (
  <Card title={group}>
    <View className="para">{`由${lead ? lead.name : '牵头学校'}发起，学校、企业、行业协会、科研院所和事业单位自愿加入的职业教育联合体，实行理事会制。`}</View>
  </Card>
)

const Members = ({ kinds, lead }: GroupPage) => (
  <>
    <Card title="成员单位">
      <Figures items={kinds.map(({ kind, units }) => ({ name: unitKindName[kind], value: units }))} />
      <Button says={`看全部 ${kinds.reduce((sum, { units }) => sum + units, 0)} 家`} onTap={openMembers} />
    </Card>
    <List>
      {lead && <Cell title="牵头单位" note={lead.name} onTap={() => openUnitPage(lead.unitId)} />}
      <Cell title="简报与新闻" note="集团简报、新闻、政策" onTap={openBulletins} />
      <Cell title="公开的供需" note="成员单位需要什么、能提供什么" onTap={openPublicDemand} />
    </List>
  </>
)

/** Whom this is for, and the way in. */
const Door = ({ group }: { group: string }) => (
  <Card title="我是成员单位的人">
    <View className="para soft">
      <Text>{`本小程序面向${group}的成员单位和秘书处工作人员。不登录也可以看这里公开的内容。`}</Text>
    </View>
    <Button says="登录或绑定身份" onTap={goToSignIn} />
  </Card>
)
