import { useLaunch, usePageNotFound } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { SWRConfig } from 'swr'
import { beside } from './parts/desk/beside'
import { LookContext, useLook } from './platform/device/look'
import { watchForUpdates } from './platform/device/updates'
import { useWaiting } from './platform/device/waiting'
import { answerPrivacy } from './platform/device/privacy'
import { back, goTo, openClause, PLACES } from './platform/navigate'
import { swr } from './platform/cloud/query'
import { connect } from './platform/cloud/transport'
import { SurroundingsContext } from './ui/frame/surroundings'
import theme from './theme.json'
import './app.css'

export default function App({ children }: { children?: ReactNode }) {
  useLaunch(() => {
    connect()
    watchForUpdates()
    answerPrivacy('packages/account/privacy/index')
  })
  // An old link, or one to a page of another version.
  usePageNotFound(() => goTo('home'))
  const look = useLook(theme)
  const { dark, care, scale, dress } = look
  const waiting = useWaiting()
  const places = PLACES.map((place) => (place.name === 'home' ? { ...place, waiting } : place))
  return (
    <SWRConfig value={swr}>
      <LookContext.Provider value={look}>
        <SurroundingsContext.Provider value={{ dark, care, scale, places, goTo, back, beside, openClause, dress }}>
          {children}
        </SurroundingsContext.Provider>
      </LookContext.Provider>
    </SWRConfig>
  )
}
