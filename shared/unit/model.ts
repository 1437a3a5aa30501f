import { collection, type Versioned } from '../kernel/collection'
import type { Day } from '../kernel/time'

/** The kinds of member that the charter admits (CH6.1): 院校、企业、行业协会、科研院所、事业单位. */
export const UNIT_KINDS = ['school', 'enterprise', 'association', 'institute', 'institution'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

export const unitKindName: Record<UnitKind, string> = {
  school: '院校',
  enterprise: '企业',
  association: '行业协会',
  institute: '科研院所',
  institution: '事业单位',
}

/** The member's agreement (CH7): on file with its day and scan, or known to be missing. */
export interface Agreement {
  readonly state: 'onFile' | 'missing'
  readonly signedOn?: Day
  readonly file?: string
  readonly note?: string
}

/** A member unit (成员单位). */
export interface Unit extends Versioned {
  readonly name: string
  readonly kind: UnitKind
  /** The lead school of the group (牵头单位). */
  readonly lead: boolean
  /** 统一社会信用代码, 18 characters. */
  readonly creditCode?: string
  readonly agreement?: Agreement
}

export const units = collection<Unit>('units')
