import { collection, type Versioned } from '../kernel/collection'

/** The kinds of member that the charter admits (CH6.1): 院校、企业、行业协会、科研院所、事业单位. */
export type UnitKind = 'school' | 'enterprise' | 'association' | 'institute' | 'institution'

/** A member unit (成员单位). */
export interface Unit extends Versioned {
  readonly name: string
  readonly kind: UnitKind
  /** The lead school of the group (牵头单位). */
  readonly lead: boolean
}

export const units = collection<Unit>('units')
