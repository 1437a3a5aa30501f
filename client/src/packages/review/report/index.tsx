import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { back, goToSignIn, toTop, useQueryText } from 'client/platform/navigate'
import { Screen } from 'client/ui/frame/screen'
import { Choices } from 'client/ui/form/choices'
import { LongField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { OBJECTIONS, type ObjectionReason, REVIEW_KINDS } from 'shared/review/model'
import { report } from 'shared/review/operations'
import { objectionName } from 'shared/review/rules'

const OPTIONS = OBJECTIONS.map((value) => ({ value, label: objectionName[value] }))

/** A member says what is wrong with something that is public; nobody but the secretariat reads it. */
export default function Report() {
  const named = useQueryText('kind')
  const kind = REVIEW_KINDS.find((one) => one === named)
  const subjectId = useQueryText('subjectId')
  const known = useMe()
  const { draft, change, discard } = useDraft<{ reason: ObjectionReason | ''; says: string }>(`report:${named}:${subjectId}`, { reason: '', says: '' })
  const { run, busy } = useCommand(report)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const { reason, says } = draft

  async function send() {
    if (!kind || reason === '') return
    const heard = await run({ kind, subjectId, reason, says: says.trim() })
    setAnswer(heard)
    toTop()
    if (heard?.kind === 'accepted') discard()
  }

  const stage = withWayOut(known)
  const bound = known.is === 'ready' && known.value.me !== null
  if (known.is === 'ready' && !bound) {
    return (
      <Screen title="举报" stage={{ is: 'refused', message: '举报要先登录并绑定成员身份', way: { says: '去登录或绑定身份', onTap: goToSignIn } }}>
        {() => null}
      </Screen>
    )
  }
  const done = answer?.kind === 'accepted'
  const whyNot = reason === '' ? '请选一个原因' : reason === 'other' && says.trim() === '' ? '请写明有什么问题' : undefined
  return (
    <Screen title="举报" stage={stage} {...(!done && { action: { says: '提交举报', onTap: () => void send(), busy, whyNot } })}>
      {() =>
        done ? (
          <Done says="已收到，秘书处会核实处理。" ways={[{ says: '返回', onTap: back }]} />
        ) : (
          <>
            <Problem answer={answer} />
            <Choices label="有什么问题" options={OPTIONS} value={reason === '' ? undefined : reason} onChoose={(chosen) => change({ reason: chosen })} />
            <List hint="只有秘书处看得到是谁举报的。同一份内容每人报一次。">
              <LongField label="说明" value={says} onInput={(typed) => change({ says: typed })} maxLength={300} placeholder="可以写清楚是哪里、应当怎样" />
            </List>
          </>
        )
      }
    </Screen>
  )
}
