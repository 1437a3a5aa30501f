import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { Notice } from 'client/ui/card'
import { useState } from 'react'
import { type Kind, kindName, type Side, SIDES, sideVerb, topicOf } from 'shared/demand/kinds'
import { subscribe } from 'shared/demand/operations'
import { ANY } from './find'

interface SubscribeProps {
  side: Side | typeof ANY
  kind: Kind
  topics: readonly string[]
  refresh: () => Promise<unknown>
}

/** Being told of what is posted from now on of the kind that is looked at, on the side that is looked at or both. */
export function Subscribe({ side, kind, topics, refresh }: SubscribeProps) {
  const { run, busy } = useCommand(subscribe, refresh)
  const [heard, setHeard] = useState<Answer<unknown>>()
  const meant = (side === ANY ? SIDES : [side]).map((one) => topicOf({ side: one, kind }))
  const has = meant.every((topic) => topics.includes(topic))
  const next = has ? topics.filter((topic) => !meant.includes(topic)) : [...new Set([...topics, ...meant])]
  const what = `${side === ANY ? '' : sideVerb[side]}${kindName(kind)}`
  return (
    <>
      <Notice
        says={has ? `已订阅「${what}」，有新的会发消息给您。` : `有新的「${what}」时，可以发消息告诉您。`}
        way={{ says: busy ? '请稍候' : has ? '不再订阅' : '订阅这一类', onTap: () => void run({ topics: [...next] }).then(setHeard) }}
      />
      <Problem answer={heard} />
    </>
  )
}
