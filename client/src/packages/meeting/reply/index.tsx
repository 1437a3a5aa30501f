import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { useCharter } from 'client/parts/law'
import { backToMeeting, openDelegate, openExplain } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { useReminders } from 'client/parts/reminders'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer as Heard } from 'client/platform/cloud/line'
import { goTo, toTop, useQueryText } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { useQuery } from 'client/platform/cloud/query'
import { Notice } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import { useState } from 'react'
import { choiceName, isAway, type ReplyView } from 'shared/attendance/model'
import { form as askForm, reply, replyFor, type ReplyForm } from 'shared/attendance/operations'
import { delegationClosed } from 'shared/meeting/rules'
import { Answering } from './answering'
import { useReplyDraft } from './draft'
import { closedBecause, preview } from './preview'

/** 参加、请假、派人列席: for oneself, or by the information officer for somebody of the unit. */
export default function ReplyPage() {
  const meetingId = useQueryText('meetingId')
  const personId = useQueryText('personId')
  const asked = useQuery(askForm, { meetingId, ...(personId && { personId }) })
  if (asked.is === 'ready') return <Reply form={asked.value} />
  return (
    <Screen title="答复参会" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function Reply({ form }: { form: ReplyForm }) {
  const { meetingId, person, onBehalf } = form
  const now = useServerNow()
  const { draft, change, discard } = useReplyDraft(form)
  const own = useCommand(reply)
  const behalf = useCommand(replyFor)
  const reminders = useReminders('reply')
  const [heard, setHeard] = useState<Heard<ReplyView>>()
  const closed = closedBecause(form, now)
  const { answer, whyNot, clause } = preview(form, draft, now)

  async function send() {
    if (!answer) return
    // WeChat asks only before anything is awaited.
    reminders.ask()
    const got = await (onBehalf ? behalf.run({ meetingId, personId: person.personId, ...answer }) : own.run({ meetingId, ...answer }))
    setHeard(got)
    toTop()
    if (got?.kind === 'accepted') discard()
  }

  const title = onBehalf ? '代为答复' : '答复参会'
  if (heard?.kind === 'accepted') return <Answered form={form} given={heard.value} title={title} />
  const stage: Stage<null> = closed ? { is: 'refused', message: closed.message, clause: closed.clause, way: wayOut(form, closed.code) } : ready(null)
  return (
    <Screen
      title={title}
      stage={stage}
      action={{ says: SUBMIT[draft.choice ?? 'none'], onTap: () => void send(), busy: own.busy || behalf.busy, whyNot, onWhy: clause }}
    >
      {() => (
        <>
          <Problem answer={heard} before="没有提交成功。" />
          {onBehalf && <Notice tone="warn" says={`您在代 ${person.name}（${person.unitName}）答复，会注明由您代填，本人可以修改或撤回。`} />}
          <Answering form={form} draft={draft} change={change} now={now} />
        </>
      )}
    </Screen>
  )
}

const SUBMIT = { attend: '提交：参加', leave: '提交请假', observer: '提交：派人列席', none: '提交答复' }

const wayOut = ({ meetingId }: ReplyForm, code: string) =>
  code === 'STARTED'
    ? { says: '填写缺席说明', onTap: () => openExplain(meetingId) }
    : { says: '返回会议页', onTap: () => backToMeeting(meetingId) }

/** What was registered, and what follows from it. */
function Answered({ form, given, title }: { form: ReplyForm; given: ReplyView; title: string }) {
  const { meetingId, person, onBehalf } = form
  const charter = useCharter()
  const away = isAway(given.choice)
  const delegable = away && !onBehalf && form.presides && !delegationClosed(charter, form, true, away)
  return (
    <Screen
      title={title}
      stage={ready(null)}
      action={delegable ? { says: '委托他人主持', onTap: () => openDelegate(meetingId) } : { says: '返回会议页', onTap: () => backToMeeting(meetingId) }}
    >
      {() => (
        <Done
          says={`${onBehalf ? `已代 ${person.name} 答复` : '已答复'}：${given.choice === null ? '' : choiceName[given.choice]}`}
          ways={[...(delegable ? [{ says: '返回会议页', onTap: () => backToMeeting(meetingId) }] : []), { says: '回首页', onTap: () => goTo('home') }]}
        >
          <View className="para">{form.title}</View>
          {away && <View className="para">请假已登记，秘书处会看到。应到人数不变。</View>}
          {delegable && <View className="para">本次会议由您主持。您不能到会，请接着委托一位主持。</View>}
          <View className="soft">开会前可以随时修改或撤回。</View>
        </Done>
      )}
    </Screen>
  )
}
