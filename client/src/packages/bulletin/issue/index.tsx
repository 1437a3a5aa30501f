import { openCompose, openReaders } from 'client/parts/bulletin/places'
import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { ReportCell } from 'client/parts/review/report-cell'
import { call } from 'client/platform/cloud/call'
import { useQuery } from 'client/platform/cloud/query'
import { openFile } from 'client/platform/device/file'
import { tell } from 'client/platform/device/ask'
import { useShare } from 'client/platform/device/share'
import { useQueryText } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Picture } from 'client/ui/picture'
import { useEffect } from 'react'
import { issueFile, type IssueView, markIssueRead, readIssue } from 'shared/bulletin/issue-operations'
import { makeId } from 'shared/kernel/id'
import { dayOf } from 'shared/kernel/time'
import 'client/parts/bulletin/reading.css'

/** An issue as it was published, to be read by anybody; that a member has read it is told once it is on the screen. */
export default function IssuePage() {
  const issueId = useQueryText('issueId')
  const asked = useQuery(readIssue, { issueId })
  const known = useMe()
  const me = known.is === 'ready' ? known.value.me : null
  const edits = me?.capabilities.includes('moderate') === true
  const stage = withWayOut(asked)
  // What is not public yet, or any more, only the editors can go on with.
  const way = { says: '去编这一期', onTap: () => openCompose(issueId) }
  const shown = asked.is === 'ready'
  const member = me !== null
  useShare({
    title: shown ? `${asked.value.title} ${asked.value.number}` : '集团简报',
    summary: shown ? asked.value.items.map(({ title }) => title).join('；') : '',
    page: `packages/bulletin/issue/index?issueId=${issueId}`,
  })
  useEffect(() => {
    if (shown && member) void call(markIssueRead, { issueId }, makeId(Math.random))
  }, [shown, member, issueId])
  return (
    <Screen title="简报" stage={stage.is === 'refused' && edits ? { ...stage, way } : stage}>
      {(issue) => (
        <>
          <Reading of={issue} />
          {edits && <Tools issueId={issueId} />}
          {member && <ReportCell kind="issue" subjectId={issueId} />}
        </>
      )}
    </Screen>
  )
}

const Reading = ({ of: { title, number, issuer, publishedAt, note, items } }: { of: IssueView }) => (
  <Card>
    <View className="bulletin__head">
      <View className="bulletin__name" role="heading">
        {title}
      </View>
      <View className="bulletin__number">{number}</View>
      <View className="bulletin__issuer soft">
        <View>{issuer}</View>
        <View>{dayOf(publishedAt)}</View>
      </View>
    </View>
    {note !== '' && <View className="bulletin__note">{`按：${note}`}</View>}
    {items.map((item, i) => (
      <View key={item.itemId}>
        {item.section !== items[i - 1]?.section && <View className="bulletin__section">{`【${item.section}】`}</View>}
        <View className="bulletin__title" role="heading">
          {item.title}
        </View>
        {item.text !== '' && <View className="bulletin__text">{item.text}</View>}
        {item.pictures.map(({ file, address, caption }, n) => (
          <View key={`${file}:${n}`} className="para">
            {address !== '' && <Picture address={address} says={caption || item.title} />}
            {caption !== '' && <View className="soft">{caption}</View>}
          </View>
        ))}
        {item.byline !== '' && <View className="bulletin__byline">{`供稿：${item.byline}`}</View>}
      </View>
    ))}
  </Card>
)

/** What the editors do with an issue that is out. */
const Tools = ({ issueId }: { issueId: string }) => (
  <List title="秘书处">
    <Cell title="谁读过" note="按单位看谁读过、谁还没读" onTap={() => openReaders(issueId)} />
    <Cell title="导出 Word" note="红头版式，可以打印" onTap={() => void exportWord(issueId)} />
  </List>
)

async function exportWord(issueId: string): Promise<void> {
  const heard = await call(issueFile, { issueId })
  if (heard.kind === 'accepted') await openFile(heard.value.address, heard.value.name)
  else await tell('没有导出', heard.message)
}
