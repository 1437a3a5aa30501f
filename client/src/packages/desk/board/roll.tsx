import { matches } from 'client/parts/search'
import { Button } from 'client/ui/form/button'
import { Notice } from 'client/ui/card'
import { SearchBar } from 'client/ui/form/filter'
import { Tap, View } from 'client/ui/host/host'
import { memo, useState } from 'react'
import type { BoardView } from 'shared/attendance/operations'
import type { Refusal } from 'shared/kernel/decision'
import { Person } from './person'
import { listed, LISTS, type ListName } from './standing'

/** WeChat holds at most 60 children under one parent; this many also keep the page quick. */
const SHOWN = 30

interface RollProps {
  board: BoardView
  /** Why nobody can be checked in. */
  closed: Refusal | undefined
  refresh: () => Promise<unknown>
}

/** The names: found by a few letters, sorted by how they stand, each with what can be done. Redrawn when they change, not when time passes. */
export const Roll = memo(function Roll({ board, closed, refresh }: RollProps) {
  const { rows, registers, meetingId, status } = board
  const [typed, setTyped] = useState('')
  const [list, setList] = useState<ListName>('missing')
  const [open, setOpen] = useState<string>()
  const [shown, setShown] = useState(SHOWN)
  const [said, setSaid] = useState('')
  const names = typed.trim() === '' ? listed(rows, list) : rows.filter((row) => matches(row, typed))

  function done(says: string) {
    setSaid(says)
    setTyped('')
    setOpen(undefined)
  }

  return (
    <>
      {said && <Notice tone="ok" says={said} />}
      {registers && closed && status === 'published' && <Notice says={closed.message} />}
      <SearchBar value={typed} onInput={setTyped} placeholder="姓名、拼音或首字母" label="在名单中查找" />
      <View className="lists" role="tablist" label="名单分类">
        {LISTS.map(({ value, label }) => (
          <Tap
            key={value}
            role="tab"
            selected={value === list && typed === ''}
            className={`lists__one${value === list && typed === '' ? ' is-on' : ''}`}
            onTap={() => {
              setList(value)
              setTyped('')
              setShown(SHOWN)
            }}
          >
            {`${label} ${listed(rows, value).length}`}
          </Tap>
        ))}
      </View>
      <View className="roll" role="list">
        {names.slice(0, shown).map((row) => (
          <Person
            key={row.personId}
            row={row}
            meetingId={meetingId}
            registers={registers && (status === 'published' || status === 'inSession')}
            closed={closed}
            open={open === row.personId}
            onOpen={() => setOpen(open === row.personId ? undefined : row.personId)}
            refresh={refresh}
            onDone={done}
          />
        ))}
      </View>
      {names.length === 0 && (
        <View className="roll__none" role="status">
          {typed.trim() === '' ? NONE[list] : `名单里没有“${typed.trim()}”。可以只输姓的拼音，或换一个字试试。`}
        </View>
      )}
      {names.length > shown && <Button says={`再显示 ${Math.min(SHOWN, names.length - shown)} 人`} onTap={() => setShown(shown + SHOWN)} />}
    </>
  )
})

const NONE: Record<ListName, string> = {
  missing: '应到的人都已签到或请假。',
  pending: '没有待确认的扫码。断网补传、远程会场的扫码会出现在这里。',
  here: '还没有人签到。人到会场后，在上面输入姓名首字母，点“签到”。',
  leave: '没有人请假。',
  observer: '没有列席人员。',
  unanswered: '都已经答复了。',
  all: '名单是空的。',
}
