import { Standing } from 'client/parts/bulletin/contribution'
import { openWriting } from 'client/parts/bulletin/places'
import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm, whisper } from 'client/platform/device/ask'
import { useServerNow } from 'client/platform/device/now'
import { useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Picture } from 'client/ui/picture'
import { useState } from 'react'
import { contributionKindName } from 'shared/bulletin/model'
import { type ContributionView, readContribution, withdrawContribution } from 'shared/bulletin/operations'
import { nearTime } from 'shared/kernel/time'
import { Editing } from './editing'
import './contribution.css'

/** One contribution: the author sees where it stands, the editors decide on it. */
export default function Contribution() {
  const contributionId = useQueryText('contributionId')
  const asked = useQuery(readContribution, { contributionId })
  const known = useMe()
  const edits = known.is === 'ready' && known.value.me?.capabilities.includes('moderate') === true
  return (
    <Screen
      title="稿件"
      stage={withWayOut(asked)}
      action={(one) => (one.open ? { says: one.state === 'draft' ? '接着写' : '去修改', onTap: () => openWriting(one.contributionId) } : undefined)}
    >
      {(one) => (
        <>
          <Where of={one} />
          <Said of={one} />
          {one.withdrawable && <Withdrawing of={one} refresh={asked.refresh} />}
          {edits && <Editing key={one.edition} of={one} refresh={asked.refresh} />}
        </>
      )}
    </Screen>
  )
}

/** The author takes it back, as long as nobody has decided on it. */
function Withdrawing({ of: { contributionId, edition }, refresh }: { of: ContributionView; refresh: () => Promise<unknown> }) {
  const { run, busy } = useCommand(withdrawContribution, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function withdraw() {
    if (!(await confirm({ title: '撤回这份稿件', follows: '回到草稿，秘书处不再看到；改好以后可以再交。', yes: '撤回' }))) return
    const heard = await run({ contributionId, edition })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind === 'accepted') whisper('已撤回')
    else void refresh()
  }

  return (
    <>
      <Problem answer={answer} />
      <Button says="撤回，我再改改" onTap={() => void withdraw()} busy={busy} />
    </>
  )
}

/** What has become of it so far, in one sentence; the editors read what WeChat doubts. */
function Where({ of: { state, check, found, mend, remark, issue } }: { of: ContributionView }) {
  if (found.length > 0) return <Notice tone="warn" says={`微信存疑：${found.join('；')}。请仔细看过文字和图片再定。`} />
  if (mend !== '') return <Notice tone="warn" says={`请修改：${mend}`} />
  if (issue) return <Notice tone="ok" says={`已刊于${issue.number}。`} />
  switch (state) {
    case 'draft':
      return <Notice says="还没有交。" />
    case 'submitted':
      return <Notice tone="brand" says={check === 'doubtful' ? '微信对这份稿件存疑，请仔细看过文字和图片再定。' : check === 'checking' ? '已交。系统正在检查文字和图片，一般几分钟。' : '已交，检查已通过，等秘书处处理。'} />
    case 'adopted':
      return <Notice tone="ok" says="已采用，等待编入简报。" />
    case 'declined':
      return <Notice says={`没有采用。${remark ? `理由：${remark.says}` : ''}`} />
    case 'returned':
      return null
  }
}

/** The author's own words and pictures. */
function Said({ of: { kind, title, text, pictures, unitName, authorName, at, state, check } }: { of: ContributionView }) {
  const now = useServerNow()
  return (
    <Card title={title === '' ? '（还没有标题）' : title} aside={<Standing state={state} check={check} />}>
      <View className="soft">{`${contributionKindName[kind]} · ${unitName} ${authorName} · ${nearTime(at, now)}`}</View>
      <View className="contribution__text">{text}</View>
      {pictures.map(({ file, address, caption }, i) => (
        <View key={`${file}:${i}`} className="para">
          {address === '' ? <View className="soft">（这张图片已不在）</View> : <Picture address={address} says={caption || `图片 ${i + 1}`} />}
          {caption !== '' && <View className="soft">{caption}</View>}
        </View>
      ))}
    </Card>
  )
}
