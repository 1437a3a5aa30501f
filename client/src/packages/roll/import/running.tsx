import { Card, Notice } from 'client/ui/card'
import { Progress } from 'client/ui/figure'
import { View } from 'client/ui/host/host'
import { fullTime, type Instant } from 'shared/kernel/time'

/** Rows being written. They go on by themselves, whoever looks. */
export const Running = ({ progress: { done, of, at, by } }: { progress: { done: number; of: number; at: Instant; by: string } }) => (
  <>
    <Notice says="正在写入名册。可以离开这一页，写入会自己继续，一般几分钟内写完。" />
    <Card title="正在写入">
      <Progress value={done} of={of} says={`已写入 ${done} 条，共 ${of} 条`} />
      <View className="soft">{`${fullTime(at)}，${by}`}</View>
    </Card>
  </>
)
