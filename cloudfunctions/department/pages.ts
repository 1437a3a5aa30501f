import type { Charter } from 'shared/charter/charter'
import { bodyById } from 'shared/charter/lookup'
import { postName } from 'shared/charter/sittings'
import { type Department, departments, membersOn, type Stint } from 'shared/department/model'
import { getDepartment, listDepartments, openDepartmentScan } from 'shared/department/operations'
import { enteredBodies, headOn, headSeat, noDepartment } from 'shared/department/rules'
import { postsOn } from 'shared/identity/model'
import { refuse } from 'shared/kernel/decision'
import { type Day, dayOf } from 'shared/kernel/time'
import type { Person } from 'shared/person/model'
import type { Context } from '../kit/context'
import { answers } from '../kit/outcome'
import { waitingFor } from '../message/read'
import { personsById, personsWithPosts } from '../person/read'

type Persons = ReadonlyMap<string, Person>

const keeps = ({ caller }: Pick<Context, 'caller'>): boolean => caller.capabilities.has('administer')
const byId = (persons: readonly Person[]): Persons => new Map(persons.map((person) => [person._id, person]))
const whoIs = (persons: Persons, personId: string | undefined) => {
  const person = personId === undefined ? undefined : persons.get(personId)
  return person ? { personId: person._id, name: person.name, unitName: person.unitName } : null
}

/** The posts that heads hold, as the charter names them. */
const headPosts = (charter: Charter): string[] => enteredBodies(charter).flatMap(({ id }) => headSeat(charter, id)?.post ?? [])

const inOrder = (all: readonly Department[]): Department[] => [...all].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.name < b.name ? -1 : 1))

export const list = answers(listDepartments, async (_, ctx) => {
  const { db, charter, now } = ctx
  const today = dayOf(now)
  const all = inOrder(await db.find(departments, {}))
  const standing = all.filter(({ dissolved }) => !dissolved)
  const entered = standing.flatMap((one) => membersOn(one, today).filter(({ role }) => role === 'head').map(({ personId }) => personId))
  const [heads, holders] = await Promise.all([personsById(db, entered), keeps(ctx) ? personsWithPosts(db, headPosts(charter)) : []])
  const persons = byId([...heads, ...holders])
  const headOf = (one: Department) => headOn(charter, one, persons, today)
  const placed = new Set(standing.map(headOf))
  const unplaced = holders.filter(({ _id, posts }) => !placed.has(_id) && postsOn(posts, today).some((post) => headPosts(charter).includes(post)))
  return {
    departments: standing.map((one) => ({ departmentId: one._id, name: one.name, purpose: one.purpose, head: whoIs(persons, headOf(one)), members: membersOn(one, today).length })),
    dissolved: all.flatMap(({ _id: departmentId, name, dissolved }) => (dissolved ? [{ departmentId, name, on: dissolved.on }] : [])),
    keeps: keeps(ctx),
    unplaced: unplaced.map(({ _id }) => whoIs(persons, _id)!),
  }
})

export const page = answers(getDepartment, async ({ departmentId }, ctx) => {
  const { db, charter, now } = ctx
  const today = dayOf(now)
  const [department, waiting] = await Promise.all([db.get(departments, departmentId), keeps(ctx) ? waitingFor(db, departmentId) : 0])
  if (!department) return noDepartment
  const { stints, name, purpose, body, since, source, file, dissolved } = department
  const present = membersOn(department, today)
  const persons = byId(await personsById(db, (keeps(ctx) ? stints : present).map(({ personId }) => personId)))
  const headId = headOn(charter, department, persons, today)
  const seat = headSeat(charter, body)
  const entered = present.find(({ role }) => role === 'head')
  return {
    departmentId, name, purpose, body, since, source, today,
    bodyName: bodyById(charter, body)?.name ?? body,
    clause: bodyById(charter, body)?.clause ?? 'CH12.3',
    scan: file !== undefined,
    dissolved: dissolved ? { on: dissolved.on, source: dissolved.source, scan: dissolved.file !== undefined } : null,
    head: whoIs(persons, headId),
    headPost: seat ? postName(charter, seat.post) : null,
    members: present.length,
    units: byUnit(present, persons, headId),
    desk: keeps(ctx)
      ? {
          past: stints.flatMap(({ personId, role, since: began, left, why = '' }) => {
            const person = persons.get(personId)
            return person && left !== undefined ? [{ name: person.name, unitName: person.unitName, role, since: began, left, why }] : []
          }).reverse(),
          notices: waiting,
          headless: entered && entered.personId !== headId ? (persons.get(entered.personId)?.name ?? null) : null,
        }
      : null,
  }
})

/** Unit by unit, the head and his unit first, the others as a list of names runs. */
function byUnit(present: readonly Stint[], persons: Persons, headId: string | undefined) {
  const known = present.flatMap((stint) => {
    const person = persons.get(stint.personId)
    return person ? [{ stint, person }] : []
  })
  known.sort((a, b) => Number(b.person._id === headId) - Number(a.person._id === headId) || (a.person.pinyin < b.person.pinyin ? -1 : 1))
  const units = new Map<string, { personId: string; name: string; title: string; role: Stint['role']; since: Day; heads: boolean }[]>()
  for (const { stint: { personId, role, since }, person: { name, title, unitName } } of known) {
    units.set(unitName, [...(units.get(unitName) ?? []), { personId, name, title, role, since, heads: personId === headId }])
  }
  return [...units].map(([unitName, members]) => ({ unitName, members }))
}

export const scan = answers(openDepartmentScan, async ({ departmentId, of }, { db, files }) => {
  const department = await db.get(departments, departmentId)
  if (!department) return noDepartment
  const file = of === 'setUp' ? department.file : department.dissolved?.file
  const address = file === undefined ? undefined : await files.address(file, 'opening')
  if (address === undefined) return refuse('NO_SCAN', '没有扫描件', { field: 'of' })
  return { address, name: `扫描件${/\.[0-9A-Za-z]{1,8}$/.exec(file!)?.[0] ?? ''}` }
})
