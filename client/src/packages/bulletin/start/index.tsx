import { backToDesk } from 'client/parts/bulletin/places'
import { OnDuty } from 'client/parts/desk/duty'
import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { toTop } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Field, WhenField } from 'client/ui/form/field'
import { Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { issueDesk, startNumbers } from 'shared/bulletin/issue-operations'

const NOTHING = {}
const BLANK = { inYear: '', total: '', day: '', source: '' }

export default function Page() {
  return (
    <OnDuty needs="moderate" title="登记纸质期号">
      <Start />
    </OnDuty>
  )
}

/** Which issue on paper was the last, so that the numbers go on from it; said once. */
function Start() {
  const asked = useQuery(issueDesk, NOTHING)
  const starting = useCommand(startNumbers)
  const { draft, change, discard } = useDraft('bulletin-start', BLANK)
  const [answer, setAnswer] = useState<Answer<{ next: string }>>()
  const wrong = (field: string) => (answer?.kind === 'refused' && answer.field === field ? answer.message : undefined)
  const done = answer?.kind === 'accepted' ? answer.value : undefined

  async function send() {
    const { inYear, total, day, source } = draft
    const follows = `${day}的一期是当年第 ${inYear} 期、总第 ${total} 期，期号从下一期接着走。只登记一次，不能再改。`
    if (!(await confirm({ title: '登记纸质期号', follows, yes: '登记' }))) return
    const heard = await starting.run({ inYear: Number(inYear), total: Number(total), day, source: source.trim() })
    if (!heard) return
    setAnswer(heard)
    toTop()
    if (heard.kind === 'accepted') discard()
  }

  return (
    <Screen
      title="登记纸质期号"
      stage={withWayOut(asked)}
      action={({ whyNotStart }) => (done || whyNotStart !== null ? undefined : { says: '登记', onTap: () => void send(), busy: starting.busy, whyNot: whyNot(draft) })}
    >
      {({ whyNotStart }) => {
        if (done) {
          return (
            <Done says="已登记。" ways={[{ says: '回编简报', onTap: backToDesk }]}>
              {`下一期是${done.next}。`}
            </Done>
          )
        }
        if (whyNotStart !== null) return <Notice says={`${whyNotStart}。`} />
        return (
          <>
            <Problem answer={answer} />
            <Notice says="以前出过纸质简报的，登记最近一期。期号从下一期接着走；没有出过的不用登记。" />
            <List title="最近一期纸质简报">
              <WhenField label="印发日期" kind="date" value={draft.day} onChoose={(day) => change({ day })} error={wrong('day')} />
              <Field label="当年第几期" kind="number" value={draft.inYear} onInput={(inYear) => change({ inYear })} maxLength={3} error={wrong('inYear')} />
              <Field label="总第几期" kind="number" value={draft.total} onInput={(total) => change({ total })} maxLength={5} error={wrong('total')} />
              <Field label="依据" value={draft.source} onInput={(source) => change({ source })} maxLength={200} placeholder="如：2026年第3期简报原件" error={wrong('source')} />
            </List>
          </>
        )
      }}
    </Screen>
  )
}

function whyNot({ inYear, total, day, source }: typeof BLANK): string | undefined {
  if (day === '') return '请选印发日期'
  if (!/^\d+$/.test(inYear)) return '请写当年第几期'
  if (!/^\d+$/.test(total)) return '请写总第几期'
  return source.trim() === '' ? '请写依据' : undefined
}
