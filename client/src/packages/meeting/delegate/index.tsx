import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { useCharter } from 'client/parts/law'
import { backToMeeting } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { Why } from 'client/parts/why'
import { confirm } from 'client/platform/device/ask'
import { useCommand } from 'client/platform/cloud/command'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import type { Answer } from 'client/platform/cloud/line'
import { goTo, toTop, useQueryText } from 'client/platform/navigate'
import { useQuery } from 'client/platform/cloud/query'
import { Card } from 'client/ui/card'
import { Choices } from 'client/ui/form/choices'
import { LongField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import { useState } from 'react'
import { choiceName, isAway } from 'shared/attendance/model'
import { board, type BoardRow, type BoardView } from 'shared/attendance/operations'
import { delegablePost, postName } from 'shared/charter/sittings'
import { nearTime } from 'shared/kernel/time'
import { delegateChair } from 'shared/meeting/operations'
import { delegationClosed } from 'shared/meeting/rules'

/** The chair who cannot come hands the chair on to one of the deputies. */
export default function Delegate() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(board, { meetingId })
  if (asked.is === 'ready') return <Form view={asked.value} />
  return (
    <Screen title="委托主持" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function Form({ view }: { view: BoardView }) {
  const charter = useCharter()
  const now = useServerNow()
  const { meetingId, me, title, startsAt, rows, presiding, kind } = view
  const { draft, change, discard } = useDraft(`delegate:${meetingId}`, { personId: '', reason: '' })
  const { run, busy } = useCommand(delegateChair)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const [done, setDone] = useState<string>()
  const way = { says: '返回会议页', onTap: () => backToMeeting(meetingId) }
  const candidates = rows.filter((row) => row.vice && row.seat === 'entitled')
  const reason = draft.reason.trim()
  const own = rows.find((row) => row.personId === me)
  const delegated = presiding?.by === 'delegation'
  // Whether it is the chair who asks is for the cloud to say; the page is offered to nobody else.
  const closed = delegationClosed(charter, view, true, delegated || isAway(own?.reply?.choice ?? null))
  const clause = charter.parameters.chairDelegation?.clause
  const post = postName(charter, delegablePost(charter, kind) ?? '')
  const options = [...candidates.map(optionOf), ...(delegated && own ? [{ value: own.personId, label: '由我本人主持', note: '收回委托' }] : [])]
  const takesBack = delegated && own !== undefined && draft.personId === own.personId
  const chosen = takesBack ? own : candidates.find((row) => row.personId === draft.personId)

  const verb = takesBack ? '收回委托' : '委托主持'

  async function send() {
    if (!chosen) return
    const follows = takesBack ? '本次会议仍由您主持，并通知原来受委托的人。' : `本次会议将由 ${chosen.name} 主持，并通知本人。开会前可以改委托别人，或收回。`
    if (!(await confirm({ title: verb, follows, yes: takesBack ? '收回' : '委托' }))) return
    const heard = await run({ meetingId, personId: chosen.personId, reason })
    setAnswer(heard)
    toTop()
    if (heard?.kind !== 'accepted') return
    discard()
    setDone(takesBack ? '已收回委托，本次会议由您主持。' : `已委托 ${chosen.name} 主持，并已通知本人。`)
  }

  const stage: Stage<null> = closed && !done ? { is: 'refused', message: closed.message, clause: closed.clause, way } : ready(null)
  const whyNot = !chosen ? `请选一位${post}` : reason === '' ? (takesBack ? '请写明收回的原因' : '请写明不能主持的原因') : undefined
  return (
    <Screen title="委托主持" stage={stage} action={done ? way : { says: verb, onTap: () => void send(), busy, whyNot }}>
      {() =>
        done ? (
          <Done says={done} ways={[{ says: '回首页', onTap: () => goTo('home') }]} />
        ) : (
          <>
            <Problem answer={answer} before={takesBack ? '没有收回成功。' : '没有委托成功。'} />
            <Card title={title}>
              <View>{nearTime(startsAt, now)}</View>
              <View className="para">
                {presiding ? `现由 ${presiding.name} 主持。` : '还没有确定主持人。'}因故不能出席时，可以委托一位{post}主持。
              </View>
              {clause && <Why clause={clause} />}
            </Card>
            <Choices label={`委托哪位${post}`} options={options} value={chosen?.personId} onChoose={(personId) => change({ personId })} />
            <List title="原因" hint="会写进会议经过，参会人员都看得到。">
              <LongField label="写明原因" maxLength={200} value={draft.reason} onInput={(text) => change({ reason: text })} placeholder={takesBack ? '例如：行程取消，可以到会' : '例如：因公出差，不能到会'} />
            </List>
          </>
        )
      }
    </Screen>
  )
}

const optionOf = ({ personId, name, unitName, reply }: BoardRow) => ({
  value: personId,
  label: name,
  note: `${unitName}｜${reply?.choice ? `本人答复：${choiceName[reply.choice]}` : '本人还没有答复'}`,
})
