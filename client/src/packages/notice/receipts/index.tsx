import { withWayOut } from 'client/parts/gate'
import { Ring } from 'client/parts/message/ring'
import { Units } from 'client/parts/message/units'
import { openNotice } from 'client/parts/notice/places'
import { Problem } from 'client/parts/problem'
import { showScan } from 'client/parts/roll/scan'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { useServerNow } from 'client/platform/device/now'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { Button } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type Instant, nearTime } from 'shared/kernel/time'
import type { NoticeUrged } from 'shared/message/notice/model'
import { makeNoticeFile, noticeReceipts, type NoticeReceipts, urgeNotice } from 'shared/message/notice/operations'
import { mustBeRung, progressName } from 'shared/message/urge'

const STEPS = ['unread', 'read', 'confirmed'] as const
type Step = (typeof STEPS)[number]
type By = 'units' | 'departments'
const BY = [{ value: 'units', label: '按单位' }, { value: 'departments', label: '按业务机构' }] as const
const URGES: Record<NoticeUrged, string> = { unread: '还没读的', unconfirmed: '还没确认的' }

/** Who has read a notice and who has confirmed it, unit by unit; whom to urge, and whom one has to ring up. */
export default function ReceiptsPage() {
  const noticeId = useQueryText('noticeId')
  const now = useServerNow()
  const asked = useQuery(noticeReceipts, { noticeId }, { every: 10_000 })
  const { run, busy } = useCommand(urgeNotice, asked.refresh)
  const [step, setStep] = useState<Step>('unread')
  const [by, setBy] = useState<By>('units')
  const [heard, setHeard] = useState<Answer<{ urged: number }>>()

  async function urge(whom: NoticeUrged, value: NoticeReceipts) {
    const { targets } = groupOf(whom, value)
    if (!(await confirm({ title: `催${URGES[whom]} ${targets} 人`, follows: followsOf(whom, value), yes: '催阅' }))) return
    const answer = await run({ noticeId, whom })
    if (answer) setHeard(answer)
    toTop()
  }

  return (
    <Screen
      title="回执与催阅"
      stage={withWayOut(asked)}
      action={(value) => {
        const whom = value.unconfirmed ? 'unconfirmed' : 'unread'
        const { targets, refused } = groupOf(whom, value)
        return { says: `催${URGES[whom]} ${targets} 人`, onTap: () => void urge(whom, value), busy, whyNot: refused?.message }
      }}
    >
      {(value) => (
        <>
          <Problem answer={heard} before="没有催成。" />
          {heard?.kind === 'accepted' && <Notice tone="ok" says={`已催 ${heard.value.urged} 人，一分钟内到他们的消息里。`} />}
          <Card title={value.title}>
            <Figures items={stepsOf(value).map((one) => ({ name: progressName[one], value: value.counts[one], tone: one === 'unread' && value.counts.unread > 0 ? 'warn' : 'plain' }))} />
            <View className="soft">{aboutOf(value, now)}</View>
            {value.unconfirmed && value.unread.targets > 0 && value.unread.targets < value.unconfirmed.targets && (
              <Button says={`只催${URGES.unread} ${value.unread.targets} 人`} whyNot={value.unread.refused?.message} onTap={() => void urge('unread', value)} />
            )}
          </Card>
          {!value.pushes && <Notice tone="warn" says="微信的催办提醒还没有设置好，催阅只到消息里。" />}
          <Ring units={value.units} order={waitedFor(value)} calls={`「${value.title}」还没有${value.unconfirmed ? '确认' : '读'}的，请尽快打开小程序看：`} />
          <Tabs label="回执" options={stepsOf(value).map((one) => ({ value: one, label: `${progressName[one]} ${value.counts[one]}` }))} value={step} onChoose={setStep} />
          {value.departments.length > 0 && <Tabs label="怎样列" options={BY} value={by} onChoose={setBy} />}
          {by === 'units' ? <Units key={step} units={value.units} step={step} /> : <Units key={`${step} ${by}`} units={byDepartment(value)} step={step} called="个机构" />}
          <List>
            <Cell title="打开这份通知" onTap={() => openNotice(noticeId)} />
            <Cell title="导出回执" note="每人一行：单位、姓名、阅读和确认的时间" value="导出" onTap={() => void showScan(makeNoticeFile, { noticeId, kind: 'receipts' })} />
          </List>
        </>
      )}
    </Screen>
  )
}

const groupOf = (whom: NoticeUrged, value: NoticeReceipts) => (whom === 'unconfirmed' && value.unconfirmed ? value.unconfirmed : value.unread)

/** Where nobody need confirm, nobody has. */
const stepsOf = ({ unconfirmed }: NoticeReceipts): readonly Step[] => (unconfirmed ? STEPS : STEPS.slice(0, 2))

const personsIn = ({ units }: NoticeReceipts) => units.flatMap(({ persons }) => persons)

/** The same persons by the departments through which they were meant. */
function byDepartment(value: NoticeReceipts): NoticeReceipts['units'] {
  const all = new Map(personsIn(value).map((person) => [person.personId, person]))
  return value.departments.map(({ name, personIds }) => ({ unitName: name, persons: personIds.flatMap((personId) => all.get(personId) ?? []) }))
}

const waitedFor = (value: NoticeReceipts): readonly string[] =>
  personsIn(value).filter(({ progress }) => (value.unconfirmed ? progress !== 'confirmed' : progress === 'unread')).map(({ personId }) => personId)

function aboutOf({ reference, sentAt, confirmBy, unread, unconfirmed }: NoticeReceipts, now: Instant): string {
  const last = [unread, unconfirmed].flatMap((group, i) => (group?.lastAt === undefined ? [] : [`${nearTime(group.lastAt, now)} ${group.lastBy ?? ''}催过${i === 0 ? URGES.unread : URGES.unconfirmed}`]))
  return [reference, `${nearTime(sentAt, now)} 发出`, confirmBy !== null && `${nearTime(confirmBy, now)} 前确认`, ...last].filter(Boolean).join('；')
}

function followsOf(whom: NoticeUrged, value: NoticeReceipts): string {
  const meant = personsIn(value).filter(({ progress }) => (whom === 'unread' ? progress === 'unread' : progress !== 'confirmed'))
  const far = meant.filter(({ reach }) => mustBeRung(reach)).length
  return `他们都会在消息里收到提醒。${far > 0 ? `其中 ${far} 人收不到微信提醒，请另打电话。` : ''}催过之后要隔一段时间才能再催。`
}
