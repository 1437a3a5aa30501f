import { withWayOut } from 'client/parts/gate'
import { Ring } from 'client/parts/message/ring'
import { Units } from 'client/parts/message/units'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { useServerNow } from 'client/platform/device/now'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { useState } from 'react'
import { nearTime } from 'shared/kernel/time'
import type { Urged } from 'shared/message/model'
import { receipts, type Receipts, urge } from 'shared/message/operations'
import { mustBeRung, progressName } from 'shared/message/urge'
import { Order } from './order'

const STEPS = ['unread', 'read', 'answered'] as const
const URGES: Record<Urged, string> = { unread: '还没读的', unanswered: '还没答复的' }

/** Whom the notice of a meeting has reached, unit by unit; whom to urge first, and whom one has to ring up. */
export default function ReceiptsPage() {
  const meetingId = useQueryText('meetingId')
  const now = useServerNow()
  const asked = useQuery(receipts, { meetingId }, { every: 10_000 })
  const { run, busy } = useCommand(urge, asked.refresh)
  const [step, setStep] = useState<(typeof STEPS)[number]>('unread')
  const [heard, setHeard] = useState<{ whom: Urged; answer: Answer<{ urged: number }> }>()

  async function send(whom: Urged, value: Receipts) {
    const yes = await confirm({ title: `催${URGES[whom]} ${value[whom].targets} 人`, follows: followsOf(whom, value), yes: '催办' })
    if (!yes) return
    const answer = await run({ meetingId, whom })
    if (answer) setHeard({ whom, answer })
    toTop()
  }

  return (
    <Screen
      title="回执与催办"
      stage={withWayOut(asked)}
      action={(value) => ({
        says: `催${URGES.unanswered} ${value.unanswered.targets} 人`,
        onTap: () => void send('unanswered', value),
        busy,
        whyNot: value.unanswered.refused?.message,
      })}
    >
      {(value) => (
        <>
          <Problem answer={heard?.answer} before="没有催成。" />
          {heard?.answer.kind === 'accepted' && <Notice tone="ok" says={`已催 ${heard.answer.value.urged} 人，他们的消息里都有；能收微信提醒的，一分钟内发出。`} />}
          <Card title={value.title}>
            <View>{`未读 ${value.counts.unread} 人 · 已读 ${value.counts.read} 人 · 已答复 ${value.counts.answered} 人`}</View>
            <View className="soft">{`会议 ${nearTime(value.startsAt, now)}，答复截止 ${nearTime(value.replyBy, now)}`}</View>
            <Last value={value} now={now} />
            {value.unread.targets > 0 && value.unread.targets < value.unanswered.targets && (
              <Button says={`只催${URGES.unread} ${value.unread.targets} 人`} whyNot={value.unread.refused?.message} onTap={() => void send('unread', value)} />
            )}
          </Card>
          {!value.pushes && <Notice tone="warn" says="微信的催办提醒还没有设置好，催办只到消息里。" />}
          <Order value={value} />
          <Ring
            units={value.units}
            order={value.order.map(({ personId }) => personId)}
            calls={`「${value.title}」还没有答复的，请尽快在小程序里答复能否参加：`}
          />
          <Tabs
            label="回执"
            options={STEPS.map((one) => ({ value: one, label: `${progressName[one]} ${value.counts[one]}` }))}
            value={step}
            onChoose={setStep}
          />
          <Units key={step} units={value.units} step={step} />
        </>
      )}
    </Screen>
  )
}

/** When either group was urged last. */
function Last({ value, now }: { value: Receipts; now: number }) {
  const last = (['unread', 'unanswered'] as const).flatMap((whom) => {
    const { lastAt, lastBy } = value[whom]
    return lastAt === undefined ? [] : [`${nearTime(lastAt, now)} ${lastBy ?? ''}催过${URGES[whom]}`]
  })
  return last.length === 0 ? null : <View className="soft">{last.join('；')}</View>
}

const followsOf = (whom: Urged, { units }: Receipts): string => {
  const meant = units.flatMap(({ persons }) => persons).filter(({ progress }) => (whom === 'unread' ? progress === 'unread' : progress !== 'answered'))
  const far = meant.filter(({ reach }) => mustBeRung(reach)).length
  return `他们都会在消息里收到催办。${far > 0 ? `其中 ${far} 人收不到微信提醒，请另打电话。` : ''}催过之后要隔一段时间才能再催。`
}
