import { openPosting } from 'client/parts/demand/places'
import { lineOf } from 'client/parts/demand/wording'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { openGroupPage } from 'client/parts/showcase/places'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useShare } from 'client/platform/device/share'
import { Button } from 'client/ui/form/button'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { publicPostings } from 'shared/demand/operations'
import type { Infer } from 'shared/kernel/schema'

type Posting = Infer<typeof publicPostings.output>['postings'][number]

const NOTHING = {}
/** As many as a page can bear; whoever wants more signs in and searches. */
const MOST = 55

/** What units offer and need, as far as everybody may know. */
export default function PublicDemand() {
  const asked = useQuery(publicPostings, NOTHING)
  const [more, setMore] = useState<{ postings: readonly Posting[]; after: string | undefined }>()
  const [heard, setHeard] = useState<Answer<unknown>>()
  useShare({ title: '成员单位的供需信息', summary: '职教集团成员单位公开的供需信息', page: 'packages/showcase/demand/index' })

  async function further(before: readonly Posting[], after: string) {
    const answer = await call(publicPostings, { after })
    setHeard(answer)
    if (answer.kind === 'accepted') setMore({ postings: [...before, ...answer.value.postings], after: answer.value.after })
  }

  return (
    <Screen title="公开的供需" stage={withWayOut(asked)}>
      {(value) => {
        const postings = [...value.postings, ...(more?.postings ?? [])].slice(0, MOST)
        const after = more ? more.after : value.after
        if (postings.length === 0) return <Waiting stage={{ is: 'empty', says: '现在没有公开的供需信息', way: { says: '看集团介绍', onTap: openGroupPage } }} />
        return (
          <>
            <View className="soft para">点开一条可以看详情和对接，需要先登录。</View>
            <List>
              {postings.map((posting) => (
                <Row key={posting.postingId} posting={posting} />
              ))}
            </List>
            <Problem answer={heard} />
            {after !== undefined && postings.length < MOST && <Button says="再看一些" onTap={() => void further(more?.postings ?? [], after)} />}
          </>
        )
      }}
    </Screen>
  )
}

const Row = ({ posting }: { posting: Posting }) => <Cell title={posting.title} note={lineOf(posting)} onTap={() => openPosting(posting.postingId)} />
