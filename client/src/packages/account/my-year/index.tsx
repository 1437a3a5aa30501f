import { withWayOut } from 'client/parts/gate'
import { openMeeting } from 'client/parts/places'
import { Why } from 'client/parts/why'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { Badge, Card } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { Tabs } from 'client/ui/form/filter'
import { ready, Screen, Waiting } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { myYear, type MyYear } from 'shared/attendance/year'
import { fullTime, sayDay, yearOf } from 'shared/kernel/time'
import { meetingKindName, presenceName, statusName } from 'shared/meeting/model'

export default function MyYearPage() {
  const thisYear = yearOf(useServerNow())
  const [year, setYear] = useState(thisYear)
  const asked = useQuery(myYear, { year })
  const options = [thisYear, thisYear - 1, thisYear - 2].map((one) => ({ value: String(one), label: `${one} 年` }))
  return (
    <Screen title="我的一年" stage={asked.is === 'refused' ? withWayOut(asked) : ready(null)}>
      {() => (
        <>
          <Tabs label="哪一年" options={options} value={String(year)} onChoose={(chosen) => setYear(Number(chosen))} />
          {asked.is === 'ready' ? <Year {...asked.value} current={year === thisYear} /> : <Waiting stage={asked} />}
        </>
      )}
    </Screen>
  )
}

/** Posts are those of today, whichever year is looked at. */
const Year = ({ current, ...value }: MyYear & { current: boolean }) => (
  <>
    <Counted {...value} />
    <Leaves leaves={value.leaves} />
    {current && <Posts posts={value.posts} />}
    <Meetings meetings={value.meetings} year={value.year} />
  </>
)

const Counted = ({ of, attended, late }: MyYear) => (
  <Card title="到会">
    <Figures
      items={[
        { name: '应到', value: of },
        { name: '到会', value: attended, tone: 'ok' },
        { name: '其中迟到', value: late, tone: late > 0 ? 'warn' : 'plain' },
      ]}
    />
    <View className="para soft">{of === 0 ? '这一年还没有闭会的会议。' : '按各次会议闭会时的定案计，迟到、早退都算到会。'}</View>
  </Card>
)

function Leaves({ leaves: { used, quota, left } }: Pick<MyYear, 'leaves'>) {
  const says = quota === null ? `已请假 ${used} 次。` : `已用 ${used} 次，还可以请 ${left} 次；每年最多 ${quota} 次。`
  return (
    <Card title="请假" aside={left === 0 ? <Badge tone="warn" says="已用完" /> : undefined}>
      <View className="para">
        {says}
        <Why clause="MR7.7b" />
      </View>
    </Card>
  )
}

const Posts = ({ posts }: Pick<MyYear, 'posts'>) =>
  posts.length === 0 ? null : (
    <List title="现任职务">
      {posts.map(({ name, from, until, days, ranOut }) => (
        <Cell
          key={name + from}
          title={name}
          note={`${sayDay(from)} 起${until === null ? '，未写止期' : `，到 ${sayDay(until)} 止`}`}
          value={ranOut ? '已届满，还没有改选' : days === null ? undefined : days === 0 ? '今天到期' : `还有 ${days} 天`}
        />
      ))}
    </List>
  )

const Meetings = ({ meetings, year }: { meetings: MyYear['meetings']; year: number }) =>
  meetings.length === 0 ? (
    <Waiting stage={{ is: 'empty', says: `${year} 年没有与您有关的会议。` }} />
  ) : (
    <List title="这一年的会议">
      {meetings.slice(-40).map(({ meetingId, title, kind, startsAt, status, entitled, presence }) => (
        <Cell
          key={meetingId}
          title={title}
          note={`${fullTime(startsAt)} · ${meetingKindName[kind]}${entitled ? '' : ' · 列席'}`}
          value={presence === null ? statusName[status] : presenceName[presence]}
          onTap={() => openMeeting(meetingId)}
        />
      ))}
    </List>
  )
