import { OnDuty } from 'client/parts/desk/duty'
import { dayName, ReportBadge } from 'client/parts/duty/content'
import { openReading } from 'client/parts/duty/places'
import { MakeSheet } from 'client/parts/duty/sheet'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { Badge, Card } from 'client/ui/card'
import { Button, LinkTap } from 'client/ui/form/button'
import { ChooseField } from 'client/ui/form/field'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Table } from 'client/ui/table'
import { useState } from 'react'
import { isHanded } from 'shared/duty/model'
import { figures, listReports, type ReportDesk } from 'shared/duty/operations'
import { monthOn, periodOn } from 'shared/duty/period'
import { addDays, dayOf, type Instant, nearTime } from 'shared/kernel/time'

const SHOWN = 20

export default function Page() {
  return (
    <OnDuty needs="moderate" title="报送台">
      <Desk />
    </OnDuty>
  )
}

/** What units have handed in: what waits to be read, and, period by period, who has reported. */
function Desk() {
  const now = useServerNow()
  const [period, setPeriod] = useState(() => periodOn('month', addDays(monthOn(dayOf(now)).from, -1)).key)
  const [tab, setTab] = useState<'waiting' | 'all'>('waiting')
  const asked = useQuery(listReports, { period })
  return (
    <Screen title="报送台" stage={withWayOut(asked)}>
      {(value) => (
        <>
          <Tabs
            label="看哪些"
            options={[{ value: 'waiting', label: `等着看 ${value.waiting.length}` }, { value: 'all', label: '各单位' }]}
            value={tab}
            onChoose={setTab}
          />
          {tab === 'waiting' ? (
            <Waiting waiting={value.waiting} now={now} />
          ) : (
            <>
              <List>
                <ChooseField label="哪一期" options={value.periods.map(({ key, name }) => ({ value: key, label: name }))} value={period} onChoose={setPeriod} />
              </List>
              <Everybody key={value.period.key} value={value} now={now} />
              <MakeSheet operation={figures} input={{ period: value.period.key }} says="导出基础数据汇总表" />
            </>
          )}
        </>
      )}
    </Screen>
  )
}

const Waiting = ({ waiting, now }: { waiting: ReportDesk['waiting']; now: Instant }) =>
  waiting.length === 0 ? (
    <Card>
      <View className="soft">没有等着看的报送。成员单位报送后会列在这里，最早的在前。</View>
    </Card>
  ) : (
    <List>
      {waiting.map(({ reportId, unitName, period, at, by, onTime, again }) => (
        <Cell
          key={reportId}
          title={unitName}
          note={`${period} · ${by} ${nearTime(at, now)}${again ? ' · 改过再报的' : ''}`}
          value={<Badge tone={onTime ? 'ok' : 'warn'} says={onTime ? '按时' : '迟了'} />}
          onTap={() => openReading(reportId)}
        />
      ))}
    </List>
  )

function Everybody({ value: { period, rows }, now }: { value: ReportDesk; now: Instant }) {
  const [shown, setShown] = useState(SHOWN)
  const handed = rows.filter(({ state }) => state !== null && isHanded({ state })).length
  return (
    <>
      <Card>
        <View>{`${rows.length} 个单位，已报送 ${handed} 个，${dayName(period.dueOn)}截止`}</View>
      </Card>
      <Table
        rows={rows.slice(0, shown)}
        keyOf={({ unitId }) => unitId}
        columns={[
          { title: '单位', share: 2, cell: ({ unitName }) => unitName },
          { title: '报送', cell: ({ state, onTime }) => <ReportBadge state={state} onTime={onTime} /> },
          { title: '时间', cell: ({ at }) => (at === null ? '—' : nearTime(at, now)) },
          { title: '内容', cell: ({ reportId, unitName }) => (reportId === null ? '—' : <LinkTap says="看" label={`看${unitName}的报送`} onTap={() => openReading(reportId)} />) },
        ]}
      />
      {rows.length > shown && <Button says={`再显示 ${Math.min(SHOWN, rows.length - shown)} 个单位`} onTap={() => setShown(shown + SHOWN)} />}
    </>
  )
}
