import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { toTop } from 'client/platform/navigate'
import { SearchBar, Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { useMemo, useState } from 'react'
import { contacts, type Contacts } from 'shared/person/contacts'
import { entriesOf, found, headOf, lettersOf, SHOWN } from './book'
import './contacts.css'
import { Letters, Pages, People, Persons } from './people'
import { Units } from './units'

const NOTHING = {}
const VIEWS = [
  { value: 'unit', label: '按单位' },
  { value: 'letter', label: '按姓名' },
] as const

export default function ContactsPage() {
  const asked = useQuery(contacts, NOTHING)
  return (
    <Screen title="通讯录" place="contacts" stage={withWayOut(asked)}>
      {(value) => <Book {...value} />}
    </Screen>
  )
}

/** The whole book comes with one answer; what is drawn of it is a window. */
function Book({ me, units, persons }: Contacts) {
  const [view, setView] = useState<'unit' | 'letter'>('unit')
  const [typed, setTyped] = useState('')
  const [from, setFrom] = useState(0)
  const entries = useMemo(() => entriesOf({ units, persons }), [units, persons])
  const letters = useMemo(() => lettersOf(entries), [entries])
  const wanted = typed.trim()

  function show(start: number) {
    setFrom(start)
    toTop()
  }

  return (
    <>
      <SearchBar value={typed} onInput={setTyped} placeholder="姓名、单位或拼音首字母" label="在通讯录中查找" />
      {wanted !== '' ? (
        <Found entries={found(entries, wanted)} typed={wanted} me={me} />
      ) : (
        <>
          <Tabs
            label="怎样排列"
            options={VIEWS}
            value={view}
            onChoose={(value) => {
              setView(value)
              setFrom(0)
            }}
          />
          {view === 'unit' ? (
            <Units units={units} entries={entries} from={from} onFrom={show} me={me} />
          ) : (
            <View className="book">
              <View className="book__list">
                <Pages from={from} of={entries.length} what="人" onFrom={show}>
                  <People entries={entries} title={headOf} from={from} me={me} />
                </Pages>
              </View>
              <Letters letters={letters} from={from} onFrom={show} />
            </View>
          )}
        </>
      )}
    </>
  )
}

function Found({ entries, typed, me }: { entries: ReturnType<typeof found>; typed: string; me: string }) {
  if (entries.length === 0) {
    return (
      <View className="book__none" role="status">
        {`没有找到“${typed}”。可以只输姓，或姓名的拼音首字母，如 zjg。`}
      </View>
    )
  }
  return (
    <>
      <View className="list">
        <Persons entries={entries.slice(0, SHOWN)} me={me} />
      </View>
      {entries.length > SHOWN && <View className="book__none">{`还有 ${entries.length - SHOWN} 人也符合，请再输几个字。`}</View>}
    </>
  )
}
