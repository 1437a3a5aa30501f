import { LinkTap } from 'client/ui/button'
import { Badge, Card, Notice, type Tone } from 'client/ui/card'
import { View } from 'client/ui/host'
import { useSurroundings } from 'client/ui/surroundings'
import type { Outcome, Verdict } from 'shared/charter/evaluate'

const SAYS: Record<Outcome, { says: string; tone: Tone }> = {
  PASSED: { says: '通过', tone: 'ok' },
  FAILED: { says: '未通过', tone: 'danger' },
  NO_QUORUM: { says: '未达法定人数', tone: 'danger' },
  TIED: { says: '票数相等', tone: 'warn' },
}

/** What of a verdict is shown; the cloud's answer and the preview on the device both have it. */
export type ShownVerdict = Pick<Verdict, 'outcome' | 'clash' | 'sentence' | 'remarks' | 'basis'> & {
  readonly tests: readonly Pick<Verdict['tests'][number], 'clause' | 'sentence' | 'holds'>[]
  readonly readings: readonly Pick<Verdict['readings'][number], 'ruling' | 'title' | 'chosen'>[]
}

/** A verdict as a person reads it: the outcome, the sentence for the minutes, and each test with its clause. */
export function VerdictCard({ verdict }: { verdict: ShownVerdict }) {
  const { says, tone } = SAYS[verdict.outcome]
  return (
    <>
      <Card title="核算结果" aside={<Badge says={verdict.basis} />}>
        <View className={`verdict is-${tone}`} role="status">
          {says}
        </View>
        <View className="quote">{verdict.sentence}</View>
        <View className="para soft">由程序按章程核算；是否通过，由会议主持人宣布。</View>
        {verdict.clash && <Notice tone="warn" says="不同条文算出的结论不一致，已按较严的一项核算。" />}
        {verdict.remarks.map((remark) => (
          <View key={remark} className="para soft">
            {remark}
          </View>
        ))}
      </Card>
      <Card title="逐项核对">
        {verdict.tests.map((test, i) => (
          <View key={`${test.clause}${i}`} className="para">
            <Badge tone={test.holds ? 'ok' : 'danger'} says={test.holds ? '成立' : '不成立'} /> {test.sentence}
            <Why clause={test.clause} />
          </View>
        ))}
      </Card>
      {verdict.readings.length > 0 && (
        <Card title="采用的口径">
          {verdict.readings.map((reading) => (
            <View key={reading.ruling} className="para">
              {reading.title}：{reading.chosen}
              <Why clause={reading.ruling} />
            </View>
          ))}
        </Card>
      )}
    </>
  )
}

/** Opens the clause behind a number or a refusal. */
export function Why({ clause }: { clause: string }) {
  const { openClause } = useSurroundings()
  return <LinkTap says="为什么？" onTap={() => openClause(clause)} />
}
