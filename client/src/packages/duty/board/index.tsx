import { OnDuty } from 'client/parts/desk/duty'
import { dayName, DutyBadge } from 'client/parts/duty/content'
import { openReportDesk } from 'client/parts/duty/places'
import { MakeSheet } from 'client/parts/duty/sheet'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { Why } from 'client/parts/why'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm, whisper } from 'client/platform/device/ask'
import { useServerNow } from 'client/platform/device/now'
import { Badge, Card, Notice } from 'client/ui/card'
import { Button, LinkTap } from 'client/ui/form/button'
import { ChooseField } from 'client/ui/form/field'
import { SearchBar, Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { type Column, Table } from 'client/ui/table'
import { useState } from 'react'
import { boardSheet, type DutyBoard, readBoard, urgeUnits } from 'shared/duty/board'
import { type Instant, nearTime } from 'shared/kernel/time'

/** A phone's page holds so many rows; a desk's screen all of them. */
const SHOWN = process.env.TARO_ENV === 'h5' ? 60 : 10

type Which = 'all' | 'open' | 'nobody'
type Row = DutyBoard['rows'][number]

const IN: Record<Which, (row: Row) => boolean> = { all: () => true, open: ({ open }) => open > 0, nobody: ({ officers }) => officers.length === 0 }
const mayUrge = ({ open, next, reachable }: Row): boolean => open > 0 && next === null && reachable

export default function Page() {
  return (
    <OnDuty needs="moderate" title="信息员工作台账">
      <Board />
    </OnDuty>
  )
}

/** What every unit owes in a month: filtered, urged, taken along as a workbook. */
function Board() {
  const now = useServerNow()
  const [month, setMonth] = useState<string>()
  const [which, setWhich] = useState<Which>('all')
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const asked = useQuery(readBoard, month === undefined ? {} : { month })
  const urging = useCommand(urgeUnits, asked.refresh)

  async function urge(rows: readonly Row[], of: string) {
    const title = rows.length === 1 ? `催${rows[0]!.unitName}` : `催 ${rows.length} 个单位`
    if (!(await confirm({ title, follows: '信息员会在消息里收到，开了微信提醒的也会收到提醒；没有信息员的提醒理事。催过之后要隔一段时间才能再催。', yes: '催办' }))) return
    const heard = await urging.run({ month: of, unitIds: rows.map(({ unitId }) => unitId) })
    if (heard?.kind === 'accepted') whisper(`已催 ${heard.value.units} 家`)
    if (heard?.kind !== 'accepted' || answer) setAnswer(heard?.kind === 'accepted' ? undefined : heard)
  }

  return (
    <Screen
      title="信息员工作台账"
      stage={withWayOut(asked)}
      action={({ rows, month: shown }) => {
        const due = rows.filter(mayUrge)
        return due.length > 0 ? { says: `催还没办完的 ${due.length} 个单位`, onTap: () => void urge(due, shown.key), busy: urging.busy } : undefined
      }}
    >
      {(value) => {
        const found = value.rows.filter((row) => IN[which](row) && row.unitName.includes(typed.trim()))
        const tab = (of: Which, says: string) => ({ value: of, label: `${says} ${value.rows.filter(IN[of]).length}` })
        return (
          <>
            <Problem answer={answer} before="没有催成。" />
            <List>
              <ChooseField label="月份" options={value.months.map(({ key, name }) => ({ value: key, label: name }))} value={value.month.key} onChoose={setMonth} />
              <Cell title="报送台" note="看报上来的内容，收下或退回" onTap={openReportDesk} />
            </List>
            {value.rows.some(IN.nobody) && <NoOfficer count={value.rows.filter(IN.nobody).length} />}
            <Card>
              <View className="soft">{dueSays(value.columns)}</View>
            </Card>
            <Tabs label="看哪些单位" options={[tab('all', '全部'), tab('open', '没办完'), tab('nobody', '没有信息员')]} value={which} onChoose={setWhich} />
            <SearchBar value={typed} onInput={setTyped} placeholder="单位名称" label="查找单位" />
            <Units key={`${value.month.key} ${which}`} value={value} rows={found} now={now} urge={(row) => void urge([row], value.month.key)} />
            <MakeSheet operation={boardSheet} input={{ month: value.month.key }} says="导出台账（.xlsx）" />
          </>
        )
      }}
    </Screen>
  )
}

/** What is due in the month, and until when. */
const dueSays = (columns: DutyBoard['columns']): string => {
  const due = columns.flatMap(({ title, dueOn }) => (dueOn === null ? [] : [`${title} ${dayName(dueOn)}止`]))
  return columns.length === 0 ? '这个月没有到期的事。' : due.join('；') || '本月内办理。'
}

const NoOfficer = ({ count }: { count: number }) => (
  <Notice
    tone="warn"
    says={
      <>
        <View>{`${count} 个单位没有信息员。`}</View>
        <Why clause="VI2a" />
      </>
    }
  />
)

function Units({ value, rows, now, urge }: { value: DutyBoard; rows: readonly Row[]; now: Instant; urge: (row: Row) => void }) {
  const [shown, setShown] = useState(SHOWN)
  if (rows.length === 0) {
    return (
      <Card>
        <View className="soft">没有这样的单位。</View>
      </Card>
    )
  }
  const columns: Column<Row>[] = [
    { title: '单位', share: 2, cell: ({ unitName }) => unitName },
    { title: '信息员', cell: ({ officers }) => (officers.length > 0 ? officers.join('、') : <Badge tone="warn" says="没有" />) },
    ...value.columns.map(({ title }, i): Column<Row> => ({
      title,
      share: 2,
      cell: ({ cells }) => <Standing cell={cells[i]!} />,
    })),
    { title: '催办', cell: (row) => <Urge row={row} now={now} urge={urge} /> },
  ]
  return (
    <>
      <Table columns={columns} rows={rows.slice(0, shown)} keyOf={({ unitId }) => unitId} />
      {rows.length > shown && <Button says={`再显示 ${Math.min(SHOWN, rows.length - shown)} 个单位`} onTap={() => setShown(shown + SHOWN)} />}
    </>
  )
}

const Standing = ({ cell: { state, says } }: { cell: Row['cells'][number] }) => (
  <>
    {state !== 'none' && <DutyBadge state={state} />}
    <View className="soft">{says}</View>
  </>
)

function Urge({ row, now, urge }: { row: Row; now: Instant; urge: (row: Row) => void }) {
  if (row.open === 0) return <View className="soft">都办了</View>
  if (!row.reachable) return <View className="soft">请打电话</View>
  if (row.next !== null) return <View className="soft">{`${row.urgedAt === null ? '' : nearTime(row.urgedAt, now)} 催过`}</View>
  return <LinkTap says="催一下" label={`催${row.unitName}`} onTap={() => urge(row)} />
}
