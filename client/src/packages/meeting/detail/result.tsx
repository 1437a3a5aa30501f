import { openPresence } from 'client/parts/places'
import { Button } from 'client/ui/form/button'
import { Card, Notice } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { View } from 'client/ui/host/host'
import { fullTime, type Instant, nearTime } from 'shared/kernel/time'
import { presenceName, PRESENCES } from 'shared/meeting/model'
import type { MeetingView } from 'shared/meeting/operations'
import { Stated } from './head'

/** What became of the meeting, as it was frozen: the quorum at the call to order, the counts at the end, or why it was not held. */
export function Result({ meeting, now }: { meeting: MeetingView; now: Instant }) {
  const { inquorate, order, final, status } = meeting
  if (inquorate) {
    const { quorum, nextAt, at, by } = inquorate
    return (
      <Card title="流会">
        <Stated says={quorum.sentence} clause={quorum.tests.find((test) => !test.holds)?.clause} />
        <View className="para">
          {fullTime(at)} 由 {by} 宣布。
        </View>
        <View className="strong">{nextAt === undefined ? '下次时间另行通知。' : `下次时间：${nearTime(nextAt, now)}`}</View>
      </Card>
    )
  }
  if (!order) return null
  return (
    <Card title={final ? '到会结果' : '已宣布开会'}>
      {order.quorum && <Stated says={order.quorum.sentence} clause={order.quorum.tests[0]?.clause} />}
      <View className="soft">
        {fullTime(order.at)} 由 {order.declaredBy} 宣布开会。
      </View>
      {status === 'closing' && <Notice says="已宣布闭会，正在等最后的签到到齐，约半分钟后给出结果。" />}
      {final && (
        <View className="numbers">
          <Figures items={[{ name: '应到', value: final.entitled }, ...PRESENCES.map((one) => ({ name: presenceName[one], value: final.counts[one] }))]} />
        </View>
      )}
      {final && final.observers.length > 0 && <View className="para">列席：{final.observers.join('、')}</View>}
      <Button says="看到会名单" onTap={() => openPresence(meeting._id)} />
    </Card>
  )
}
