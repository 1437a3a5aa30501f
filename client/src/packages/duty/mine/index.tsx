import { dayName, DutyBadge } from 'client/parts/duty/content'
import { openReport } from 'client/parts/duty/places'
import { withWayOut } from 'client/parts/gate'
import { Why } from 'client/parts/why'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { open } from 'client/platform/navigate'
import { Badge, Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { type MyDuties, myDuties } from 'shared/duty/board'
import { isOpen } from 'shared/duty/model'
import { nearTime } from 'shared/kernel/time'

const NOTHING = {}

/** What the own unit owes this month, one button each; then what can be caught up or begun, and what was reported. */
export default function Mine() {
  const asked = useQuery(myDuties, NOTHING)
  return (
    <Screen title="本单位报送" stage={withWayOut(asked)}>
      {(value) => (
        <>
          <Card title={value.unitName} aside={<View className="soft">{value.month.name}</View>}>
            <View className="strong">{value.open === 0 ? '这个月该办的都办完了' : `这个月还差 ${value.open} 件`}</View>
            <View className="soft">{value.officers.length > 0 ? `信息员：${value.officers.join('、')}` : '本单位没有信息员'}</View>
          </Card>
          {value.officers.length === 0 && (
            <Notice
              tone="warn"
              says={
                <>
                  <View>每个成员单位应有一名信息员。请定一个人，告诉秘书处登记。</View>
                  <Why clause="VI2a" />
                </>
              }
            />
          )}
          {value.duties.filter(({ state }) => isOpen(state)).map((duty, i) => (
            <Open key={duty.kind} duty={duty} first={i === 0} />
          ))}
          <Done title="这个月办了的" duties={value.duties.filter(({ state }) => state === 'done' || state === 'late')} />
          <Done title="随时可以办的" duties={value.duties.filter(({ state }) => state === 'none')} />
          <Others others={value.others} />
          <Reports reports={value.reports} />
        </>
      )}
    </Screen>
  )
}

type Duty = MyDuties['duties'][number]

const Open = ({ duty: { title, state, says, dueOn, page, does, clause }, first }: { duty: Duty; first: boolean }) => (
  <Card title={title} aside={<DutyBadge state={state} />}>
    <View>{says}</View>
    <View className="soft">
      {dueOn !== null && `${dayName(dueOn)}截止`}
      {clause && <Why clause={clause} />}
    </View>
    <Button kind={first ? 'main' : 'plain'} says={does} onTap={() => open(page)} />
  </Card>
)

const Done = ({ title: heading, duties }: { title: string; duties: readonly Duty[] }) =>
  duties.length === 0 ? null : (
    <List title={heading}>
      {duties.map(({ kind, title, state, says, page, does }) => (
        <Cell key={kind} title={title} note={says} value={state === 'none' ? does : <DutyBadge state={state} />} onTap={() => open(page)} />
      ))}
    </List>
  )

const Others = ({ others }: { others: MyDuties['others'] }) =>
  others.length === 0 ? null : (
    <List title="可以写的报送">
      {others.map(({ period, name, dueOn, begun, late }) => (
        <Cell
          key={period}
          title={name}
          note={late ? '没有报，可以补报' : `${dayName(dueOn)}截止，可以先写起来`}
          value={begun ? '接着写' : '写'}
          onTap={() => openReport(period)}
        />
      ))}
    </List>
  )

function Reports({ reports }: { reports: MyDuties['reports'] }) {
  const now = useServerNow()
  return reports.length === 0 ? null : (
    <List title="写过的报送">
      {reports.map(({ period, name, state, at, onTime }) => (
        <Cell
          key={period}
          title={name}
          note={at === null ? '还没有报送' : `${nearTime(at, now)} 报送`}
          value={<Badge tone={onTime === null ? 'plain' : onTime ? 'ok' : 'warn'} says={onTime === false ? `${state}，迟了` : state} />}
          onTap={() => openReport(period)}
        />
      ))}
    </List>
  )
}
