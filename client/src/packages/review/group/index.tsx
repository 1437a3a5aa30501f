import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { openReviewItem } from 'client/parts/review/places'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { whisper } from 'client/platform/device/ask'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Badge, Card, Notice } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Button, LinkTap } from 'client/ui/form/button'
import { useState } from 'react'
import { approveMany, type GroupPage, groupOf, lend } from 'shared/review/operations'

export default function Page() {
  return (
    <OnDuty needs="moderate" title="一批待审">
      <Together />
    </OnDuty>
  )
}

/** What one import has brought, ten at a time with every word; the next ten come up when these are through. */
function Together() {
  const groupId = useQueryText('groupId')
  const asked = useQuery(groupOf, { groupId })
  const { run, busy } = useCommand(approveMany, asked.refresh)
  const lending = useCommand(lend, asked.refresh)
  const [heard, setHeard] = useState<{ readonly answer: Answer<unknown>; readonly before: string }>()

  async function approve({ items }: GroupPage) {
    const answer = await run({ groupId, checkIds: items.map(({ checkId }) => checkId) })
    if (!answer) return
    setHeard({ answer, before: '没有通过。' })
    toTop()
    if (answer.kind === 'accepted') whisper(`已通过 ${answer.value.approved} 条`)
  }

  async function lendMine(checkId: string) {
    const answer = await lending.run({ checkId })
    if (!answer) return
    setHeard({ answer, before: '没有送检。' })
    toTop()
    if (answer.kind === 'accepted') whisper(`已送检 ${answer.value.lent} 条`)
  }

  return (
    <Screen
      title="一批待审"
      stage={withWayOut(asked)}
      action={(page) => (page.items.length > 0 ? { says: page.items.length === 1 ? '通过这一条' : `这 ${page.items.length} 条都通过`, onTap: () => void approve(page), busy, whyNot: page.whyNot ?? undefined } : undefined)}
    >
      {({ title, items, doubtful, waiting, checking, stuck }) => (
        <>
          <Problem answer={heard?.answer} before={heard?.before} />
          <Notice says={[`${title}，还有 ${waiting} 条待审`, checking > 0 && `${checking} 条微信正在检查`].filter(Boolean).join('，')} />
          {stuck && (
            <Card title={`${stuck.many} 条没有查成`} aside={<LinkTap says="看第一条" onTap={() => openReviewItem(stuck.checkId, 'machine')} />}>
              <View className="para">{stuck.says}</View>
              <Button says="用我的微信送检" onTap={() => void lendMine(stuck.checkId)} busy={lending.busy} />
            </Card>
          )}
          {items.map(({ checkId, title: says, texts }, at) => (
            <Card key={checkId} title={`${at + 1}. ${says}`} aside={<LinkTap says="单独审" label={`单独审${says}`} onTap={() => openReviewItem(checkId, 'waiting')} />}>
              {texts.map((text, n) => (
                <View key={n} className="para">
                  {text}
                </View>
              ))}
            </Card>
          ))}
          {items.length > 0 && <View className="para soft">哪一条有问题，点「单独审」退回；其余的看过以后一起通过。</View>}
          {doubtful.length > 0 && (
            <List title="微信存疑，要单独审">
              {doubtful.map(({ checkId, title: says, found }) => (
                <Cell key={checkId} title={says} note={found.join('；')} value={<Badge tone="warn" says="存疑" />} onTap={() => openReviewItem(checkId, 'waiting')} />
              ))}
            </List>
          )}
        </>
      )}
    </Screen>
  )
}
