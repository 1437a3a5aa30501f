import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useQueryText } from 'client/platform/navigate'
import { Screen } from 'client/ui/frame/screen'
import { BANKS, type Bank } from 'shared/talent/banks'
import { getEntry, readBanks } from 'shared/talent/operations'
import { Change } from './change'
import { New } from './new'

const NOTHING = {}

/** An entry of the own unit: a new one, or one to be changed. */
export default function Edit() {
  const entryId = useQueryText('entryId')
  const bank = useQueryText('bank')
  const known: Bank = BANKS.find((one) => one === bank) ?? 'teacher'
  return (
    <OnDuty needs="inform" title="登记人才库">
      {entryId === '' ? <Begin bank={known} /> : <Existing entryId={entryId} />}
    </OnDuty>
  )
}

function Begin({ bank }: { bank: Bank }) {
  const asked = useQuery(readBanks, NOTHING)
  if (asked.is === 'ready') return <New bank={bank} keeps={asked.value.banks.some((one) => one.bank === bank && one.keeps)} colleagues={asked.value.colleagues} />
  return (
    <Screen title="登记人才库" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function Existing({ entryId }: { entryId: string }) {
  const asked = useQuery(getEntry, { entryId })
  if (asked.is === 'ready' && asked.value.kept) return <Change key={asked.value.kept.edition} page={asked.value} kept={asked.value.kept} />
  return (
    <Screen title="修改" stage={asked.is === 'ready' ? { is: 'refused', message: '只有登记这一条的单位能修改。' } : withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}
