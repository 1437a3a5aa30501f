import { MakeSheet } from 'client/parts/duty/sheet'
import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { openFinished, openTraining, openTrainingForm } from 'client/parts/training/places'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { Badge, Card } from 'client/ui/card'
import { Button, LinkTap } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Table } from 'client/ui/table'
import { useState } from 'react'
import { sayDay, yearOf } from 'shared/kernel/time'
import { formName } from 'shared/training/model'
import { listTrainings, type TrainingCard, type TrainingPlace, trainingSheet, trainingYear, type WrittenTraining, writtenTrainings } from 'shared/training/operations'
import { daysSay } from 'shared/training/rules'
import { unitKindName } from 'shared/unit/model'

type Which = 'now' | 'over' | 'written' | 'year'
const NOTHING = {}
const SHOWN = 12

/** What can be learned now and what is over; for those who offer trainings also what they wrote, and the year's count. */
export default function Trainings() {
  const known = useMe()
  const [which, setWhich] = useState<Which>('now')
  const capabilities = known.is === 'ready' ? (known.value.me?.capabilities ?? []) : []
  const moderates = capabilities.includes('moderate')
  const writes = moderates || capabilities.includes('inform')
  return (
    <Screen title="在线培训" stage={withWayOut(known)} action={writes ? { says: '发一个培训', onTap: () => openTrainingForm() } : undefined}>
      {() => (
        <>
          <Tabs
            label="看哪些"
            options={[
              { value: 'now' as Which, label: '正在进行' },
              { value: 'over' as Which, label: '已结束' },
              ...(writes ? [{ value: 'written' as Which, label: moderates ? '全部稿件' : '本单位发的' }] : []),
              ...(moderates ? [{ value: 'year' as Which, label: '年度统计' }] : []),
            ]}
            value={which}
            onChoose={setWhich}
          />
          {which === 'written' ? <Written /> : which === 'year' ? <Year /> : <Courses key={which} over={which === 'over'} />}
        </>
      )}
    </Screen>
  )
}

function Courses({ over }: { over: boolean }) {
  const [places, setPlaces] = useState<readonly TrainingPlace[]>([])
  const after = places.at(-1)
  const asked = useQuery(listTrainings, { over, ...(after && { after }) })
  if (asked.is !== 'ready') return <Pending asked={asked} />
  const { trainings, next } = asked.value
  return (
    <>
      {trainings.length === 0 ? (
        <Card>
          <View className="soft">{over ? '没有已结束的培训。' : '现在没有在线培训。有新的培训会列在这里。'}</View>
        </Card>
      ) : (
        <List>
          {trainings.map((one) => (
            <One key={one.trainingId} one={one} over={over} />
          ))}
        </List>
      )}
      {places.length > 0 && <Button says={over ? '较近的' : '较早截止的'} onTap={() => setPlaces(places.slice(0, -1))} />}
      {next !== null && <Button says={over ? '更早的' : '更晚截止的'} onTap={() => setPlaces([...places, next])} />}
    </>
  )
}

const Pending = ({ asked }: { asked: { is: 'loading' } | { is: 'refused'; message: string } }) => (
  <Card>
    <View className="soft">{asked.is === 'refused' ? asked.message : '正在加载…'}</View>
  </Card>
)

const One = ({ one: { trainingId, title, unitName, form, hours, until, audience, finishedAt }, over }: { one: TrainingCard; over: boolean }) => (
  <Cell
    title={title}
    note={`${unitName} · ${formName[form]} · ${hours} 学时 · ${sayDay(until)}止${audience.length > 0 ? ` · 面向${audience.map((kind) => unitKindName[kind]).join('、')}` : ''}`}
    value={finishedAt !== null ? <Badge tone="ok" says="学完了" /> : over ? <Badge says="没有学" /> : undefined}
    onTap={() => openTraining(trainingId)}
  />
)

const REVIEW: Record<WrittenTraining['review']['state'], { readonly says: string; readonly tone: 'plain' | 'ok' | 'warn' | 'danger' }> = {
  checking: { says: '审核中', tone: 'plain' },
  waiting: { says: '等秘书处审', tone: 'plain' },
  approved: { says: '已公布', tone: 'ok' },
  returned: { says: '退回', tone: 'warn' },
  down: { says: '已撤下', tone: 'danger' },
}

function Written() {
  const asked = useQuery(writtenTrainings, NOTHING)
  const [shown, setShown] = useState(SHOWN)
  if (asked.is !== 'ready') return <Pending asked={asked} />
  const { trainings } = asked.value
  if (trainings.length === 0) {
    return (
      <Card>
        <View className="soft">还没有发过培训。点下面的“发一个培训”，审核通过后成员就能看到。</View>
      </Card>
    )
  }
  return (
    <>
      {trainings.slice(0, shown).map((one) => (
        <Card key={one.trainingId} title={one.title} aside={<Badge {...REVIEW[one.review.state]} />}>
          <View className="soft">{`${one.unitName} · ${formName[one.form]} · ${one.hours} 学时 · ${sayDay(one.from)} 至 ${sayDay(one.until)}`}</View>
          {one.review.reason !== null && <View>{`原因：${one.review.reason}`}</View>}
          {one.published && one.review.state !== 'approved' && <View className="soft">上一稿仍在公布。</View>}
          <View>
            {one.own && <LinkTap says="修改" label={`修改${one.title}`} onTap={() => openTrainingForm(one.trainingId)} />}
            {one.published && <LinkTap says="看谁学完了" label={`看${one.title}谁学完了`} onTap={() => openFinished(one.trainingId)} />}
          </View>
        </Card>
      ))}
      {trainings.length > shown && <Button says={`再看 ${Math.min(SHOWN, trainings.length - shown)} 个`} onTap={() => setShown(shown + SHOWN)} />}
    </>
  )
}

function Year() {
  const thisYear = yearOf(useServerNow())
  const [year, setYear] = useState(thisYear)
  const [shown, setShown] = useState(SHOWN)
  const asked = useQuery(trainingYear, { year })
  if (asked.is !== 'ready') return <Pending asked={asked} />
  const { rows, hoursADay } = asked.value
  const total = rows.reduce((sum, { hours }) => sum + hours, 0)
  return (
    <>
      <Tabs
        label="年份"
        options={[thisYear, thisYear - 1].map((one) => ({ value: String(one), label: `${one} 年` }))}
        value={String(year)}
        onChoose={(chosen) => setYear(Number(chosen))}
      />
      <Card title={`合计 ${daysSay(total, hoursADay)}`}>
        <View className="soft">{`${total} 学时${hoursADay === null ? '' : `，${hoursADay} 学时算一人日`}`}</View>
      </Card>
      <Table
        rows={rows.slice(0, shown)}
        keyOf={({ unitId }) => unitId}
        columns={[
          { title: '单位', share: 2, cell: ({ unitName }) => unitName },
          { title: '人数', cell: ({ persons }) => persons },
          { title: '人次', cell: ({ finishes }) => finishes },
          { title: '折合', cell: ({ hours }) => daysSay(hours, hoursADay) },
          { title: '开办（学时）', cell: ({ offered }) => offered },
        ]}
      />
      {rows.length > shown && <Button says={`再显示 ${Math.min(SHOWN, rows.length - shown)} 个单位`} onTap={() => setShown(shown + SHOWN)} />}
      <MakeSheet operation={trainingSheet} input={{ year }} says="导出培训统计（.xlsx）" />
    </>
  )
}
