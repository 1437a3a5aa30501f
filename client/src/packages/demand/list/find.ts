import { KINDS, type Kind, kindName, type Region, regionName, REGIONS, type Side, sideVerb } from 'shared/demand/kinds'
import { UNIT_KINDS, type UnitKind, unitKindName } from 'shared/unit/model'

export const ANY = 'any'
type Any = typeof ANY

/** What is looked for. */
export interface Find {
  readonly side: Side | Any
  readonly kind: Kind | Any
  readonly region: Region | Any
  readonly unitKind: UnitKind | Any
  readonly text: string
}

export const NOTHING_SOUGHT: Find = { side: ANY, kind: ANY, region: ANY, unitKind: ANY, text: '' }

export const inputOf = ({ side, kind, region, unitKind, text }: Find) => ({
  ...(side !== ANY && { side }),
  ...(kind !== ANY && { kind }),
  ...(region !== ANY && { region }),
  ...(unitKind !== ANY && { unitKind }),
  ...(text !== '' && { text }),
})

export const sideOptions: readonly { value: Side | Any; label: string }[] = [
  { value: ANY, label: '全部' },
  { value: 'need', label: sideVerb.need },
  { value: 'supply', label: sideVerb.supply },
]
export const kindOptions: readonly { value: Kind | Any; label: string }[] = [{ value: ANY, label: '全部类别' }, ...KINDS.map((value) => ({ value, label: kindName(value) }))]
export const regionOptions: readonly { value: Region | Any; label: string }[] = [
  { value: ANY, label: '不限地点' }, ...REGIONS.map((value) => ({ value, label: regionName[value] })),
]
export const unitOptions: readonly { value: UnitKind | Any; label: string }[] = [
  { value: ANY, label: '全部单位' }, ...UNIT_KINDS.map((value) => ({ value, label: unitKindName[value] })),
]
