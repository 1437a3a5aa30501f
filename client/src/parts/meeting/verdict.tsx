import { Why } from 'client/parts/why'
import { Badge, Card, Notice, type Tone } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import type { Outcome, Verdict } from 'shared/charter/evaluate'

const SAYS: Record<Outcome, { says: string; tone: Tone }> = {
  PASSED: { says: '通过', tone: 'ok' },
  FAILED: { says: '未通过', tone: 'danger' },
  NO_QUORUM: { says: '未达法定人数', tone: 'danger' },
  TIED: { says: '票数相等', tone: 'warn' },
}

/** A verdict as a person reads it: the outcome, the sentence for the minutes, and each test with its clause. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  const { says, tone } = SAYS[verdict.outcome]
  return (
    <>
      <Card title="核算结果" aside={<Badge says={verdict.basis} />}>
        <View className={`verdict is-${tone}`} role="status">
          {says}
        </View>
        <View className="quote">{verdict.sentence}</View>
        <View className="para soft">由程序按章程核算；是否通过，由会议主持人宣布。</View>
        {verdict.remarks.length > 0 && <Notice tone={verdict.clash ? 'warn' : 'plain'} says={verdict.remarks.join('')} />}
      </Card>
      <Card title="逐项核对">
        {verdict.tests.map((test, i) => (
          <View key={`${test.clause}${i}`} className="point">
            <View className="point__head">
              <Badge tone={test.holds ? 'ok' : 'danger'} says={test.holds ? '成立' : '不成立'} />
              <Why clause={test.clause} />
            </View>
            {test.sentence}
          </View>
        ))}
      </Card>
      {verdict.readings.length > 0 && (
        <Card title="采用的口径">
          {verdict.readings.map((reading) => (
            <View key={reading.ruling} className="point">
              <View className="point__head">
                <View className="strong">{reading.title}</View>
                <Why clause={reading.ruling} />
              </View>
              {reading.chosen}
            </View>
          ))}
        </Card>
      )}
    </>
  )
}
