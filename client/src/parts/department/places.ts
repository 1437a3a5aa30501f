import { backTo, open } from 'client/platform/navigate'

const LIST = 'packages/department/list/index'
const DETAIL = 'packages/department/detail/index'

/** Ways between the pages about departments. */
export const openDepartments = (): void => open(LIST)
export const openDepartment = (departmentId: string): void => open(DETAIL, { departmentId })
/** A department to be corrected, or a new one. */
export const openDepartmentForm = (departmentId = ''): void => open('packages/department/form/index', { departmentId })
export const openAddMembers = (departmentId: string): void => open('packages/department/add/index', { departmentId })
export const openMember = (departmentId: string, personId: string): void => open('packages/department/member/index', { departmentId, personId })
export const openDissolve = (departmentId: string): void => open('packages/department/dissolve/index', { departmentId })

/** After an act: to the page that shows what has come of it. */
export const backToDepartment = (departmentId: string): void => backTo(DETAIL, { departmentId })
