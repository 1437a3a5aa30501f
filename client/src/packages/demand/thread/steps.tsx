import { Card } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import type { Result } from 'shared/demand/model'
import { actName } from 'shared/demand/thread'
import type { ThreadPage } from 'shared/demand/thread-operations'
import { type Instant, nearTime } from 'shared/kernel/time'

/** Every step with its day, who took it and what was said. */
export const Steps = ({ thread, now }: { thread: ThreadPage; now: Instant }) => (
  <Card title="经过">
    {thread.steps.map(({ act, end, at, by, phone, note, noted, result }, n) => (
      <View key={n} className="point">
        <View className="strong">{`${thread[end].unitName} ${actName[act]}`}</View>
        <View className="soft">{`${nearTime(at, now)} · ${by}${phone ? '（秘书处按电话登记）' : ''}`}</View>
        {note !== null && <View className="para whole">{note}</View>}
        {noted && note === null && <View className="soft">说明还没有通过检查，暂不显示。</View>}
        {result && <View className="para">{resultSaid(result)}</View>}
      </View>
    ))}
  </Card>
)

const resultSaid = ({ people, amount }: Result): string =>
  `结果：${people > 0 ? `${people} 人` : '不涉及人数'}，${amount > 0 ? `${amount.toLocaleString('zh-CN')} 元` : '不涉及金额'}`
