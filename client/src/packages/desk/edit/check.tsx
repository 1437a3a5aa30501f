import { Why } from 'client/parts/why'
import { Card, Notice } from 'client/ui/card'
import { LongField } from 'client/ui/form/field'
import { Text } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { clock, dayOf, fullTime, type Instant, nearTime } from 'shared/kernel/time'
import { isStatutory, type MeetingPlan, meetingKindName, sessionName } from 'shared/meeting/model'
import { type Gap, type Step, stepOf } from './form'
import type { ShownPreview } from './use-preview'

interface CheckProps {
  plan: MeetingPlan
  gaps: readonly Gap[]
  preview: ShownPreview
  /** Why it is changed; undefined before the notice. */
  reason: string | undefined
  onReason: (reason: string) => void
  onGo: (step: Step) => void
  now: Instant
}

/** Where a session's being regular or not is laid down. */
const SESSION_CLAUSE = { assembly: 'CH12.1a', council: 'X2' } as const

/** The whole on one page: what is missing, what the charter remarks, and each part with the way to mend it. */
export function Check({ plan, gaps, preview, reason, onReason, onGo, now }: CheckProps) {
  const { session, warnings, refusal, changed } = preview
  const { kind, title, startsAt, endsAt, replyBy, place, contactName, contactPhone, topics, papers, invited, logistics } = plan
  const asks = Object.values(logistics).filter(Boolean).length
  const whole = gaps.length === 0
  return (
    <>
      {gaps.length > 0 && (
        <List title="还缺这些">
          {gaps.map((gap) => (
            <Cell key={`${gap.field}${gap.message}`} title={gap.message} value="去填" onTap={() => onGo(gap.step)} />
          ))}
        </List>
      )}
      {whole && refusal && refusal.code !== 'NOTHING_CHANGED' && (
        <Notice
          tone="danger"
          says={
            <>
              <Text>{refusal.message}</Text>
              {refusal.clause && <Why clause={refusal.clause} />}
            </>
          }
          way={refusal.field ? { says: '去改', onTap: () => onGo(stepOf(refusal.field!)) } : undefined}
        />
      )}
      {whole &&
        warnings.map((warning) => (
          <Notice
            key={warning.message}
            tone="warn"
            says={
              <>
                <Text>{warning.message}</Text>
                {warning.clause && <Why clause={warning.clause} />}
              </>
            }
          />
        ))}
      {reason !== undefined && (
        <>
          <Card title="改了什么">{changed.length > 0 ? changed.join('、') : '还没有改动。'}</Card>
          <List>
            <LongField label="变更原因" maxLength={200} value={reason} onInput={onReason} placeholder="会写进变更通知" />
          </List>
        </>
      )}
      <List title="核对一遍">
        <Cell
          title={title}
          note={
            whole && session && isStatutory(kind) ? (
              <>
                {`${meetingKindName[kind]} · ${sessionName[session]}`}
                <Why clause={SESSION_CLAUSE[kind]} />
              </>
            ) : (
              meetingKindName[kind]
            )
          }
        />
        {whole && <Cell title={nearTime(startsAt, now)} note={`到 ${dayOf(startsAt) === dayOf(endsAt) ? clock(endsAt) : fullTime(endsAt)} 结束；${nearTime(replyBy, now)} 前答复`} value="改" onTap={() => onGo(0)} />}
        <Cell title={place || '地点未填'} note={`联系人 ${contactName} ${contactPhone}`} value="改" onTap={() => onGo(1)} />
        <Cell
          title={`议题 ${topics.length} 个，材料 ${papers.length} 份`}
          note={topics.map((topic, i) => `${i + 1}. ${topic.title}`).join('；')}
          value="改"
          onTap={() => onGo(2)}
        />
        <Cell
          title={isStatutory(kind) ? `按名册应到，另请列席 ${invited.length} 人` : `参会 ${invited.length} 人`}
          note={asks > 0 ? `答复时另问 ${asks} 项` : '答复时不另问其他'}
          value="改"
          onTap={() => onGo(3)}
        />
      </List>
    </>
  )
}
