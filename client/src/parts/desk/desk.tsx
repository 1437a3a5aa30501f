import { Cell, List } from 'client/ui/list'
import type { MeetingStatus } from 'shared/meeting/model'
import { openCalendar, openCancel, openDocuments, openPostpone, openRollImport } from './desk-places'
import { openReceipts, openTemplates } from '../messages'
import { openBoard, openDraft } from '../places'

/** What the secretariat starts from its home page. */
export const DeskTools = () => (
  <>
    <List title="办会">
      <Cell title="拟一场会议" note="四步写好，核对后发通知" onTap={() => openDraft()} />
      <Cell title="理事长会会期" note="登记通过的年度日期" onTap={() => openCalendar()} />
      <Cell title="年度出勤表" note="按单位、按个人，导出表格" onTap={() => openDocuments()} />
      <Cell title="微信提醒模板" note="通知发到微信要先设好" onTap={() => openTemplates()} />
    </List>
    <List title="名册">
      <Cell title="导入名册" note="从表格导入单位和人员" onTap={() => openRollImport()} />
    </List>
  </>
)

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
