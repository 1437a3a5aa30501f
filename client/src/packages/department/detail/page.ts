import type { DepartmentPage } from 'shared/department/operations'

/** So many members are shown at a time: WeChat holds 60 children under one parent, and each may be of a unit of his own. */
export const SHOWN = 30

/** The members from the `start`-th on, as many as are shown, with their units. */
export function shownFrom(units: DepartmentPage['units'], start: number): DepartmentPage['units'] {
  let before = 0
  return units.flatMap(({ unitName, members }) => {
    const some = members.slice(Math.max(0, start - before), Math.max(0, start + SHOWN - before))
    before += members.length
    return some.length === 0 ? [] : [{ unitName, members: some }]
  })
}
