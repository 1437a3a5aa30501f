import { withWayOut } from 'client/parts/gate'
import { openNotice } from 'client/parts/notice/places'
import { Problem } from 'client/parts/problem'
import { useReminders } from 'client/parts/reminders'
import { showScan } from 'client/parts/roll/scan'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useEffect, useState } from 'react'
import { isHeading } from 'shared/document/notice'
import { fullTime, type Instant, nearTime } from 'shared/kernel/time'
import { noticeStateName } from 'shared/message/notice/model'
import { confirmNotice, getNotice, markNotice, type NoticeView, openNoticePaper } from 'shared/message/notice/operations'
import { Behind } from './behind'

/** One notice: to be read, its papers to be opened, and confirmed where that is asked. */
export default function NoticePage() {
  const noticeId = useQueryText('noticeId')
  const now = useServerNow()
  const asked = useQuery(getNotice, { noticeId })
  const { run, busy } = useCommand(confirmNotice, asked.refresh)
  const reminders = useReminders('confirm')
  const [heard, setHeard] = useState<Answer<unknown>>()
  useReadMark(noticeId, asked.is === 'ready' ? asked.value : undefined)

  async function confirm() {
    reminders.ask()
    setHeard(await run({ noticeId }))
    toTop()
  }

  return (
    <Screen title="通知" stage={withWayOut(asked)} action={(notice) => (waits(notice) ? { says: '确认已阅', onTap: () => void confirm(), busy } : undefined)}>
      {(notice) => (
        <>
          <Problem answer={heard} before="没有确认成。" />
          <Standing notice={notice} now={now} />
          <Card title={notice.title}>
            <View className="soft">{[notice.reference, notice.sentAt === null ? noticeStateName[notice.state] : fullTime(notice.sentAt)].filter(Boolean).join('　')}</View>
            {paragraphs(notice.text).map((says, i) => (
              <View key={i} className={isHeading(says) ? 'para strong' : 'para'}>
                {says}
              </View>
            ))}
          </Card>
          {notice.papers.length > 0 && (
            <List title="附件">
              {notice.papers.map(({ name }, place) => (
                <Cell key={place} title={name} value="打开" label={`打开附件 ${name}`} onTap={() => void showScan(openNoticePaper, { noticeId, place })} />
              ))}
            </List>
          )}
          {notice.desk && <Behind notice={notice} desk={notice.desk} refresh={asked.refresh} />}
        </>
      )}
    </Screen>
  )
}

const waits = ({ state, confirmBy, mine }: NoticeView): boolean => state === 'sent' && confirmBy !== null && mine !== null && mine.confirmedAt === null

/** Not more parts than WeChat holds under one parent: the last holds the rest. */
function paragraphs(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length <= 50 ? lines : [...lines.slice(0, 49), lines.slice(49).join(' ')]
}

/** What has become of it, above the text. */
function Standing({ notice: { state, withdrawn, correctedBy, corrects, confirmBy, mine }, now }: { notice: NoticeView; now: Instant }) {
  return (
    <>
      {withdrawn && <Notice tone="warn" says={`这份通知已于 ${nearTime(withdrawn.at, now)} 撤回，不再有效。原因：${withdrawn.reason}`} />}
      {correctedBy && <Notice tone="warn" says={`已由“${correctedBy.title}”更正，以更正的为准。`} way={{ says: '看更正的通知', onTap: () => openNotice(correctedBy.noticeId) }} />}
      {corrects && <Notice says={`更正${corrects.reference ?? ''}“${corrects.title}”。`} way={{ says: '看原来的', onTap: () => openNotice(corrects.noticeId) }} />}
      {state === 'sent' && confirmBy !== null && mine && (
        <Notice
          tone={mine.confirmedAt === null ? 'warn' : 'ok'}
          says={
            mine.confirmedAt !== null
              ? `${nearTime(mine.confirmedAt, now)} 已确认。`
              : now > confirmBy
                ? `已过 ${nearTime(confirmBy, now)} 的截止，仍请确认已阅。`
                : `请在 ${nearTime(confirmBy, now)} 前确认已阅。`
          }
        />
      )}
    </>
  )
}

/** Opening the notice is reading it; told once, and only by those to whom it was sent. */
function useReadMark(noticeId: string, notice: NoticeView | undefined): void {
  const { run } = useCommand(markNotice)
  const due = notice?.mine?.readAt === null && notice.state === 'sent'
  useEffect(() => {
    if (due) void run({ noticeId })
    // `run` is new at each rendering and always the same act.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [due, noticeId])
}
