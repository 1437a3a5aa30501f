import { openPosting } from 'client/parts/demand/places'
import { kindSaid } from 'client/parts/demand/wording'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { toTop } from 'client/platform/navigate'
import { Badge, Card, Notice, type Tone } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type ThreadState, threadStateName } from 'shared/demand/model'
import { getThread, stepByPhone, takeStep, type ThreadPage, urgeThread } from 'shared/demand/thread-operations'
import { nearTime } from 'shared/kernel/time'
import { Contacts } from './contacts'
import { ByPhone } from './phone'
import { Steps } from './steps'
import { Turn } from './turn'

const TONE: Record<ThreadState, Tone> = { asked: 'warn', talking: 'brand', agreed: 'ok', failed: 'plain', done: 'ok' }

/** Two units about one posting: what has been done, and what whoever looks can do now. */
export function OneThread({ threadId }: { threadId: string }) {
  const asked = useQuery(getThread, { threadId })
  const stepping = useCommand(takeStep, asked.refresh)
  const phoning = useCommand(stepByPhone, asked.refresh)
  const urging = useCommand(urgeThread, asked.refresh)
  const [heard, setHeard] = useState<Answer<unknown>>()
  const now = useServerNow()

  /** Whether it was done, so that what was typed can go. */
  async function done(answering: Promise<Answer<unknown> | undefined>): Promise<boolean> {
    const answer = await answering
    if (answer) setHeard(answer)
    toTop()
    return answer?.kind === 'accepted'
  }

  return (
    <Screen title="对接" stage={withWayOut(asked)}>
      {(thread) => (
        <>
          <Problem answer={heard} />
          <Card title={thread.title} aside={<Badge tone={TONE[thread.state]} says={threadStateName[thread.state]} />}>
            <View className="soft">{kindSaid(thread)}</View>
            <View>{`提出：${thread.asker.unitName}`}</View>
            <View>{`发布：${thread.owner.unitName}`}</View>
          </Card>
          {turnSaid(thread) && <Notice tone={thread.acts.length > 0 ? 'warn' : 'plain'} says={turnSaid(thread)} />}
          <Contacts thread={thread} />
          <Steps thread={thread} now={now} />
          {thread.acts.length > 0 && (
            <Turn key={thread.steps.length} threadId={threadId} acts={thread.acts} busy={stepping.busy} onStep={(said) => done(stepping.run({ threadId, seen: thread.steps.length, ...said }))} />
          )}
          {thread.coordinates && (
            <>
              {thread.urged && <View className="para soft">{`${nearTime(thread.urged.at, now)} ${thread.urged.by}催过`}</View>}
              <Button says="催办等着办的一方" onTap={() => void done(urging.run({ threadId }))} busy={urging.busy} />
              <ByPhone key={thread.steps.length} thread={thread} busy={phoning.busy} onStep={(said) => done(phoning.run({ threadId, seen: thread.steps.length, ...said }))} />
            </>
          )}
          <List>
            <Cell title="看这条供需信息" onTap={() => openPosting(thread.postingId)} />
          </List>
        </>
      )}
    </Screen>
  )
}

/** Whose turn it is, as the reader sees it. */
function turnSaid({ state, offered, end, owner, asker }: ThreadPage): string {
  const sayFor = (of: 'owner' | 'asker') => (of === end ? '本单位' : (of === 'owner' ? owner : asker).unitName)
  if (state === 'asked') return `等${sayFor('owner')}同意洽谈或婉拒。`
  if (state === 'talking' && offered === null) return '正在洽谈；谈成了，由任一方提出，另一方确认。'
  if (state === 'talking' && offered !== null) return `${sayFor(offered)}说已谈成，等${sayFor(offered === 'owner' ? 'asker' : 'owner')}确认。`
  if (state === 'agreed') return '已谈成；办完后登记结果，供以后考核。'
  return ''
}
