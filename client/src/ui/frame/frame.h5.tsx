import { useEffect, useState } from 'react'
import contacts from 'lucide-static/icons/book-user.svg'
import meetings from 'lucide-static/icons/calendar-days.svg'
import home from 'lucide-static/icons/house.svg'
import me from 'lucide-static/icons/user-round.svg'
import type { FrameProps } from './frame'
import { Count } from '../card'
import { useSurroundings } from './surroundings'

const ICONS: Record<string, string> = { home, meetings, contacts, me }

/** What WeChat draws and a browser does not: title, way back, and the places, below on a phone and at the left on a desk. */
export function Frame({ title, place, children, foot }: FrameProps) {
  const { places, goTo, back, beside: Beside } = useSurroundings()
  const wide = useWide()
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="frame">
      <header className="frame__bar">
        {place === undefined && (
          <button type="button" className="tap frame__back" onClick={back}>
            <span className="weui-icon-back-arrow frame__arrow" aria-hidden />
            返回
          </button>
        )}
        <h1 className="frame__title">{title}</h1>
      </header>
      <main className="frame__main">{children}</main>
      <div className="frame__foot">
        {foot}
        <nav className={`frame__places${place === undefined ? ' frame__places_desk' : ''}`} aria-label="主要页面">
          {places.map(({ name, title: says, waiting = 0 }) => (
            <button
              key={name}
              type="button"
              className={`tap frame__place${name === place ? ' is-on' : ''}`}
              aria-current={name === place ? 'page' : undefined}
              onClick={() => goTo(name)}
            >
              <span className="frame__icon" style={drawing(ICONS[name])} aria-hidden />
              {says}
              <Count of={waiting} label={`${waiting} 件事等着办`} />
            </button>
          ))}
          {wide && Beside && <Beside />}
        </nav>
      </div>
    </div>
  )
}

const DESK = '(min-width: 960px)'

/** Whether there is room for what stands at the left of a desk. */
function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(DESK).matches)
  useEffect(() => {
    const room = window.matchMedia(DESK)
    const look = () => setWide(room.matches)
    room.addEventListener('change', look)
    return () => room.removeEventListener('change', look)
  }, [])
  return wide
}

/** The picture as a mask, so that it takes the colour of the text beside it. */
const drawing = (address = '') => ({ maskImage: `url("${address}")`, WebkitMaskImage: `url("${address}")` })
