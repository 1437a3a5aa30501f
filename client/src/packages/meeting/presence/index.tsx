import { timesOf } from 'client/parts/door/times'
import { withWayOut } from 'client/parts/gate'
import { backToMeeting } from 'client/parts/places'
import { matches } from 'client/parts/search'
import { useQueryText } from 'client/platform/navigate'
import { useQuery } from 'client/platform/cloud/query'
import { Button } from 'client/ui/form/button'
import { Badge, type Tone } from 'client/ui/card'
import { SearchBar, Tabs } from 'client/ui/form/filter'
import { View } from 'client/ui/host/host'
import { ready, Screen, Waiting, type Stage } from 'client/ui/frame/screen'
import { Table, type Column } from 'client/ui/table'
import { useState } from 'react'
import { type Presence, presenceName } from 'shared/meeting/model'
import { getMeeting, type MeetingPage, type MeetingView } from 'shared/meeting/operations'

type Frozen = NonNullable<MeetingView['final'] | MeetingView['order']>
type Entry = Frozen['entries'][number]

const SHELVES = [
  { value: 'all', label: '全部' },
  { value: 'came', label: '到会' },
  { value: 'away', label: '未到' },
] as const
type Shelf = (typeof SHELVES)[number]['value']

const CAME: readonly Presence[] = ['present', 'late', 'left']
const TONE: Record<Presence, Tone> = { present: 'ok', late: 'warn', left: 'warn', excused: 'plain', explained: 'plain', absent: 'danger' }
const STEP = 20

/** Who was there, as it was frozen at the end; until then, at the call to order. */
export default function PresencePage() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(getMeeting, { meetingId })
  const stage: Stage<Frozen> = asked.is === 'ready' ? frozenOf(asked.value) : withWayOut(asked)
  return (
    <Screen title="到会情况" stage={stage}>
      {(frozen) => <Names frozen={frozen} />}
    </Screen>
  )
}

function frozenOf({ meeting }: MeetingPage): Stage<Frozen> {
  const frozen = meeting.final ?? meeting.order
  if (frozen) return ready(frozen)
  return { is: 'empty', says: '会议还没有宣布开会，到会名单要到那时才定下来。', way: { says: '返回会议页', onTap: () => backToMeeting(meeting._id) } }
}

function Names({ frozen }: { frozen: Frozen }) {
  const [typed, setTyped] = useState('')
  const [shelf, setShelf] = useState<Shelf>('all')
  const [shown, setShown] = useState(STEP)
  const found = frozen.entries.filter(
    (entry) => entry.entitled && (shelf === 'all' || CAME.includes(entry.presence) === (shelf === 'came')) && matches(entry, typed),
  )
  const rows = found.slice(0, shown)
  return (
    <>
      <SearchBar
        value={typed}
        placeholder="姓名、单位、拼音或首字母"
        onInput={(text) => {
          setTyped(text)
          setShown(STEP)
        }}
      />
      <Tabs
        label="哪些人"
        options={SHELVES}
        value={shelf}
        onChoose={(value) => {
          setShelf(value)
          setShown(STEP)
        }}
      />
      {found.length === 0 ? (
        <Waiting stage={{ is: 'empty', says: typed === '' ? '没有这样的人员。' : `没有找到“${typed}”。可以只输姓或拼音首字母。` }} />
      ) : (
        <Table columns={COLUMNS} rows={rows} keyOf={(entry) => entry.personId} />
      )}
      {found.length > rows.length && <Button says={`再看 ${Math.min(STEP, found.length - rows.length)} 人（共 ${found.length} 人）`} onTap={() => setShown(shown + STEP)} />}
      {frozen.observers.length > 0 && <View className="para">列席：{frozen.observers.join('、')}</View>}
      <View className="para soft">名单已定格，以后不再重算。如有出入，请联系秘书处更正。</View>
    </>
  )
}

const COLUMNS: readonly Column<Entry>[] = [
  { title: '姓名', cell: ({ name }) => name },
  { title: '单位', cell: ({ unitName }) => unitName, share: 2 },
  {
    title: '到会',
    cell: (entry) => (
      <>
        <Badge tone={TONE[entry.presence]} says={presenceName[entry.presence]} />
        {` ${timesOf(entry)}`}
      </>
    ),
    share: 2,
  },
]
