import { Choices } from 'client/ui/form/choices'
import { Card } from 'client/ui/card'
import { useState } from 'react'
import { type End, ENDS } from 'shared/demand/model'
import { actsOf } from 'shared/demand/thread'
import type { ThreadPage } from 'shared/demand/thread-operations'
import { type StepSaid, Turn } from './turn'

interface ByPhoneProps {
  thread: ThreadPage
  busy: boolean
  onStep: (said: StepSaid & { end: End }) => Promise<boolean>
}

/** What the secretariat registers for one of the two after a telephone call. */
export function ByPhone({ thread, busy, onStep }: ByPhoneProps) {
  const [end, setEnd] = useState<End>()
  const able = ENDS.filter((one) => actsOf(thread, one).length > 0)
  if (able.length === 0) return null
  return (
    <Card title="按电话代为登记">
      <Choices label="替哪一方" options={able.map((value) => ({ value, label: thread[value].unitName }))} value={end} onChoose={setEnd} />
      {end && <Turn key={end} threadId={thread.threadId} acts={[...actsOf(thread, end)]} busy={busy} phone onStep={(said) => onStep({ ...said, end })} />}
    </Card>
  )
}
