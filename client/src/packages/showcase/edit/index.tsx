import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useQueryText } from 'client/platform/navigate'
import { Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { ownGroupPage, ownPage, tell, tellGroup } from 'shared/showcase/operations'
import { Form } from './form'
import { HandedIn } from './standing'

const NOTHING = {}
const OF = {
  unit: { title: '本单位展示页', read: ownPage, write: tell, needs: 'inform' },
  group: { title: '集团介绍页', read: ownGroupPage, write: tellGroup, needs: 'moderate' },
} as const

/** The page of the own unit, or of the group, as those see it who write it. */
export default function Edit() {
  const of = useQueryText('of') === 'group' ? 'group' : 'unit'
  const { title, needs } = OF[of]
  return (
    <OnDuty needs={needs} title={title}>
      <Writing of={of} />
    </OnDuty>
  )
}

function Writing({ of }: { of: keyof typeof OF }) {
  const { title, read, write } = OF[of]
  const asked = useQuery(read, NOTHING)
  const [done, setDone] = useState(false)
  if (asked.is === 'ready' && done) return <HandedIn title={title} written={asked.value} />
  // With another edition the form begins anew, unless something was typed.
  if (asked.is === 'ready') {
    const edition = asked.value.review?.edition ?? 0
    return <Form key={edition} of={of} title={title} operation={write} written={asked.value} refresh={asked.refresh} onDone={() => setDone(true)} />
  }
  return (
    <Screen title={title} stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}
