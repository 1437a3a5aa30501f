import { Problem } from 'client/parts/problem'
import { atOnce } from 'client/platform/cloud/at-once'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { toTop } from 'client/platform/navigate'
import { openBoard } from 'client/parts/places'
import { Card, Notice, type Tone } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Picks } from 'client/ui/form/choices'
import { LongField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { Picture } from 'client/ui/picture'
import { useState } from 'react'
import { confirmSheet, rejectSheet, type SheetsView, type SheetView } from 'shared/attendance/sheet-operations'
import { clock } from 'shared/kernel/time'
import { byUnit, saysOf } from './says'

/** As many names as are drawn at once. */
const STEP = 40

interface HandedProps {
  view: SheetsView
  sheet: SheetView
  refresh: () => Promise<unknown>
  onCorrect: () => void
  onAnother: () => void
}

/** A sheet beside its photo: to be confirmed by the second person, to be corrected by the first, to be read by everybody. */
export function Handed({ view, sheet, refresh, onCorrect, onAnother }: HandedProps) {
  const { meetingId, me, closed } = view
  const photo = view.photo?.sheetId === sheet.sheetId ? view.photo.address : null
  const { sheetId, edition, state, personIds, confirmRefused, by } = sheet
  const confirming = useCommand(confirmSheet, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const mine = by.personId === me
  const waits = state === 'waiting'

  async function confirm() {
    const heard = await confirming.run({ meetingId, sheetId, edition })
    atOnce(() => setAnswer(heard))
    toTop()
  }

  const action = mine
    ? state === 'confirmed'
      ? undefined
      : { says: '更正这份签到表', onTap: onCorrect, whyNot: closed?.message }
    : waits
      ? { says: `确认这 ${personIds.length} 人在场`, onTap: () => void confirm(), busy: confirming.busy, whyNot: confirmRefused?.message }
      : undefined

  return (
    <Screen title="纸质签到表" stage={ready(view)} {...(action && { action })}>
      {() => (
        <>
          <Problem answer={answer} />
          <How view={view} sheet={sheet} mine={mine} />
          <View className="paper">
            <Card title="照片">
              {photo ? <Picture address={photo} says="签到表的照片" className="paper__photo" /> : <View className="soft">照片没有取到，请重新打开这一页。</View>}
            </Card>
            <Names view={view} personIds={personIds} />
          </View>
          {waits && !closed && <Reject meetingId={meetingId} sheet={sheet} mine={mine} refresh={refresh} onAnswer={setAnswer} />}
          <Button says="再录一份" whyNot={closed?.message} onTap={onAnother} />
          <Button says="回会务看板" onTap={() => openBoard(meetingId)} />
        </>
      )}
    </Screen>
  )
}

/** Where it stands, in a sentence. */
function How({ view: { others, progress, closed }, sheet: { state, by, at, settled, personIds }, mine }: { view: SheetsView; sheet: SheetView; mine: boolean }) {
  const typed = `${by.name} ${clock(at)} 录入 ${personIds.length} 人。`
  const [tone, says]: [Tone, string] =
    state === 'confirmed'
      ? ['ok', `${typed}${settled!.by.name} ${clock(settled!.at)} 确认，自此计入到会；先有签到的保留原来的。`]
      : state === 'rejected'
        ? ['warn', `${typed}${settled!.by.name} ${clock(settled!.at)} 退回：${settled!.reason ?? ''}`]
        : closed
          ? ['danger', `${typed}没有人确认，${closed.message}，不计入到会。`]
          : mine
            ? ['plain', `${typed}还不算到会，须由另一人确认${others.length > 0 ? `，可以请${others.map(({ name }) => name).join('、')}` : ''}。`]
            : ['warn', `${typed}请对照照片逐个核对，确认后计入到会。表上没有时间，不计迟到。`]
  return (
    <>
      <Notice tone={tone} says={says} />
      {progress && progress.done < progress.of && <Notice says={`正在写入 ${progress.done} / ${progress.of} 人，稍后自动完成；法定人数已按全部计算。`} />}
    </>
  )
}

function Names({ view: { persons }, personIds }: { view: SheetsView; personIds: readonly string[] }) {
  const [shown, setShown] = useState(STEP)
  const named = byUnit(persons).filter(({ personId }) => personIds.includes(personId))
  const strangers = personIds.length - named.length
  return (
    <Card title={`签了字的 ${personIds.length} 人`}>
      {named.slice(0, shown).map((person, place) => (
        <View key={person.personId} className="paper__name">
          {`${place + 1}. ${saysOf(person)}`}
        </View>
      ))}
      {strangers > 0 && <Notice tone="warn" says={`有 ${strangers} 人已不在本次会议的名单中。`} />}
      {named.length > shown && <Button says={`再显示 ${Math.min(STEP, named.length - shown)} 人`} onTap={() => setShown(shown + STEP)} />}
    </Card>
  )
}

interface RejectProps {
  meetingId: string
  sheet: SheetView
  mine: boolean
  refresh: () => Promise<unknown>
  onAnswer: (answer: Answer<unknown> | undefined) => void
}

/** Names and paper do not agree; or the typist takes back what he has handed in. */
function Reject({ meetingId, sheet: { sheetId, edition }, mine, refresh, onAnswer }: RejectProps) {
  const { draft, change, discard } = useDraft(`reject:${sheetId}`, { reason: '' })
  const { run, busy } = useCommand(rejectSheet, refresh)
  const reason = draft.reason.trim()
  const verb = mine ? '收回' : '退回'

  async function reject() {
    const heard = await run({ meetingId, sheetId, edition, reason })
    if (heard?.kind === 'accepted') discard()
    atOnce(() => onAnswer(heard))
    toTop()
  }

  return (
    <>
      <List>
        <LongField label={`${verb}的原因`} value={draft.reason} onInput={(text) => change({ reason: text })} maxLength={200} placeholder={mine ? '如：录错了会议' : '录入的人会看到'} />
        <Picks label="常用原因" texts={mine ? ['录错了会议', '重复录入'] : ['少录了人', '多录了人', '照片看不清']} onPick={(text) => change({ reason: text })} />
      </List>
      <Button kind="danger" says={`${verb}这份签到表`} busy={busy} whyNot={reason === '' ? '请先写明原因' : undefined} onTap={() => void reject()} />
    </>
  )
}
