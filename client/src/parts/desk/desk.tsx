import { Cell, List } from 'client/ui/list'
import type { MeetingStatus } from 'shared/meeting/model'
import { openReceipts } from '../messages'
import { openBoard, openDraft } from '../places'
import { openCancel, openDocuments, openHandouts, openPostpone } from './desk-places'
import { ENTRIES, openEntry, type Entry } from './entries'

/** What the secretariat starts from its home page. */
export const DeskTools = () => (
  <>
    <ToolsAt title="办会" at="meetings" />
    <ToolsAt title="名册" at="roll" />
  </>
)

const ToolsAt = ({ title, at }: { title: string; at: Entry['at'] }) => (
  <List title={title}>
    {ENTRIES.filter((entry) => entry.at === at).map((entry) => (
      <Cell key={entry.page} title={entry.title} note={entry.note} onTap={() => openEntry(entry)} />
    ))}
  </List>
)

/** While papers can still be laid before the meeting. */
const OPEN: readonly MeetingStatus[] = ['draft', 'published', 'inSession']

interface DeskActionsProps {
  meetingId: string
  status: MeetingStatus
  /** May open the board. */
  watches: boolean
  /** Writes notices, changes and cancels. */
  convenes: boolean
}

/** What those who run a meeting can do with it from its page; nothing for everybody else. */
export function DeskActions({ meetingId, status, watches, convenes }: DeskActionsProps) {
  const board = watches && status !== 'draft' && status !== 'cancelled'
  if (!board && !convenes) return null
  return (
    <List title="会务">
      {board && <Cell title="会务看板" note="答复、签到、法定人数、宣布开会" onTap={() => openBoard(meetingId)} />}
      {convenes && status === 'published' && <Cell title="回执与催办" note="谁没读、谁没答复，一键催，够不着的打电话" onTap={() => openReceipts(meetingId)} />}
      {convenes && status !== 'cancelled' && <Cell title="文书" note="红头通知、签到表、请假名单、席卡" onTap={() => openDocuments(meetingId)} />}
      {convenes && OPEN.includes(status) && <Cell title="材料文件" note="上传 PDF、Word、图片，后添的告诉参会人员" onTap={() => openHandouts(meetingId)} />}
      {convenes && status === 'draft' && <Cell title="继续拟稿" note="核对后发通知" onTap={() => openDraft(meetingId)} />}
      {convenes && status === 'published' && (
        <>
          <Cell title="变更" note="改内容或时间，写明原因并通知" onTap={() => openDraft(meetingId)} />
          <Cell title="延期" note="只改时间，并通知" onTap={() => openPostpone(meetingId)} />
          <Cell title="取消" note="不再召开，并通知" onTap={() => openCancel(meetingId)} />
        </>
      )}
    </List>
  )
}
