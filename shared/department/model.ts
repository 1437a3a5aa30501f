import { collection, type Versioned } from '../kernel/collection'
import type { Day, Instant } from '../kernel/time'

export const DEPARTMENT_ROLES = ['head', 'member'] as const
export type DepartmentRole = (typeof DEPARTMENT_ROLES)[number]

export const departmentRoleName: Record<DepartmentRole, string> = { head: '负责人', member: '成员' }

/** As many belong to a department at a time. */
export const MOST_MEMBERS = 200

/** A time for which somebody belonged to a department in one role. */
export interface Stint {
  readonly personId: string
  readonly role: DepartmentRole
  readonly since: Day
  /** The first day on which it is over; absent while it lasts. */
  readonly left?: Day
  readonly why?: string
}

/** 业务机构: a body that was set up by resolution and whose members are entered one by one (CH12.3, CH18.3). */
export interface Department extends Versioned {
  readonly name: string
  /** What it is for, in short. */
  readonly purpose: string
  /** Of which of the charter's bodies it is one. */
  readonly body: string
  readonly since: Day
  /** The resolution by which it was set up, and a scan of it. */
  readonly source: string
  readonly file?: string
  /** In the order in which they were entered. Whether a head is one follows from the roll as well (`headOn`). */
  readonly stints: readonly Stint[]
  /** `on` is the first day on which it is no more. */
  readonly dissolved?: { readonly on: Day; readonly source: string; readonly file?: string; readonly by: string; readonly at: Instant }
  /** Who wrote it last, and when. */
  readonly by: string
  readonly at: Instant
}

export const departments = collection<Department>('departments')

/** The names that are taken, so that two departments never bear one name. */
export interface DepartmentBook extends Versioned {
  readonly taken: readonly { readonly departmentId: string; readonly name: string }[]
}

export const departmentBooks = collection<DepartmentBook>('departmentBooks')
export const DEPARTMENT_BOOK = 'departments'

export const standsOn = ({ since, dissolved }: Pick<Department, 'since' | 'dissolved'>, day: Day): boolean =>
  since <= day && (dissolved === undefined || day < dissolved.on)

/** Who belongs to a department on a day, in which role; nobody to one that does not stand. */
export const membersOn = (department: Pick<Department, 'since' | 'dissolved' | 'stints'>, day: Day): readonly Stint[] =>
  standsOn(department, day) ? department.stints.filter(({ since, left }) => since <= day && (left === undefined || day < left)) : []
