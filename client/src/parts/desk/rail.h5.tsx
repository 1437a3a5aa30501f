import { useMe } from 'client/parts/me'
import { currentPage } from 'client/platform/navigate'
import { entriesFor, openEntry } from './entries'

/** The tools that the person at this desk may use, below the places of everybody. */
export function Rail() {
  const known = useMe()
  const me = known.is === 'ready' ? known.value.me : null
  if (!me) return null
  const here = currentPage()
  return (
    <div className="frame__rail" role="group" aria-label="工作台">
      <div className="frame__rail_name">工作台</div>
      {entriesFor(me.capabilities).map((entry) => (
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
    </div>
  )
}
