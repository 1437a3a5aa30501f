import { Tick } from 'client/ui/form/tick'
import { WhenField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { View } from 'client/ui/host/host'
import { type Purpose, PURPOSES, purposeName } from 'shared/talent/banks'

export interface Agreement {
  readonly purposes: readonly Purpose[]
  readonly until: string
}

/** What somebody agrees to, and until when. `wrong` says what the cloud found faulty. */
export function ConsentFields({ value, onChange, wrong }: { value: Agreement; onChange: (part: Partial<Agreement>) => void; wrong: (field: 'purposes' | 'until') => string | undefined }) {
  const tick = (purpose: Purpose, on: boolean) =>
    onChange({ purposes: PURPOSES.filter((one) => (one === purpose ? on : value.purposes.includes(one))) })
  return (
    <>
      <View className="ticks" role="group" label="同意用于">
        {PURPOSES.map((purpose) => (
          <Tick key={purpose} says={`同意用于${purposeName[purpose]}`} on={value.purposes.includes(purpose)} onTick={(on) => tick(purpose, on)} />
        ))}
      </View>
      <List>
        <WhenField label="同意到" kind="date" value={value.until} onChoose={(until) => onChange({ until })} error={wrong('purposes') ?? wrong('until')} />
      </List>
    </>
  )
}

/** What is still to be chosen, as a sentence. */
export const missingAgreement = ({ purposes, until }: Agreement): string | undefined =>
  purposes.length === 0 ? '请勾选同意用于什么' : until === '' ? '请选同意到哪一天' : undefined
