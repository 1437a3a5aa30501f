import { Content, dayName, Remarks, ReportBadge } from 'client/parts/duty/content'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm, whisper } from 'client/platform/device/ask'
import { useServerNow } from 'client/platform/device/now'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { useState } from 'react'
import { getReport, handIn, type ReportPage } from 'shared/duty/operations'
import { partName, PARTS, questionsFor } from 'shared/duty/template'
import { dayOf, fullTime } from 'shared/kernel/time'
import { PartForm } from './part'
import { useWriting, type Writing } from './writing'

/** A unit's report on one period: written bit by bit, handed in whole, afterwards only read. */
export default function Report() {
  const period = useQueryText('period')
  const asked = useQuery(getReport, { period })
  if (asked.is !== 'ready') return <Screen title="报送" stage={withWayOut(asked)}>{() => null}</Screen>
  const report = asked.value
  if (report.state === 'handed' || report.state === 'accepted') return <Handed report={report} />
  return <Form report={report} refresh={asked.refresh} />
}

const Handed = ({ report }: { report: ReportPage }) => (
  <Screen title="报送" stage={ready(null)}>
    {() => (
      <>
        <Notice
          tone={report.counted?.onTime ? 'ok' : 'warn'}
          says={`${report.handed?.by ?? ''} ${report.handed ? fullTime(report.handed.at) : ''} 已报送，${report.counted?.onTime ? '按时' : '迟了，按补报算'}。${report.accepted ? `${report.accepted.by}已收下。` : '等秘书处看；要改请联系秘书处退回。'}`}
        />
        <Card title={report.period.name} aside={<ReportBadge state={report.state} onTime={report.counted?.onTime ?? null} />}>
          <View className="soft">{report.unitName}</View>
        </Card>
        <Remarks report={report} />
        <Content report={report} />
      </>
    )}
  </Screen>
)

function Form({ report, refresh }: { report: ReportPage; refresh: () => Promise<unknown> }) {
  const { period, from, counted } = report
  const today = dayOf(useServerNow())
  const writing = useWriting(report, refresh)
  const handing = useCommand(handIn, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const questions = questionsFor(period)
  const open = PARTS.filter((part) => questions.some((one) => one.part === part && (writing.valueOf(one.id).trim() === '' || !writing.isOwn(one.id))))

  async function hand() {
    const follows = `${today <= period.to ? `${period.name}还没有过完。` : ''}报送后由秘书处看；要再改，须请秘书处退回。`
    if (!(await confirm({ title: `报送${period.name}`, follows, yes: '报送' }))) return
    const edition = await writing.flush()
    if (edition === undefined) return toTop()
    const heard = await handing.run({ period: period.key, edition })
    if (!heard) return
    // Handed in, the page has become another.
    if (heard.kind === 'accepted') whisper('已报送')
    else setAnswer(heard)
    toTop()
  }

  return (
    <Screen
      title="报送"
      stage={ready(null)}
      action={{
        says: '报送给秘书处',
        onTap: () => void hand(),
        busy: handing.busy,
        whyNot: open.length > 0 ? `还缺 ${open.map((part) => partName[part]).join('、')}` : undefined,
      }}
    >
      {() => (
        <>
          <Problem answer={answer} before="没有报送成功。" />
          <Clash writing={writing} />
          <Remarks report={report} />
          <Card title={period.name} aside={<View className="soft">{kept(writing, report)}</View>}>
            <View className="soft">{report.unitName}</View>
            <View>{counted ? '已按时报过，改好再报一次即可' : `${dayName(period.dueOn)}前报送${today > period.dueOn ? '，已过期限，按补报算' : ''}`}</View>
            {from !== null && <View className="soft">{`${from}写的已带过来，标着“请核对”的逐项看过才算写了。`}</View>}
          </Card>
          {PARTS.map((part) => (
            <PartForm key={part} part={part} questions={questions.filter((one) => one.part === part)} writing={writing} report={report} refresh={refresh} />
          ))}
        </>
      )}
    </Screen>
  )
}

function kept({ unsaved }: Writing, { state }: ReportPage): string {
  if (unsaved) return '写的先存在本机'
  return state === null ? '还没有写' : '已保存'
}

/** Somebody else has written the same, or the cloud was not reached: nothing typed is lost, and it is said. */
function Clash({ writing }: { writing: Writing }) {
  const { answer } = writing
  if (!answer) return null
  return (
    <>
      <Problem answer={answer} before="刚写的没有存到云端，还在本机。" />
      {answer.kind === 'refused' && answer.code === 'MOVED' && (
        <Card>
          <Button says="用对方写的" onTap={() => void writing.yield()} />
          <Button says="用我写的" onTap={() => void writing.insist()} />
        </Card>
      )}
    </>
  )
}
