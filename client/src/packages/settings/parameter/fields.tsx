import { ChooseField, Field, ToggleField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import type { ReactNode } from 'react'
import type { Flaw } from 'shared/kernel/schema'
import { at, type Json, same, type Shape } from 'shared/charter/setting/shape'
import { blankOf } from './form'

interface Asked {
  shape: Shape
  label: string
  /** The dotted path of what is asked for. */
  field: string
  typed: Json
  onType: (typed: Json) => void
  flaw: Flaw | undefined
}

/** The fields by which a value of any shape is asked for; each group of groups under a heading of its own. */
export function ShapeFields({ shape, label, field, typed, onType, flaw }: Asked): ReactNode {
  if (shape.is !== 'group') {
    return (
      <List title={label}>
        <One shape={shape} label={label} field={field} typed={typed} onType={onType} flaw={flaw} />
      </List>
    )
  }
  const parts = Object.entries(shape.parts)
  const put = (key: string) => (next: Json) => onType({ ...(typed as Record<string, Json>), [key]: next })
  const inner = parts.map(([key, part]) => ({ key, shape: part.shape, label: part.name, field: `${field}.${key}`, typed: at(typed, key), onType: put(key), flaw }))
  const nested = inner.filter((one) => one.shape.is === 'group' || one.shape.is === 'some')
  const plain = inner.filter((one) => !nested.includes(one))
  return (
    <>
      {plain.length > 0 && (
        <List title={label}>
          {plain.map(({ key, ...one }) => (
            <One key={key} {...one} />
          ))}
        </List>
      )}
      {nested.map(({ key, ...one }) => (
        <ShapeFields key={key} {...one} />
      ))}
    </>
  )
}

/** One field, or the few of a choice of several. */
function One({ shape, label, field, typed, onType, flaw }: Asked): ReactNode {
  const error = flaw?.field === field ? flaw.message : undefined
  switch (shape.is) {
    case 'count':
      return <Field kind="number" label={`${label}（${shape.unit}）`} maxLength={4} value={String(typed ?? '')} onInput={onType} error={error} />
    case 'text':
      return <Field label={label} maxLength={shape.most} value={String(typed ?? '')} onInput={onType} error={error} />
    case 'monthDay':
      return <Field label={label} maxLength={5} value={String(typed ?? '')} onInput={onType} error={error} placeholder="如 11-01" />
    case 'choice': {
      const options = shape.among.map(({ says }, i) => ({ value: String(i), label: says }))
      const chosen = shape.among.findIndex(({ value }) => same(value, typed))
      return <ChooseField label={label} options={options} value={chosen < 0 ? undefined : String(chosen)} onChoose={(i) => onType(shape.among[Number(i)]!.value)} error={error} />
    }
    case 'some': {
      const chosen = Array.isArray(typed) ? (typed as readonly Json[]) : []
      return (
        <>
          {shape.among.map(({ value, says }) => (
            <ToggleField
              key={says}
              label={says}
              on={chosen.includes(value)}
              onToggle={(on) => onType(on ? [...chosen, value] : chosen.filter((other) => other !== value))}
            />
          ))}
        </>
      )
    }
    case 'perhaps':
      return (
        <>
          <ToggleField label={`${label}：${shape.none}`} on={typed === null} onToggle={(on) => onType(on ? null : blankOf(shape.of))} />
          {typed !== null && <One shape={shape.of} label={label} field={field} typed={typed} onType={onType} flaw={flaw} />}
        </>
      )
    case 'group':
      return null
  }
}
