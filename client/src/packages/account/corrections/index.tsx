import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import { whisper } from 'client/platform/device/ask'
import { Badge, Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { LongField } from 'client/ui/form/field'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type Instant, nearTime } from 'shared/kernel/time'
import { itemName } from 'shared/person/contacts-model'
import { type ListedCorrection, listCorrections, settleCorrection } from 'shared/person/mine'

const NOTHING = {}
const SHOWN = 20

export default function Page() {
  return (
    <OnDuty needs="administer" title="更正申请">
      <Corrections />
    </OnDuty>
  )
}

function Corrections() {
  const asked = useQuery(listCorrections, NOTHING)
  const now = useServerNow()
  return (
    <Screen title="更正申请" stage={withWayOut(asked)}>
      {({ corrections }) => {
        const open = corrections.filter(({ state }) => state === 'open')
        const settled = corrections.filter(({ state }) => state !== 'open')
        return (
          <>
            {open.length === 0 && <Waiting stage={{ is: 'empty', says: '没有待处理的更正申请。成员在「我的—隐私与账号」里提出后，会列在这里。' }} />}
            {open.slice(0, SHOWN).map((one) => (
              <Open key={one.correctionId} one={one} now={now} refresh={asked.refresh} />
            ))}
            {open.length > SHOWN && <View className="para soft">{`还有 ${open.length - SHOWN} 条，处理完上面的就会列出。`}</View>}
            {settled.length > 0 && <Settled settled={settled.slice(0, SHOWN)} now={now} />}
          </>
        )
      }}
    </Screen>
  )
}

/** The roll is mended first, in the roll; here it is said that it was, or why not. */
function Open({ one: { correctionId, name, unitName, item, says, at }, now, refresh }: { one: ListedCorrection; now: Instant; refresh: () => Promise<unknown> }) {
  const settling = useCommand(settleCorrection, refresh)
  const { draft, change, discard } = useDraft(`correction:${correctionId}`, { note: '' })
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const note = draft.note.trim()

  async function settle(outcome: 'corrected' | 'kept') {
    const heard = await settling.run({ correctionId, outcome, note })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return
    discard()
    whisper('已告知本人')
  }

  return (
    <Card title={name} aside={<View className="soft">{nearTime(at, now)}</View>}>
      <View className="soft">{unitName}</View>
      <View className="para">{`${itemName[item]}：${says}`}</View>
      <Problem answer={answer} />
      <LongField label={`给${name}的说明`} value={draft.note} onInput={(typed) => change({ note: typed })} maxLength={200} placeholder="改正的可以不写；不改的写明原因" />
      <Button kind="main" says="名册已改正" onTap={() => void settle('corrected')} busy={settling.busy} />
      <Button says="不改，告知原因" onTap={() => void settle('kept')} busy={settling.busy} whyNot={note === '' ? '写明原因后才能点' : undefined} />
    </Card>
  )
}

const Settled = ({ settled, now }: { settled: readonly ListedCorrection[]; now: Instant }) => (
  <List title="已处理">
    {settled.map(({ correctionId, name, item, says, state, settled: how }) => (
      <Cell
        key={correctionId}
        title={`${name} · ${itemName[item]}`}
        note={
          <>
            <View>{says}</View>
            {how && <View>{`${nearTime(how.at, now)} ${how.by}${how.note ? `：${how.note}` : ''}`}</View>}
          </>
        }
        value={<Badge tone={state === 'corrected' ? 'ok' : 'warn'} says={state === 'corrected' ? '已改正' : '没有改'} />}
      />
    ))}
  </List>
)
