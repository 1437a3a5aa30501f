import { forConveners } from 'client/parts/desk/duty'
import { useFiles } from 'client/parts/files'
import { Problem } from 'client/parts/problem'
import { showScan } from 'client/parts/roll/scan'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm, whisper } from 'client/platform/device/ask'
import type { FileKind } from 'client/platform/device/file-kinds'
import { useServerNow } from 'client/platform/device/now'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button, LinkTap } from 'client/ui/form/button'
import { ChooseField } from 'client/ui/form/field'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { nearTime } from 'shared/kernel/time'
import { addHandout, dropHandout, openHandout, tellHandouts } from 'shared/meeting/handouts/operations'
import { MOST_HANDOUTS, takesHandouts } from 'shared/meeting/handouts/rules'
import { getMeeting, type MeetingView } from 'shared/meeting/operations'

/** What is laid before those invited, beside the notice: files, of the meeting or of one topic. */
export default function Handouts() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(getMeeting, { meetingId })
  const stage = forConveners(asked)
  const { run, busy } = useCommand(tellHandouts, asked.is === 'ready' ? asked.refresh : undefined)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function tell(fresh: number) {
    if (!(await confirm({ title: '告诉参会人员', follows: `参会人员会收到消息“会议材料有更新”，新添 ${fresh} 份。`, yes: '告诉' }))) return
    const heard = await run({ meetingId })
    setAnswer(heard)
    toTop()
    if (heard?.kind === 'accepted') whisper('已告诉参会人员')
  }

  return (
    <Screen
      title="材料文件"
      stage={stage}
      action={({ meeting }) => {
        const fresh = untoldIn(meeting)
        return fresh > 0 && takesHandouts(meeting) ? { says: `告诉参会人员（新添 ${fresh} 份）`, onTap: () => void tell(fresh), busy } : undefined
      }}
    >
      {({ meeting }) => (
        <>
          <Problem answer={answer} before="没有告诉成。" />
          <Laid meeting={meeting} refresh={asked.is === 'ready' ? asked.refresh : noRefresh} />
        </>
      )}
    </Screen>
  )
}

const noRefresh = async () => undefined
const untoldIn = ({ handouts }: MeetingView): number => handouts.filter(({ told }) => !told).length

const WHOLE = { value: '', label: '整个会议' }
/** WeChat's wheel shows one line. */
const shortOf = (title: string): string => (title.length > 18 ? `${title.slice(0, 18)}…` : title)

function Laid({ meeting, refresh }: { meeting: MeetingView; refresh: () => Promise<unknown> }) {
  const now = useServerNow()
  const { pick, busy } = useFiles()
  const adding = useCommand(addHandout, refresh)
  const dropping = useCommand(dropHandout, refresh)
  const [topic, setTopic] = useState('')
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const { _id: meetingId, handouts, topics, status } = meeting
  const open = takesHandouts(meeting)
  const full = handouts.length >= MOST_HANDOUTS ? `最多 ${MOST_HANDOUTS} 份` : undefined
  const of = topics.some(({ title }) => title === topic) ? topic : ''

  const add = (kind: FileKind) =>
    pick(kind, async ({ fileId, name }) => setAnswer(await adding.run({ meetingId, topic: of, name: name.slice(-80), file: fileId })))

  async function drop(name: string, at: number) {
    if (status !== 'draft' && !(await confirm({ title: '去掉这份材料', follows: `参会人员不再打得开“${name}”。`, yes: '去掉' }))) return
    setAnswer(await dropping.run({ meetingId, name, at }))
  }

  return (
    <>
      <Problem answer={answer} before="材料没有改动。" />
      <Card title={meeting.title}>
        <View>{nearTime(meeting.startsAt, now)}</View>
        <View className="soft">参会人员在会议页打开这些文件，别的成员看不到。</View>
      </Card>
      {!open && <Notice says="会议已经结束或取消，材料不再变动。" />}
      {handouts.length > 0 && (
        <List title={`已有 ${handouts.length} 份`}>
          {handouts.map(({ name, topic: about, at, told }) => (
            <Cell
              key={`${name}${at}`}
              title={name}
              note={[!told && '还没有告诉参会人员', about && `议题：${about}`, nearTime(at, now)].filter(Boolean).join('｜')}
              value={
                <>
                  <LinkTap says="打开" label={`打开 ${name}`} onTap={() => void showScan(openHandout, { meetingId, name })} />
                  {open && <LinkTap says="去掉" label={`去掉 ${name}`} onTap={() => void drop(name, at)} />}
                </>
              }
            />
          ))}
        </List>
      )}
      {open && (
        <>
          {topics.length > 0 && (
            <List title="添一份">
              <ChooseField label="归到" options={[WHOLE, ...topics.map(({ title }) => ({ value: title, label: shortOf(title) }))]} value={of} onChoose={setTopic} />
            </List>
          )}
          <Button says="选文件（PDF、Word）" busy={busy || adding.busy} whyNot={full} onTap={() => void add('paper')} />
          <Button says="选照片" busy={busy || adding.busy} whyNot={full} onTap={() => void add('photo')} />
        </>
      )}
    </>
  )
}
