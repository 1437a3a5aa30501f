import { collection, type Versioned } from '../kernel/collection'

/** The kinds of member that the charter admits (CH6.1). */
export const UNIT_KINDS = ['school', 'enterprise', 'association', 'institute', 'institution'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

export const unitKindName: Record<UnitKind, string> = {
  school: '院校',
  enterprise: '企业',
  association: '行业协会',
  institute: '科研院所',
  institution: '事业单位',
}

/** A member unit (成员单位). */
export interface Unit extends Versioned {
  readonly name: string
  readonly kind: UnitKind
  /** The lead school of the group (牵头单位). */
  readonly lead: boolean
}

export const units = collection<Unit>('units')
