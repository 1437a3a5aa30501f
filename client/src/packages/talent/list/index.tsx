import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { useQueryText } from 'client/platform/navigate'
import { Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { BANKS, banks, type Bank } from 'shared/talent/banks'
import { Everybodys } from './everybodys'
import { Own } from './own'

type View = 'all' | 'own'

/** One bank: everybody's entries to be searched, and those of the own unit to be kept fresh. */
export default function BankList() {
  const asked = useQueryText('bank')
  const bank: Bank = BANKS.find((one) => one === asked) ?? 'teacher'
  const wanted: View = useQueryText('view') === 'own' ? 'own' : 'all'
  const [chosen, setChosen] = useState<View>()
  const known = useMe()
  const me = known.is === 'ready' ? known.value.me : null
  if (known.is !== 'ready') {
    return (
      <Screen title={banks[bank].name} stage={withWayOut(known)}>
        {() => null}
      </Screen>
    )
  }
  const may = { informs: me?.capabilities.includes('inform') ?? false, moderates: me?.capabilities.includes('moderate') ?? false }
  const view = may.informs ? (chosen ?? wanted) : 'all'
  const tabs = may.informs && (
    <Tabs label="看哪些" options={[{ value: 'all', label: '集团全部' }, { value: 'own', label: '本单位' }]} value={view} onChoose={setChosen} />
  )
  return view === 'own' ? <Own bank={bank} tabs={tabs} /> : <Everybodys bank={bank} tabs={tabs} exports={may.moderates} />
}
