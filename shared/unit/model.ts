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
  /** Since when the unit is a member, where that is known; a roll of an earlier day leaves it out. */
  readonly since?: Day
  /** Names that it bore, each up to its last day, the oldest first. */
  readonly earlier?: readonly { readonly until: Day; readonly name: string }[]
}

export const units = collection<Unit>('units')

/** GB 32100-2015: digits and letters but for I, O, S, V, Z; the last one checks the other 17. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Which character must stand last after these 17. */
export function creditCheck(body: string): string {
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += CREDIT_ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31]!
}

/** What is wrong with a 统一社会信用代码 in capital letters; undefined where nothing is. */
export function creditCodeFlaw(code: string): string | undefined {
  if (code.length !== 18) return `应为 18 位，现在是 ${code.length} 位`
  const stray = [...code].find((character) => !CREDIT_ALPHABET.includes(character))
  if (stray !== undefined) return `不会有“${stray}”这个字符，请对照证照核对`
  if (creditCheck(code.slice(0, 17)) !== code[17]) return '校验码对不上，有一位写错了，请对照证照核对'
  return undefined
}
