import { openPaper } from 'client/parts/places'
import { showScan } from 'client/parts/roll/scan'
import { copy, dial } from 'client/platform/device/reach'
import { Button } from 'client/ui/form/button'
import { Badge } from 'client/ui/card'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type Instant, nearTime } from 'shared/kernel/time'
import { openHandout } from 'shared/meeting/handouts/operations'
import type { MeetingView } from 'shared/meeting/operations'

type About = { meeting: MeetingView }

export const Agenda = ({ meeting: { topics, basis } }: About) =>
  topics.length === 0 ? null : (
    <List title="议程" hint={basis === '' ? undefined : `依据：${basis}`}>
      {topics.map((topic, i) => (
        <Cell key={i} title={`${i + 1}. ${topic.title}`} value={topic.matter === 'major' ? <Badge tone="warn" says="重大事项" /> : undefined} />
      ))}
    </List>
  )

export const Papers = ({ meeting: { _id, papers } }: About) =>
  papers.length === 0 ? null : (
    <List title="会前请读">
      {papers.map((paper, i) => (
        <Cell key={i} title={paper.title} note={`约 ${Math.max(1, Math.round(paper.text.length / 400))} 分钟读完`} onTap={() => openPaper(_id, i)} />
      ))}
    </List>
  )

/** The files laid before the meeting, those of a topic beside its name. */
export const Handouts = ({ meeting: { _id, handouts, publishedAt }, now }: About & { now: Instant }) =>
  handouts.length === 0 ? null : (
    <List title="材料文件">
      {handouts.map(({ name, topic, at }) => (
        <Cell
          key={name}
          title={name}
          note={[topic && `议题：${topic}`, publishedAt !== undefined && at > publishedAt && `${nearTime(at, now)} 新添`].filter(Boolean).join('｜') || undefined}
          value="打开"
          label={`打开材料 ${name}`}
          onTap={() => void showScan(openHandout, { meetingId: _id, name })}
        />
      ))}
    </List>
  )

export const Contact = ({ meeting: { contactName, contactPhone } }: About) => (
  <List title="有事找谁">
    <Cell title={contactName} note={contactPhone} onTap={() => dial(contactPhone)} value="拨打" label={`拨打 ${contactName} 的电话`} />
    <Cell title="复制电话号码" onTap={() => void copy(contactPhone)} />
  </List>
)

const SHOWN = 3

/** What has happened to the meeting since it was announced, the latest first. */
export function Story({ meeting: { history }, now }: About & { now: Instant }) {
  const [all, setAll] = useState(false)
  const told = [...history].reverse()
  const shown = all ? told.slice(0, 50) : told.slice(0, SHOWN)
  return (
    <>
      <List title="会议经过">
        {shown.map((entry, i) => (
          <Cell key={i} title={entry.what} note={[entry.note, `${nearTime(entry.at, now)} ${entry.by}`].filter(Boolean).join('｜')} />
        ))}
      </List>
      {told.length > shown.length && !all && <Button says={`看全部 ${told.length} 条`} onTap={() => setAll(true)} />}
    </>
  )
}
