import { showScan } from 'client/parts/roll/scan'
import { Badge, Card, Notice } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { type DutyState, dutyStateName, type ReportState, reportStateName } from 'shared/duty/model'
import { openPaper, type ReportPage } from 'shared/duty/operations'
import { type Part, partName, PARTS, type Question, questionsFor } from 'shared/duty/template'
import { type Day, fullTime } from 'shared/kernel/time'

/** `12月5日` */
export const dayName = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const TONE: Record<DutyState, 'plain' | 'ok' | 'warn' | 'danger'> = { done: 'ok', late: 'warn', owed: 'plain', overdue: 'danger', returned: 'warn', none: 'plain' }

export const DutyBadge = ({ state }: { state: DutyState }) => <Badge tone={TONE[state]} says={dutyStateName[state]} />

/** Where a report stands; before the secretariat has it, only that. */
export const ReportBadge = ({ state, onTime }: { state: ReportState | null; onTime: boolean | null }) =>
  state === null ? (
    <Badge says="没有写" />
  ) : state === 'handed' || state === 'accepted' ? (
    <Badge tone={onTime ? 'ok' : 'warn'} says={`${reportStateName[state]}${onTime ? '' : '，迟了'}`} />
  ) : (
    <Badge tone={state === 'returned' ? 'warn' : 'plain'} says={reportStateName[state]} />
  )

const valueOf = (report: ReportPage, { id, unit, kind }: Question): string => {
  const value = report.answers.find(({ question }) => question === id)?.value ?? ''
  return value !== '' && kind === 'number' ? `${value} ${unit ?? ''}` : value
}

/** What a report says, part by part, with its papers; nothing can be changed here. */
export const Content = ({ report }: { report: ReportPage }) => (
  <>
    {PARTS.map((part) => (
      <PartOf key={part} report={report} part={part} />
    ))}
  </>
)

function PartOf({ report, part }: { report: ReportPage; part: Part }) {
  const questions = questionsFor(report.period).filter((question) => question.part === part)
  const figures = questions.filter(({ kind }) => kind === 'number')
  const texts = questions.filter(({ kind }) => kind === 'text')
  return (
    <>
      {figures.length > 0 && (
        <List title={partName[part]}>
          {figures.map((question) => (
            <Cell key={question.id} title={question.label} value={valueOf(report, question) || '—'} />
          ))}
        </List>
      )}
      {texts.map((question) => (
        <Card key={question.id} title={questions[0] === question ? partName[part] : question.label}>
          <View className="para whole">{valueOf(report, question) || '没有写'}</View>
        </Card>
      ))}
      <Papers report={report} part={part} />
    </>
  )
}

const Papers = ({ report: { reportId, papers }, part }: { report: Pick<ReportPage, 'reportId' | 'papers'>; part: Part }) => {
  const own = papers.filter((paper) => paper.part === part)
  if (own.length === 0) return null
  return (
    <List title={`${partName[part]}的材料`}>
      {own.map(({ name }) => (
        <Cell key={name} title={name} value="打开" onTap={() => void showScan(openPaper, { reportId, part, name })} />
      ))}
    </List>
  )
}

/** What the secretariat has said of it, the newest first. */
export const Remarks = ({ report: { remarks, state } }: { report: Pick<ReportPage, 'remarks' | 'state'> }) => (
  <>
    {[...remarks].reverse().map(({ at, by, text, missing }, i) => (
      <Notice
        key={at}
        tone={i === 0 && state === 'returned' ? 'warn' : 'plain'}
        says={`${fullTime(at)} ${by}退回：${text}${missing.length > 0 ? `（缺 ${missing.map((part) => partName[part]).join('、')}）` : ''}`}
      />
    ))}
  </>
)
