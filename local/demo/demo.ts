import { pinyin } from 'pinyin-pro'
import { type HeldPost, type Principal } from 'shared/identity/model'
import { addYears, dayOf, yearOf } from 'shared/kernel/time'
import { type Calendar, calendarId } from 'shared/meeting/model'
import { PURPOSES, type Purpose, type Slot, type Templates, TEMPLATES_ID } from 'shared/message/model'
import { type Person } from 'shared/person/model'
import { type Unit } from 'shared/unit/model'
import { consoleTemplates } from '../wechat/templates'
import { bankDocuments } from './banks'
import { demoDepartments } from './departments'
import { LEAD, personName, phoneNumber, UNITS } from './names'
import { demoChecks, demoShowcases } from './showcases'

interface Member {
  readonly account: string
  readonly says: string
  /** Index of the unit, 0 is the lead school. */
  readonly unit: number
  readonly title: string
  readonly posts: readonly string[]
}

/** The officers first, each the director of another unit but for the secretariat's staff, who sit in the lead school. */
const OFFICERS: readonly Member[] = [
  { account: 'chair', says: '理事长', unit: 0, title: '校长', posts: ['chair', 'director'] },
  { account: 'executive-vice', says: '常务副理事长', unit: 1, title: '院长', posts: ['viceChair', 'executiveViceChair', 'director'] },
  { account: 'vice2', says: '副理事长', unit: 10, title: '总经理', posts: ['viceChair', 'director'] },
  { account: 'vice3', says: '副理事长', unit: 13, title: '董事长', posts: ['viceChair', 'director'] },
  { account: 'vice4', says: '副理事长', unit: 29, title: '会长', posts: ['viceChair', 'director'] },
  { account: 'secretary-general', says: '秘书长', unit: 2, title: '副校长', posts: ['secretaryGeneral', 'director'] },
  { account: 'secretary', says: '秘书处秘书', unit: 0, title: '办公室主任', posts: ['secretary'] },
]

const TITLES: Record<string, string> = { school: '校长', enterprise: '总经理', association: '秘书长', institute: '所长', institution: '主任' }
const KINDS = ['school', ...UNITS.map(([, kind]) => kind)]

const two = (n: number): string => String(n).padStart(2, '0')

/** Those who head the departments. */
const HEADS = ['director12', 'director20']

const directors: readonly Member[] = KINDS.map((_, unit) => unit)
  .filter((unit) => !OFFICERS.some((officer) => officer.unit === unit && officer.posts.includes('director')))
  .map((unit, i) => ({ account: `director${two(i + 1)}`, unit }))
  .map(({ account, unit }) => ({ account, says: '理事', unit, title: TITLES[KINDS[unit]!]!, posts: ['director', ...(HEADS.includes(account) ? ['departmentHead'] : [])] }))

const informationOfficers: readonly Member[] = KINDS.map((_, unit) => ({
  account: `officer${two(unit + 1)}`,
  says: '信息员',
  unit,
  title: '办公室干事',
  posts: ['informationOfficer'],
}))

/** Posts that are held until further notice; the others have a term. */
const APPOINTED = ['secretary', 'informationOfficer', 'executiveViceChair', 'departmentHead']

const members: readonly Member[] = [...OFFICERS, ...directors, ...informationOfficers]

const unitId = (unit: number): string => `unit-${two(unit + 1)}`
const unitName = (unit: number): string => (unit === 0 ? LEAD : UNITS[unit - 1]![0])
const personId = ({ account }: Member): string => `person-${account}`

/** Accounts that are bound to nobody. */
export const newcomers = [1, 2, 3].map((n) => ({ name: `newcomer${two(n)}`, says: '新来的，还没有绑定任何人', subject: `demo-newcomer${two(n)}` }))

/** The accounts one can sign in with on this machine; `subject` is the uid and, in the mini-program, the openid. */
export const demoAccounts: ReadonlyArray<{ readonly name: string; readonly says: string; readonly subject: string }> = [
  ...members.map((member) => ({ name: member.account, says: `${member.says} · ${unitName(member.unit)}`, subject: `demo-${member.account}` })),
  ...newcomers,
  { name: 'visitor', says: '访客，未绑定任何成员单位', subject: 'demo-visitor' },
]

/**
 * The documents of a fresh start, by collection: a lead school and 36 units, 37 directors, a council of six,
 * the secretariat, an information officer a unit, and the council's calendar of the year. `now` in milliseconds.
 */
export function demoDocuments(now: number): Record<string, ReadonlyArray<{ readonly _id: string }>> {
  const from = `${yearOf(now) - 1}-12-20`
  const term: Pick<HeldPost, 'from' | 'until'> = { from, until: addYears(from, 3) }
  const held = (member: Member): HeldPost[] => member.posts.map((post) => ({ post, ...(APPOINTED.includes(post) ? { from } : term) }))

  const units: Unit[] = KINDS.map((kind, unit) => ({ _id: unitId(unit), v: 1, name: unitName(unit), kind: kind as Unit['kind'], lead: unit === 0 }))
  const persons = members.map((member, n): Person => {
    const name = personName(n)
    const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head' })
    return {
      _id: personId(member),
      v: 1,
      name,
      pinyin: syllables.join(' '),
      initials: syllables.map((syllable) => syllable[0]).join(''),
      unitId: unitId(member.unit),
      unitName: unitName(member.unit),
      title: member.title,
      phone: phoneNumber(n),
      posts: held(member),
      bound: { wx: `wx:demo-${member.account}`, tcb: `tcb:demo-${member.account}` },
    }
  })
  const principals = members.flatMap((member, n): Principal[] =>
    ['tcb', 'wx'].map((provider) => ({
      _id: `${provider}:demo-${member.account}`,
      v: 1,
      personId: personId(member),
      name: persons[n]!.name,
      unitId: unitId(member.unit),
      unitName: unitName(member.unit),
      posts: held(member),
    })),
  )
  const named = (account: string) => {
    const { _id, name } = persons[members.findIndex((member) => member.account === account)]!
    return { personId: _id, name }
  }
  const year = yearOf(now)
  const calendar: Calendar = {
    _id: calendarId(year),
    v: 1,
    body: 'council',
    year,
    days: [`${year}-03-18`, `${year}-07-08`, `${year}-12-04`],
    adoptedOn: dayOf(Date.UTC(year, 0, 8)),
    resolution: `理事长会〔${year}〕1号`,
  }
  const showcases = demoShowcases(now, named('secretary'), named('secretary-general'))
  const checks = demoChecks(showcases, (_id) => units.find((unit) => unit._id === _id)?.name ?? '')
  return { units, persons, principals, calendars: [calendar], settings: [templates(now)], showcases, checks, ...demoDepartments(from, now), ...bankDocuments(now) }
}

/** What the secretariat has put into the fields of each template, in the order of its keys. */
const HOLDS: Record<Purpose, readonly Slot[]> = {
  notice: ['what', 'when', 'where', 'asks'],
  change: ['what', 'when', 'where', 'asks'],
  urge: ['what', 'when', 'asks'],
  checkIn: ['what', 'when', 'where'],
  task: ['what', 'when', 'asks'],
  result: ['what', 'when', 'asks'],
}

/** The templates as the secretariat has set them. */
const templates = (now: number): Templates => ({
  _id: TEMPLATES_ID,
  v: 1,
  by: personName(OFFICERS.findIndex(({ account }) => account === 'secretary')),
  at: now,
  templates: PURPOSES.map((purpose) => {
    const { templateId, keys } = consoleTemplates.find((template) => template.templateId === `local-${purpose}`)!
    return { purpose, templateId, fields: HOLDS[purpose].map((holds, place) => ({ key: keys[place]!, holds })) }
  }),
})
