import { Done } from 'client/parts/done'
import { forConveners } from 'client/parts/desk/duty'
import { openDraft, openMeeting } from 'client/parts/places'
import { openPostpone } from 'client/parts/desk/desk-places'
import { Problem } from 'client/parts/problem'
import { confirm } from 'client/platform/device/ask'
import { useCommand } from 'client/platform/cloud/command'
import { useDraft } from 'client/platform/device/draft'
import type { Answer } from 'client/platform/cloud/line'
import { goTo, toTop, useQueryText } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { Card } from 'client/ui/card'
import { LongField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { ready, Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { isRefusal } from 'shared/kernel/decision'
import { nearTime } from 'shared/kernel/time'
import type { Meeting } from 'shared/meeting/model'
import { cancelMeeting, getMeeting, type MeetingView } from 'shared/meeting/operations'
import { decideCancel } from 'shared/meeting/rules'

/** A meeting that will not be held. */
export default function Cancel() {
  const meetingId = useQueryText('meetingId')
  const stage = forConveners(useQuery(getMeeting, { meetingId }))
  if (stage.is === 'ready') return <Form meeting={stage.value.meeting} />
  return (
    <Screen title="取消会议" stage={stage}>
      {() => null}
    </Screen>
  )
}

const nobody = { personId: '', name: '' }

function Form({ meeting }: { meeting: MeetingView }) {
  const now = useServerNow()
  const { draft, change, discard } = useDraft(`cancel:${meeting._id}`, { reason: '' })
  const { run, busy } = useCommand(cancelMeeting)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const reason = draft.reason.trim()
  const decision = decideCancel(meeting as unknown as Meeting, reason, nobody, now)
  const done = answer?.kind === 'accepted'

  async function cancel() {
    const follows = '参会人员会收到取消通知，因这次会议请的假不再计入次数。取消后不能恢复，要开须另发通知。'
    if (!(await confirm({ title: '取消会议', follows, yes: '取消会议' }))) return
    const heard = await run({ meetingId: meeting._id, reason })
    setAnswer(heard)
    toTop()
    if (heard?.kind === 'accepted') discard()
  }

  if (done) {
    return (
      <Screen title="取消会议" stage={ready(null)}>
        {() => (
          <Done
            says={`“${meeting.title}”已取消，通知已发出。`}
            ways={[
              { says: '另拟一场会议', onTap: () => openDraft() },
              { says: '打开会议页', onTap: () => openMeeting(meeting._id) },
              { says: '回首页', onTap: () => goTo('home') },
            ]}
          />
        )}
      </Screen>
    )
  }

  return (
    <Screen
      title="取消会议"
      stage={ready(null)}
      action={{
        says: '取消会议并通知',
        onTap: () => void cancel(),
        busy,
        whyNot: isRefusal(decision) ? decision.message : reason === '' ? '请写明取消原因' : undefined,
      }}
    >
      {() => (
        <>
          <Problem answer={answer} />
          <Card title={meeting.title}>
            <View>{nearTime(meeting.startsAt, now)}</View>
            <View className="soft">{meeting.place}</View>
          </Card>
          <List>
            <LongField label="取消原因" maxLength={200} value={draft.reason} onInput={(text) => change({ reason: text })} placeholder="会写进取消通知" />
          </List>
          <List title="不是不开，只是换时间？">
            <Cell title="改为延期" note="答复仍然有效，只通知新的时间" onTap={() => openPostpone(meeting._id)} />
          </List>
        </>
      )}
    </Screen>
  )
}
