import { Content, dayName, Remarks, ReportBadge } from 'client/parts/duty/content'
import { backToReportDesk } from 'client/parts/duty/places'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useSending } from 'client/parts/sending'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { LongField } from 'client/ui/form/field'
import { Tick } from 'client/ui/form/tick'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { acceptReport, readReport, type ReportRead, returnReport } from 'shared/duty/operations'
import { type Part, partName, PARTS } from 'shared/duty/template'
import { fullTime } from 'shared/kernel/time'

/** The secretariat reads a report: takes it, or sends it back with a remark. */
export default function Read() {
  const reportId = useQueryText('reportId')
  const asked = useQuery(readReport, { reportId })
  if (asked.is === 'ready') return <Reading report={asked.value} />
  return <Screen title="看报送" stage={withWayOut(asked)}>{() => null}</Screen>
}

function Reading({ report }: { report: ReportRead }) {
  const { reportId, edition, state, handed, counted, period } = report
  const accepting = useSending(acceptReport, backToReportDesk, '已收下')
  const [returning, setReturning] = useState(false)
  return (
    <Screen
      title="看报送"
      stage={ready(null)}
      action={state === 'handed' ? { says: '收下', onTap: () => void accepting.send({ reportId, edition }), busy: accepting.busy } : undefined}
    >
      {() => (
        <>
          <Problem answer={accepting.answer} />
          <Card title={report.unitName} aside={<ReportBadge state={state} onTime={counted?.onTime ?? null} />}>
            <View>{period.name}</View>
            {handed && <View className="soft">{`${handed.by} ${fullTime(handed.at)} 报送，${dayName(period.dueOn)}截止`}</View>}
            {report.accepted && <View className="soft">{`${report.accepted.by} ${fullTime(report.accepted.at)} 收下`}</View>}
          </Card>
          <Remarks report={report} />
          {state === 'returned' ? (
            <Card>
              <View className="soft">已退回，报送单位正在改。改好再报后，这里能看到内容。</View>
            </Card>
          ) : (
            <>
              <Content report={report} />
              {returning ? <Return report={report} /> : <Button says="退回，请他们改" onTap={() => setReturning(true)} />}
            </>
          )}
        </>
      )}
    </Screen>
  )
}

function Return({ report: { reportId, edition } }: { report: ReportRead }) {
  const { draft, change, discard } = useDraft<{ text: string; missing: readonly Part[] }>(`return:${reportId}`, { text: '', missing: [] })
  const { send, busy, answer } = useSending(returnReport, () => {
    discard()
    backToReportDesk()
  }, '已退回')
  const { text, missing } = draft
  return (
    <>
      <Problem answer={answer} />
      <List title="退回" hint="勾了“缺”的，要补齐后才算报送，按那时的时间算按时还是迟；不勾的，只是请他们改，仍按第一次报送的时间算。">
        <LongField label="给报送单位的话" value={text} onInput={(typed) => change({ text: typed })} maxLength={500} placeholder="哪里要改，怎样改" />
      </List>
      <Card>
        {PARTS.map((part) => (
          <Tick
            key={part}
            says={`缺${partName[part]}`}
            on={missing.includes(part)}
            onTick={(on) => change({ missing: on ? [...missing, part] : missing.filter((one) => one !== part) })}
          />
        ))}
        <Button
          kind="danger"
          says="退回"
          busy={busy}
          whyNot={text.trim() === '' ? '请写明哪里要改' : undefined}
          onTap={() => void send({ reportId, edition, text: text.trim(), missing: [...missing] })}
        />
      </Card>
    </>
  )
}
