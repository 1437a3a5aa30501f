import { AnswerBadge } from 'client/parts/meeting/answer'
import { useCharter } from 'client/parts/law'
import { openDelegate, openException, openReply } from 'client/parts/places'
import { Button } from 'client/ui/form/button'
import { Card } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useSurroundings } from 'client/ui/frame/surroundings'
import type { Choice } from 'shared/attendance/model'
import { isAway } from 'shared/attendance/model'
import { repliesUntil } from 'shared/attendance/rules'
import { fullTime, type Instant } from 'shared/kernel/time'
import { isStatutory } from 'shared/meeting/model'
import type { Colleague, Duties, MeetingView } from 'shared/meeting/operations'
import { delegationClosed } from 'shared/meeting/rules'

interface ChairProps {
  meeting: MeetingView
  duties: Duties
  /** What the reader has answered. */
  choice: Choice | null
  now: Instant
}

/** Who takes the chair; and for the one whose office it is, how to hand it on. */
export function Chair({ meeting, duties, choice, now }: ChairProps) {
  const { openClause } = useSurroundings()
  const charter = useCharter()
  const { presiding, status, kind, _id } = meeting
  if (!isStatutory(kind) || status === 'draft') return null
  const delegated = presiding?.by === 'delegation'
  const refusal = delegationClosed(charter, meeting, duties.delegates, isAway(choice) || delegated)
  const before = status === 'published' && now < repliesUntil(meeting)
  return (
    <Card title="主持">
      <View className="strong">{presiding?.name ?? '还没有确定'}</View>
      {delegated && (
        <View className="para">
          受委托主持{presiding.at === undefined ? '' : `（${fullTime(presiding.at)}）`}。{presiding.reason && `原因：${presiding.reason}`}
        </View>
      )}
      {duties.delegates && before && (
        <Button
          says={delegated ? '改委托别人，或收回' : '委托他人主持'}
          onTap={() => openDelegate(_id)}
          whyNot={refusal?.message}
          onWhy={refusal?.clause === undefined ? undefined : () => openClause(refusal.clause!)}
        />
      )}
      {duties.excepts && before && <Button says="超次请假的例外" onTap={() => openException(_id)} />}
    </Card>
  )
}

/** Those of the unit for whom the information officer may answer. */
export const Colleagues = ({ meeting, colleagues }: { meeting: MeetingView; colleagues: readonly Colleague[] }) =>
  colleagues.length === 0 || meeting.status === 'draft' ? null : (
    <List title="本单位参会人员" hint="信息员可以代为答复；本人已经答复的，不能代填。">
      {colleagues.slice(0, 50).map(({ personId, name, choice, onBehalf }) => (
        <Cell
          key={personId}
          title={name}
          note={choice === null ? '还没有答复' : onBehalf ? '已由信息员代填' : '本人已答复'}
          value={<AnswerBadge choice={choice} />}
          onTap={() => openReply(meeting._id, personId)}
        />
      ))}
    </List>
  )
