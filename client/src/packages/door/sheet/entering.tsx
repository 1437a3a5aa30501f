import { useFiles } from 'client/parts/files'
import { Problem } from 'client/parts/problem'
import { matches } from 'client/parts/search'
import { atOnce } from 'client/platform/cloud/at-once'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { toTop } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { SearchBar, Tabs } from 'client/ui/form/filter'
import { Tick } from 'client/ui/form/tick'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Picture } from 'client/ui/picture'
import { useState } from 'react'
import { enterSheet, type SheetsView, type SheetView } from 'shared/attendance/sheet-operations'
import { clock } from 'shared/kernel/time'
import { byUnit, saysOf, stateName } from './says'

/** As many names as are drawn at once. */
const STEP = 30
const LISTS = [
  { value: 'all', label: '全部' },
  { value: 'ticked', label: '已勾选' },
] as const

interface EnteringProps {
  view: SheetsView
  /** The sheet that is corrected. */
  sheet: SheetView | undefined
  refresh: () => Promise<unknown>
  onHanded: (sheetId: string) => void
  onSee: (sheetId: string) => void
}

/** The names that stand on the paper, ticked on the roll by unit, and its photo. */
export function Entering({ view, sheet, refresh, onHanded, onSee }: EnteringProps) {
  const { meetingId, closed, others, sheets } = view
  const start = { personIds: sheet?.personIds ?? ([] as string[]), photo: '', shown: '' }
  const { draft, change, discard } = useDraft(`sheet:${meetingId}:${sheet ? `${sheet.sheetId}:${sheet.edition}` : 'new'}`, start)
  const { run, busy } = useCommand(enterSheet, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const { personIds, photo } = draft

  async function handIn() {
    const correcting = sheet && { sheetId: sheet.sheetId, edition: sheet.edition }
    const heard = await run({ meetingId, ...correcting, personIds: [...personIds], ...(photo !== '' && { photo }) })
    if (heard?.kind === 'accepted') discard()
    atOnce(() => (heard?.kind === 'accepted' ? onHanded(heard.value.sheetId) : setAnswer(heard)))
    toTop()
  }

  const whyNot =
    closed?.message ??
    (photo === '' && !sheet ? '请先拍下签到表' : personIds.length === 0 ? '请勾选表上签了字的人' : others.length === 0 ? '秘书处没有第二个能确认的人，请先登记一名' : undefined)

  return (
    <Screen
      title={sheet ? '更正签到表' : '录入纸质签到表'}
      stage={ready(view)}
      action={{ says: personIds.length > 0 ? `交给另一人确认（${personIds.length} 人）` : '交给另一人确认', onTap: () => void handIn(), busy, whyNot }}
    >
      {() => (
        <>
          <Problem answer={answer} />
          {sheet?.state === 'rejected' && <Notice tone="warn" says={`${sheet.settled?.by.name ?? ''}退回：${sheet.settled?.reason ?? ''}`} />}
          <Notice says={`会场没有网络、扫不了码时使用。须由另一人对照照片确认，确认后才计入到会${others.length > 0 ? `；可以请${others.map(({ name }) => name).join('、')}` : ''}。表上没有时间，不计迟到。`} />
          <View className="paper">
            <Photo photo={photo} shown={draft.shown} known={sheet && view.photo?.sheetId === sheet.sheetId ? view.photo.address : null} onPhoto={(given) => change(given)} />
            <Names persons={view.persons} ticked={personIds} onTick={(ids) => change({ personIds: ids })} />
          </View>
          {!sheet && sheets.length > 0 && (
            <List title="本次会议已录的">
              {sheets.map((one, place) => (
                <Cell
                  key={one.sheetId}
                  title={`第 ${place + 1} 份，${one.personIds.length} 人`}
                  note={`${one.by.name} ${clock(one.at)} 录入`}
                  value={stateName[one.state]}
                  onTap={() => onSee(one.sheetId)}
                />
              ))}
            </List>
          )}
        </>
      )}
    </Screen>
  )
}

interface PhotoProps {
  /** What was uploaded from here, and where this device shows it. */
  photo: string
  shown: string
  /** The one that was handed in before. */
  known: string | null
  onPhoto: (given: { photo: string; shown: string }) => void
}

function Photo({ photo, shown, known, onPhoto }: PhotoProps) {
  const { pick, busy } = useFiles()
  // The device's own address is good while the page lives; after that the cloud shows it once it is handed in.
  const [fresh, setFresh] = useState('')
  const seen = fresh !== '' && fresh === shown ? shown : photo === '' ? known : null

  async function choose() {
    const picked = await pick('photo')
    if (!picked) return
    setFresh(picked.path)
    onPhoto({ photo: picked.fileId, shown: picked.path })
  }

  return (
    <Card title="签到表的照片">
      {seen && (
        <View className="paper__top">
          <Picture address={seen} says="签到表的照片" className="paper__photo" />
        </View>
      )}
      {photo !== '' && !seen && <View className="soft">照片已上传，交出后可以看到。</View>}
      <Button says={photo !== '' || known ? '换一张照片' : '拍照或选照片'} busy={busy} onTap={() => void choose()} />
    </Card>
  )
}

interface NamesProps {
  persons: SheetsView['persons']
  ticked: readonly string[]
  onTick: (ids: string[]) => void
}

function Names({ persons, ticked, onTick }: NamesProps) {
  const [typed, setTyped] = useState('')
  const [list, setList] = useState<(typeof LISTS)[number]['value']>('all')
  const [shown, setShown] = useState(STEP)
  const found = byUnit(persons).filter((person) => (typed.trim() !== '' ? matches(person, typed) : list === 'all' || ticked.includes(person.personId)))

  function tick(personId: string, on: boolean) {
    onTick(on ? [...ticked, personId] : ticked.filter((other) => other !== personId))
    if (typed !== '') setTyped('')
  }

  return (
    <Card title={`谁签了字：已勾 ${ticked.length} 人`}>
      <SearchBar value={typed} onInput={setTyped} placeholder="姓名、单位、拼音或首字母" label="在名单中查找" />
      <Tabs label="名单" options={LISTS} value={list} onChoose={setList} />
      {found.slice(0, shown).map((person) => (
        <Tick key={person.personId} says={saysOf(person)} on={ticked.includes(person.personId)} onTick={(on) => tick(person.personId, on)} />
      ))}
      {found.length === 0 && (
        <View className="soft" role="status">
          {typed.trim() !== '' ? `名单里没有“${typed.trim()}”。` : list === 'ticked' ? '还没有勾选。' : '本次会议还没有参会的人。'}
        </View>
      )}
      {found.length > shown && <Button says={`再显示 ${Math.min(STEP, found.length - shown)} 人`} onTap={() => setShown(shown + STEP)} />}
    </Card>
  )
}
