import { withWayOut } from 'client/parts/gate'
import { openEntry } from 'client/parts/talent/places'
import { useQuery } from 'client/platform/cloud/query'
import { Badge, Card } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { sayDay } from 'shared/kernel/time'
import { banks } from 'shared/talent/banks'
import { GUARDED_AGE } from 'shared/talent/consent'
import { type MyEntry, myEntries } from 'shared/talent/request-operations'

const NOTHING = {}

const EXPLAINED = [
  '单位可以把教师、学生、技术人员登记进人才库，须本人同意，写明用途和截止日期。同意可以在这里给，也可以签在纸上由单位上传。',
  '同意随时可以撤回，不用说明原因。撤回或到期后，别人立即看不到。',
  '学生只显示专业、技能、年级和地区。是谁、怎样联系，要学校和本人都同意某一次申请，对方才看得到；每次查看都留下记录。',
  `未满 ${GUARDED_AGE} 周岁的，还要监护人签字同意。`,
]

/** What the banks hold of the reader, and what agreeing means. */
export default function Consents() {
  const asked = useQuery(myEntries, NOTHING)
  return (
    <Screen title="关于我的条目" stage={withWayOut(asked)}>
      {({ entries }) => (
        <>
          {entries.length === 0 ? (
            <Card>
              <View className="soft">人才库里没有以您的账号登记的条目。</View>
            </Card>
          ) : (
            <List title="以您的名义登记的">
              {entries.map((entry) => (
                <Cell
                  key={entry.entryId}
                  title={entry.title}
                  note={[banks[entry.bank].name, entry.until && `同意到 ${sayDay(entry.until)}`, entry.hidden].filter(Boolean).join(' · ')}
                  value={stateOf(entry)}
                  onTap={() => openEntry(entry.entryId)}
                />
              ))}
            </List>
          )}
          <Card title="同意是怎么回事">
            {EXPLAINED.map((says) => (
              <View key={says} className="para">
                {says}
              </View>
            ))}
          </Card>
        </>
      )}
    </Screen>
  )
}

const stateOf = ({ state, hidden }: MyEntry) =>
  state === 'asked' ? <Badge tone="warn" says="等您同意" /> : hidden === null ? <Badge tone="ok" says="显示中" /> : <Badge says="未显示" />
