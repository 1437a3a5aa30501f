import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useQueryText } from 'client/platform/navigate'
import { Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { readSheets } from 'shared/attendance/sheet-operations'
import { Entering } from './entering'
import { Handed } from './handed'
import './sheet.css'

/** What is seen: a sheet that was handed in, one that is corrected, or a new one. */
type Shown = { readonly sheetId: string; readonly correcting: boolean } | undefined

/** A hall without network or with a code that does not work: the sheet signed by hand, typed in by one and confirmed by another. */
export default function SheetPage() {
  return (
    <OnDuty needs="register" title="纸质签到表">
      <Sheets meetingId={useQueryText('meetingId')} first={useQueryText('sheetId')} />
    </OnDuty>
  )
}

function Sheets({ meetingId, first }: { meetingId: string; first: string }) {
  const [shown, setShown] = useState<Shown>(first === '' ? undefined : { sheetId: first, correcting: false })
  const [asking, setAsking] = useState(first)
  const asked = useQuery(readSheets, { meetingId, ...(asking !== '' && { sheetId: asking }) })
  const see = (sheetId: string) => setShown({ sheetId, correcting: false })
  const view = asked.is === 'ready' ? asked.value : undefined
  // What was handed in last comes with its photo; for any other it is asked.
  if (view && shown && view.photo?.sheetId !== shown.sheetId && asking !== shown.sheetId) setAsking(shown.sheetId)
  const sheet = view?.sheets.find(({ sheetId }) => sheetId === shown?.sheetId)

  if (view && sheet && !shown?.correcting) {
    return (
      <Handed
        key={`${sheet.sheetId} ${sheet.edition}`}
        view={view}
        sheet={sheet}
        refresh={asked.refresh}
        onCorrect={() => setShown({ sheetId: sheet.sheetId, correcting: true })}
        onAnother={() => setShown(undefined)}
      />
    )
  }
  if (view && (sheet || !shown)) {
    return <Entering key={shown?.sheetId ?? 'new'} view={view} sheet={sheet} refresh={asked.refresh} onHanded={see} onSee={see} />
  }
  return (
    <Screen title="纸质签到表" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}
