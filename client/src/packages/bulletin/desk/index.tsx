import { OnDuty } from 'client/parts/desk/duty'
import { Tabs } from 'client/ui/form/filter'
import { ready, Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { Contributions } from './contributions'
import { Entries } from './entries'
import { Issues } from './issues'

const TABS = [{ value: 'issues', label: '简报' }, { value: 'contributions', label: '稿件' }, { value: 'news', label: '新闻政策' }] as const
type Tab = (typeof TABS)[number]['value']

export default function Page() {
  return (
    <OnDuty needs="moderate" title="编简报">
      <Desk />
    </OnDuty>
  )
}

/** Where the secretariat makes the bulletin: issues, what the units handed in, news and policies. */
function Desk() {
  const [tab, setTab] = useState<Tab>('issues')
  return (
    <Screen title="编简报" stage={ready(null)}>
      {() => (
        <>
          <Tabs label="看哪一种" options={TABS} value={tab} onChoose={setTab} />
          {tab === 'issues' ? <Issues onContributions={() => setTab('contributions')} /> : tab === 'contributions' ? <Contributions /> : <Entries />}
        </>
      )}
    </Screen>
  )
}
