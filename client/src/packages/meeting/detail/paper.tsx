import { openPast } from 'client/parts/desk/desk-places'
import { Why } from 'client/parts/why'
import { call } from 'client/platform/cloud/call'
import { openFile } from 'client/platform/device/file'
import { tell } from 'client/platform/device/ask'
import { openPresence } from 'client/parts/places'
import { Badge, Card, Notice } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { Button } from 'client/ui/form/button'
import { Text, View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { fullTime } from 'shared/kernel/time'
import { openPaper } from 'shared/meeting/past-operations'
import { presenceName } from 'shared/meeting/model'
import type { MeetingView } from 'shared/meeting/operations'
import { Stated } from './head'

/** A meeting that was registered from its minutes on paper: who came, what was decided, what does not agree with the texts. */
export function Paper({ meeting, administers }: { meeting: MeetingView; administers: boolean }) {
  const { paper, final, presiding, _id } = meeting
  if (!paper || !final) return null
  const decisive = final.quorum?.tests.find((test) => !test.holds) ?? final.quorum?.tests[0]
  return (
    <>
      <Notice says={`补录（纸质）：${paper.by}于 ${fullTime(paper.at)} 照 ${paper.source} 登记。`} />
      {paper.remarks.map(({ message, clause }) => (
        <Notice
          key={message}
          tone="warn"
          says={
            <>
              <Text>{message}</Text>
              {clause && <Why clause={clause} />}
            </>
          }
        />
      ))}
      <Card title="到会结果">
        {final.quorum && <Stated says={final.quorum.sentence} clause={decisive?.clause} />}
        {presiding && <View className="soft">{presiding.name} 主持</View>}
        <View className="numbers">
          <Figures items={[{ name: '应到', value: final.entitled }, ...(['present', 'excused', 'absent'] as const).map((one) => ({ name: presenceName[one], value: final.counts[one] }))]} />
        </View>
        {final.observers.length > 0 && <View className="para">列席：{final.observers.join('、')}</View>}
        <Button says="看到会名单" onTap={() => openPresence(_id)} />
      </Card>
      {paper.resolutions.length > 0 && (
        <List title="决议">
          {paper.resolutions.map((one, i) => (
            <Cell key={i} title={`${i + 1}. ${one.title}`} note={[one.number, votesOf(one)].filter(Boolean).join(' · ')} value={<Badge tone={one.passed ? 'ok' : 'plain'} says={one.passed ? '通过' : '未通过'} />} />
          ))}
        </List>
      )}
      {paper.files.length > 0 && (
        <List title="扫描件">
          {paper.files.map(({ name }, i) => (
            <Cell key={i} title={name} onTap={() => void show(_id, i)} />
          ))}
        </List>
      )}
      {administers && (
        <List title="会务">
          <Cell title="更正补录" note="写明原因并留痕" onTap={() => openPast(_id)} />
        </List>
      )}
    </>
  )
}

const votesOf = ({ yes, no, abstain }: NonNullable<MeetingView['paper']>['resolutions'][number]): string =>
  [yes !== undefined && `同意 ${yes}`, no !== undefined && `反对 ${no}`, abstain !== undefined && `弃权 ${abstain}`].filter(Boolean).join('，')

async function show(meetingId: string, file: number): Promise<void> {
  const heard = await call(openPaper, { meetingId, file })
  if (heard.kind === 'accepted') await openFile(heard.value.address, heard.value.name)
  else await tell('没有打开', heard.message)
}
