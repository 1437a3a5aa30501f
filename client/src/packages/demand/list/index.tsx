import { openMine, openPostingForm } from 'client/parts/demand/places'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { Button } from 'client/ui/form/button'
import { ChooseField } from 'client/ui/form/field'
import { SearchBar, Tabs } from 'client/ui/form/filter'
import { ready, Screen, Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useEffect, useMemo, useRef, useState } from 'react'
import { listPostings, type PostingCard, type PostingList } from 'shared/demand/operations'
import { wantedBy } from 'shared/demand/search'
import { ANY, type Find, inputOf, kindOptions, NOTHING_SOUGHT, regionOptions, sideOptions, unitOptions } from './find'
import { Rows } from './rows'
import { Subscribe } from './subscribe'

/** Nobody reads on; whoever has come so far is better served by a filter. */
const MOST = 60
/** So long after the last touch, in milliseconds, what was typed is looked for. */
const SETTLED = 400

/** What others offer and need, first of all whoever comes first. */
export default function DemandPage() {
  const [find, setFind] = useState<Find>(NOTHING_SOUGHT)
  const [typed, setTyped] = useState('')
  const [wide, setWide] = useState(false)
  const input = useMemo(() => inputOf(find), [find])
  const asked = useQuery(listPostings, input)
  // What was found before stays until the next is there, and with it the field that is being typed in.
  const last = useRef<PostingList>(undefined)
  if (asked.is === 'ready') last.current = asked.value
  const stage = asked.is === 'loading' && last.current ? ready(last.current) : withWayOut(asked)
  const [more, setMore] = useState<{ of: object; postings: readonly PostingCard[]; after: string | undefined }>()
  const [heard, setHeard] = useState<Answer<unknown>>()

  useEffect(() => {
    const text = wantedBy(typed) ? typed.trim() : ''
    if (text === find.text) return undefined
    const settled = setTimeout(() => setFind({ ...find, text }), SETTLED)
    return () => clearTimeout(settled)
  }, [typed, find])

  async function further(after: string) {
    const answer = await call(listPostings, { ...input, after })
    setHeard(answer)
    if (answer.kind !== 'accepted') return
    const before = more?.of === input ? more.postings : []
    setMore({ of: input, postings: [...before, ...answer.value.postings], after: answer.value.after })
  }

  return (
    <Screen title="供需信息" stage={stage} action={(value) => (value.posts ? { says: '发布供需', onTap: () => openPostingForm() } : undefined)}>
      {(value) => {
        const rest = more?.of === input ? more : undefined
        const postings = [...value.postings, ...(rest?.postings ?? [])]
        const after = rest ? rest.after : value.after
        return (
          <>
            <Tabs label="供还是需" options={sideOptions} value={find.side} onChoose={(side) => setFind({ ...find, side })} />
            <SearchBar value={typed} onInput={setTyped} placeholder="专业、单位、设备或拼音首字母" />
            <List>
              <ChooseField label="类别" options={kindOptions} value={find.kind} onChoose={(kind) => setFind({ ...find, kind })} />
              {wide ? (
                <>
                  <ChooseField label="地点" options={regionOptions} value={find.region} onChoose={(region) => setFind({ ...find, region })} />
                  <ChooseField label="单位" options={unitOptions} value={find.unitKind} onChoose={(unitKind) => setFind({ ...find, unitKind })} />
                </>
              ) : (
                <Cell title="按地点、单位类别再筛" onTap={() => setWide(true)} />
              )}
            </List>
            {find.kind !== ANY && <Subscribe side={find.side} kind={find.kind} topics={value.topics} refresh={asked.refresh} />}
            <Problem answer={heard} />
            {postings.length === 0 && after !== undefined ? (
              <View className="para soft">前面的都不全符合，可以接着往后找，或者少写一个词。</View>
            ) : postings.length === 0 ? (
              <Waiting stage={{ is: 'empty', says: find === NOTHING_SOUGHT ? '还没有公开的供需信息。' : '没有符合的，换个条件看看；也可以订阅这一类，有了会告诉您。' }} />
            ) : (
              <Rows postings={postings.slice(0, MOST)} />
            )}
            {after !== undefined && postings.length < MOST && <Button says={postings.length === 0 ? '往后找' : '再看二十条'} onTap={() => void further(after)} />}
            {after !== undefined && postings.length >= MOST && <View className="para soft">还有更多，请用上面的条件缩小范围。</View>}
            {value.posts && (
              <List>
                <Cell title="我们的供需" note="本单位的发布、续期和对接" onTap={() => openMine()} />
              </List>
            )}
            {postings.length > 0 && <View className="para soft">优秀成员单位在先，其他成员单位其次，同等的先提出的在先。年度考核公布以前没有优秀成员单位。</View>}
          </>
        )
      }}
    </Screen>
  )
}
