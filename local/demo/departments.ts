import { type Department, DEPARTMENT_BOOK, type DepartmentBook, type Stint } from 'shared/department/model'
import type { Day, Instant } from 'shared/kernel/time'

const stint = (account: string, role: Stint['role'], since: Day): Stint => ({ personId: `person-${account}`, role, since })

/** Two departments that the first assembly has set up on `since`, their heads on the roll as such. */
export function demoDepartments(since: Day, at: Instant): { departments: readonly Department[]; departmentBooks: readonly DepartmentBook[] } {
  const department = (_id: string, name: string, purpose: string, head: string, members: readonly string[]): Department => ({
    _id, v: 1, name, purpose, body: 'department', since, source: '演示：成立大会决议', by: '演示数据', at,
    stints: [stint(head, 'head', since), ...members.map((account) => stint(account, 'member', since))],
  })
  const departments = [
    department('department-1', '演示联络部', '联系成员单位，收集需要和意见。', 'director12', ['officer03', 'officer04', 'officer11', 'director13']),
    department('department-2', '演示项目管理部', '管理合作项目的立项、进度和验收。', 'director20', ['officer04', 'officer21', 'director08']),
  ]
  return { departments, departmentBooks: [{ _id: DEPARTMENT_BOOK, v: 1, taken: departments.map(({ _id: departmentId, name }) => ({ departmentId, name })) }] }
}
