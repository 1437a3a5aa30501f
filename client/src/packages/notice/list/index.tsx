import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { openNoticeDraft } from 'client/parts/notice/places'
import { Tabs } from 'client/ui/form/filter'
import { ready, Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { Desk } from './desk'
import { Mine } from './mine'

type Side = 'mine' | 'desk'

const SIDES = [{ value: 'mine', label: '发给我的' }, { value: 'desk', label: '案头' }] as const

/** The notices that one was sent; for whoever writes them also the desk with what is drafted, waits or went out. */
export default function NoticesPage() {
  const known = useMe()
  const [side, setSide] = useState<Side>('mine')
  const writes = known.is === 'ready' && known.value.me?.capabilities.includes('moderate') === true
  const stage = withWayOut(known)
  if (stage.is !== 'ready') return <Screen title="通知公告" stage={stage}>{() => null}</Screen>
  return (
    <Screen title="通知公告" stage={ready(null)} action={() => (writes && side === 'desk' ? { says: '写通知', onTap: () => openNoticeDraft() } : undefined)}>
      {() => (
        <>
          {writes && <Tabs label="看哪些" options={SIDES} value={side} onChoose={setSide} />}
          {side === 'desk' ? <Desk /> : <Mine />}
        </>
      )}
    </Screen>
  )
}

