import { useEffect } from 'react'
import homeOn from '../assets/tab/home-on.png'
import home from '../assets/tab/home.png'
import meOn from '../assets/tab/me-on.png'
import me from '../assets/tab/me.png'
import meetingsOn from '../assets/tab/meetings-on.png'
import meetings from '../assets/tab/meetings.png'
import type { FrameProps } from './frame'
import { useSurroundings } from './surroundings'

const ICONS: Record<string, [string, string]> = { home: [home, homeOn], meetings: [meetings, meetingsOn], me: [me, meOn] }

/** What WeChat draws and a browser does not: title, way back, and the places, below on a phone and at the left on a desk. */
export function Frame({ title, place, children, foot }: FrameProps) {
  const { places, goTo, back } = useSurroundings()
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
          {places.map(({ name, title: says }) => (
            <button
              key={name}
              type="button"
              className={`tap frame__place${name === place ? ' is-on' : ''}`}
              aria-current={name === place ? 'page' : undefined}
              onClick={() => goTo(name)}
            >
              <img className="frame__icon" src={ICONS[name]?.[name === place ? 1 : 0]} alt="" />
              {says}
            </button>
          ))}
        </nav>
      </div>
    </div>
  )
}
