import { withWayOut } from 'client/parts/gate'
import { openEntry } from 'client/parts/talent/places'
import { useQuery } from 'client/platform/cloud/query'
import { toTop } from 'client/platform/navigate'
import { Badge } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { SearchBar } from 'client/ui/form/filter'
import { Screen, type Stage, Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Bank, banks } from 'shared/talent/banks'
import { exportAll, listEntries, type ListedEntry } from 'shared/talent/operations'
import { Export } from './export'

/** So long, in milliseconds, one may go on typing before the cloud is asked. */
const PAUSE = 400

const LOOKS_FOR: Readonly<Record<Bank, string>> = {
  teacher: '专业领域、姓名、地区',
  student: '专业、技能、年级、地区',
  technician: '技术方向、姓名、地区',
  need: '人才方向、能力、地区',
}

interface Found {
  readonly entries: readonly ListedEntry[]
  readonly next: string | null
}

export function Everybodys({ bank, tabs, exports }: { bank: Bank; tabs: ReactNode; exports: boolean }) {
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  /** Where each page that was turned begins. */
  const [turned, setTurned] = useState<readonly string[]>([])
  const cursor = turned.at(-1)
  const asked = useQuery(listEntries, { bank, text, ...(cursor !== undefined && { cursor }) })

  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === text) return undefined
    const waiting = setTimeout(() => {
      setText(wanted)
      setTurned([])
    }, PAUSE)
    return () => clearTimeout(waiting)
  }, [typed, text])

  const turn = (to: readonly string[]) => {
    setTurned(to)
    toTop()
  }
  // While one searches, what was found before stays, and so does the line in which one types.
  const kept = useRef<Found>(undefined)
  if (asked.is === 'ready') kept.current = asked.value
  const stage: Stage<Found> = asked.is === 'loading' && kept.current ? { is: 'ready', value: kept.current } : withWayOut(asked)
  return (
    <Screen title={banks[bank].name} stage={stage}>
      {({ entries, next }) => (
        <>
          {tabs}
          <SearchBar value={typed} onInput={setTyped} placeholder={LOOKS_FOR[bank]} />
          {entries.length === 0 && next !== null ? (
            <View className="para soft">{text === '' ? '这一段没有现在能看的，可以接着往后找。' : '前面的都不全符合，可以接着往后找，或者少写一个词。'}</View>
          ) : entries.length === 0 && turned.length > 0 ? (
            <View className="para soft">后面没有了。</View>
          ) : entries.length === 0 ? (
            <Waiting stage={{ is: 'empty', says: text === '' ? '还没有单位登记。登记后经审核，会列在这里。' : '没有找到。换一个词，或只写两个字试试。' }} />
          ) : (
            <List hint={bank === 'student' ? '学生是谁，要学校和本人都同意才看得到。点开可以申请。' : '新近确认过的在前。'}>
              {entries.map((entry) => (
                <Cell
                  key={entry.entryId}
                  title={entry.title}
                  note={[entry.unitName, entry.line].filter(Boolean).join(' · ')}
                  value={entry.freshness === 'stale' ? <Badge tone="warn" says="待确认" /> : undefined}
                  onTap={() => openEntry(entry.entryId)}
                />
              ))}
            </List>
          )}
          {turned.length > 0 && <Button says="上一页" onTap={() => turn(turned.slice(0, -1))} />}
          {next !== null && <Button says={entries.length === 0 ? '往后找' : '下一页'} onTap={() => turn([...turned, next])} />}
          {exports && <Export says="导出这一库" hands={exportAll} bank={bank} />}
        </>
      )}
    </Screen>
  )
}
