import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { DEPARTMENT_ROLES, MOST_MEMBERS } from './model'

const name = text(30)
const purpose = note(200)
const source = text(200)
const file = optional(text(300))
const role = picklist(DEPARTMENT_ROLES)
const who = object({ personId: id, name: text(20), unitName: text(60) })

export const listDepartments = query('department.list', {
  needs: 'member',
  says: '业务机构：现有的和已撤销的，负责人是谁，各有多少人',
  input: object({}),
  output: object({
    departments: array(object({ departmentId: id, name, purpose, head: nullable(who), members: count })),
    dissolved: array(object({ departmentId: id, name, on: day })),
    /** May enter and correct them. */
    keeps: boolean(),
    /** For those: who holds the post of a head on the roll and heads none. */
    unplaced: array(who),
  }),
})

const member = object({ personId: id, name: text(20), title: note(40), role, since: day, heads: boolean() })

export const getDepartment = query('department.get', {
  needs: 'member',
  says: '一个业务机构：做什么、由哪次决议设立、成员按单位列出；管名册的人还看到以前的成员',
  input: object({ departmentId: id }),
  output: object({
    departmentId: id,
    name,
    purpose,
    body: id,
    bodyName: text(40),
    clause: text(20),
    since: day,
    source,
    scan: boolean(),
    dissolved: nullable(object({ on: day, source, scan: boolean() })),
    head: nullable(who),
    /** How the post is called that its head holds on the roll; null where the texts name none. */
    headPost: nullable(text(40)),
    members: count,
    units: array(object({ unitName: text(60), members: array(member) })),
    today: day,
    /** For those who may correct it. */
    desk: nullable(
      object({
        past: array(object({ name: text(20), unitName: text(60), role, since: day, left: day, why: note(200) })),
        /** How many notices that have not gone out are for it. */
        notices: count,
        /** Who is entered as its head and does not hold the post on the roll. */
        headless: nullable(text(20)),
      }),
    ),
  }),
})

const ref = object({ departmentId: id, name })

export const setUpDepartment = command('department.setUp', {
  needs: 'administer',
  says: '登记一个业务机构：名称、职责、由哪次决议设立，可附扫描件',
  input: object({ name, purpose, body: id, since: day, source, file }),
  output: ref,
})

export const correctDepartment = command('department.correct', {
  needs: 'administer',
  says: '更正业务机构的名称、职责、设立日期或依据',
  input: object({ departmentId: id, name: optional(name), purpose: optional(purpose), since: optional(day), source: optional(source), file }),
  output: ref,
})

export const addMembers = command('department.addMembers', {
  needs: 'administer',
  says: '给业务机构添成员，可一次多人；已在其中的不重复',
  input: object({ departmentId: id, personIds: list(id, MOST_MEMBERS), since: day }),
  output: object({ ...ref.entries, added: count }),
})

export const appointHead = command('department.appointHead', {
  needs: 'administer',
  says: '登记业务机构的负责人：名册上已任这一职务的人；原负责人留作成员',
  input: object({ departmentId: id, personId: id, since: day }),
  output: ref,
})

export const endMember = command('department.endMember', {
  needs: 'administer',
  says: '登记某人从哪天起不再是业务机构的成员',
  input: object({ departmentId: id, personId: id, left: day, reason: text(200) }),
  output: ref,
})

export const dissolveDepartment = command('department.dissolve', {
  needs: 'administer',
  says: '撤销业务机构，写明依据；发给它而没有发出的通知不再发给它',
  input: object({ departmentId: id, on: day, source, file }),
  output: ref,
})

export const openDepartmentScan = query('department.scan', {
  needs: 'administer',
  says: '打开业务机构设立或撤销决议的扫描件：十分钟内有效的地址',
  input: object({ departmentId: id, of: picklist(['setUp', 'dissolve']) }),
  output: object({ address: text(2000), name: text(40) }),
})

export type DepartmentList = Infer<typeof listDepartments.output>
export type DepartmentPage = Infer<typeof getDepartment.output>
export type DepartmentMember = DepartmentPage['units'][number]['members'][number]
