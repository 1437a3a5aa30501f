import { useMe } from 'client/parts/me'
import { currentPage } from 'client/platform/navigate'
import { entriesFor, type Entry, openEntry } from './entries'

const GROUPS: readonly (readonly [Entry['at'], string])[] = [
  ['meetings', '办会'],
  ['information', '信息'],
  ['roll', '名册'],
  ['house', '平台'],
]

/** The tools that the person at this desk may use, below the places of everybody. */
export function Rail() {
  const known = useMe()
  const me = known.is === 'ready' ? known.value.me : null
  if (!me) return null
  const mine = entriesFor(me.capabilities)
  return (
    <div className="frame__rail" role="group" aria-label="工作台">
      {GROUPS.map(([at, name]) => (
        <Tools key={at} name={name} entries={mine.filter((entry) => entry.at === at)} />
      ))}
    </div>
  )
}

function Tools({ name, entries }: { name: string; entries: readonly Entry[] }) {
  const here = currentPage()
  if (entries.length === 0) return null
  return (
    <>
      <div className="frame__rail_name">{name}</div>
      {entries.map((entry) => (
        <button
          key={entry.page}
          type="button"
          className={`tap frame__tool${here === entry.page ? ' is-on' : ''}`}
          aria-current={here === entry.page ? 'page' : undefined}
          title={entry.note}
          onClick={() => openEntry(entry)}
        >
          {entry.title}
        </button>
      ))}
    </>
  )
}
