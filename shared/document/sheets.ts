import type { AttendanceFact, Method } from '../attendance/model'
import type { Charter } from '../charter/charter'
import { postName } from '../charter/sittings'
import { clock, fullTime } from '../kernel/time'
import { type Frozen, type FrozenEntry, isStatutory, type Meeting, meetingKindName, type Presence, presenceName, type RollEntry } from '../meeting/model'
import type { Unit } from '../unit/model'
import type { Column, Sheet } from './model'

/** Room for a figure to be written by hand. */
const BLANK = '\u3000'.repeat(3)

const ARRIVED: ReadonlySet<Presence> = new Set(['present', 'late', 'left'])

const about = (meeting: Meeting): string[] => [`时间：${fullTime(meeting.startsAt)}`, `地点：${meeting.place}`]
const postsOf = (charter: Charter, { posts, title }: RollEntry): string => posts.map((post) => postName(charter, post)).join('、') || title
const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.round((part * 1000) / whole) / 10}%`)

/** How somebody came to be on the list of those in the room, in the words of the sheet. */
const METHODS: Readonly<Record<Method, string>> = { register: '代签', scan: '扫码', fixed: '扫码（固定码）', queued: '补签（已核实）', paper: '纸质补录' }

/** When somebody came; a sheet on paper does not say. */
const arrivalOf = ({ arrivedAt, method }: Partial<FrozenEntry>): string => (arrivedAt === undefined || method === 'paper' ? '' : clock(arrivedAt))

/** The sign-in sheet: empty to be signed by hand before the meeting, filled from the frozen result after it. */
export function signInSheet(charter: Charter, meeting: Meeting, roll: readonly RollEntry[], facts: readonly AttendanceFact[]): Sheet {
  const frozen = meeting.final
  const entries: readonly (RollEntry & Partial<FrozenEntry>)[] = frozen?.entries ?? roll
  const methods = new Map(facts.flatMap((fact) => (fact.fact === 'checkIn' ? [[fact.personId, METHODS[fact.method]] as const] : [])))
  return {
    title: `${meeting.title}签到表`,
    about: about(meeting),
    columns: [
      { title: '序号', width: 5 }, { title: '单位', width: 20 }, { title: '姓名', width: 9 }, { title: '职务', width: 14 },
      { title: '联系电话', width: 13 }, { title: '签到时间', width: 9 }, { title: '方式', width: 10 }, { title: frozen ? '到会情况' : '签名', width: 12 },
    ],
    rows: entries.map((entry, i) => [
      String(i + 1), entry.unitName, entry.name, `${postsOf(charter, entry)}${entry.entitled ? '' : '（列席）'}`, entry.phone,
      arrivalOf(entry),
      entry.arrivedAt === undefined ? '' : (methods.get(entry.personId) ?? ''),
      entry.presence ? presenceName[entry.presence] : '',
    ]),
    foot: frozen ? [...footOf(frozen), ...paperNote(frozen)] : [`应到 ${entries.filter(({ entitled }) => entitled).length} 人；实到${BLANK}人，请假${BLANK}人，缺席${BLANK}人；到会率${BLANK}`],
  }
}

function footOf({ counts, entitled, quorum, observers }: Frozen): string[] {
  const came = counts.present + counts.late + counts.left
  return [
    `应到 ${entitled} 人；实到 ${came} 人，请假 ${counts.excused} 人，缺席 ${counts.explained + counts.absent} 人；到会率 ${percent(came, entitled)}`,
    ...(observers.length ? [`列席 ${observers.length} 人：${observers.join('、')}`] : []),
    ...(quorum ? [quorum.sentence] : []),
  ]
}

/** What is to be known of those who signed on paper. */
function paperNote({ entries }: Frozen): string[] {
  const signed = entries.filter(({ method }) => method === 'paper').length
  return signed === 0 ? [] : [`${METHODS.paper} ${signed} 人：按签字的纸表补录，两人核对，表上没有时间，不计迟到`]
}

/** Everybody who is away with leave or has sent an observer, in the order of the roll. */
export function leaveSheet(charter: Charter, meeting: Meeting, roll: readonly RollEntry[], facts: readonly AttendanceFact[]): Sheet {
  const rows = roll.flatMap((entry) => {
    const reply = facts.find((fact) => fact.fact === 'reply' && fact.personId === entry.personId)
    if (reply?.fact !== 'reply' || (reply.choice !== 'leave' && reply.choice !== 'observer')) return []
    const { substitute } = reply
    return [[
      entry.unitName, entry.name, postsOf(charter, entry), reply.choice === 'leave' ? '请假' : '派人列席', reply.reason,
      substitute ? [substitute.name, substitute.title].filter(Boolean).join('，') : '',
      reply.ordinal === undefined ? '' : `第 ${reply.ordinal} 次`, fullTime(reply.at), reply.by.name, reply.acknowledged ? fullTime(reply.acknowledged.at) : '',
      reply.exception ? `${reply.exception.by.name}：${reply.exception.reason}` : '',
    ]]
  })
  return {
    title: `${meeting.title}请假名单`,
    about: about(meeting),
    columns: [
      { title: '序号', width: 6 }, { title: '单位', width: 24 }, { title: '姓名', width: 10 }, { title: '职务', width: 16 }, { title: '类型', width: 10 },
      { title: '事由', width: 24 }, { title: '列席人', width: 16 }, { title: '今年', width: 10 }, { title: '登记时间', width: 20 }, { title: '登记人', width: 10 },
      { title: '秘书处知悉', width: 20 }, { title: '例外', width: 20 },
    ],
    rows: rows.map((row, i) => [String(i + 1), ...row]),
    foot: [`共 ${rows.length} 人`],
  }
}

/** Who was there and how, of a closed meeting; the frozen result line by line. */
export function attendanceSheet(charter: Charter, meeting: Meeting & { readonly final: Frozen }): Sheet {
  const { entries } = meeting.final
  return {
    title: `${meeting.title}到会情况`,
    about: about(meeting),
    columns: [
      { title: '序号', width: 6 }, { title: '单位', width: 24 }, { title: '姓名', width: 10 }, { title: '职务', width: 16 }, { title: '到会情况', width: 14 },
      { title: '签到', width: 10 }, { title: '离场', width: 10 }, { title: '说明', width: 30 },
    ],
    rows: entries.map((entry, i) => [
      String(i + 1), entry.unitName, entry.name, `${postsOf(charter, entry)}${entry.entitled ? '' : '（列席）'}`, presenceName[entry.presence],
      entry.method === 'paper' ? METHODS.paper : arrivalOf(entry), entry.leftAt === undefined ? '' : clock(entry.leftAt), entry.note ?? '',
    ]),
    foot: [...footOf(meeting.final), ...paperNote(meeting.final)],
  }
}

/** One name card a person with a seat. */
export interface NameCard {
  readonly name: string
  readonly unit: string
  readonly post: string
}

export const nameCards = (charter: Charter, roll: readonly RollEntry[]): NameCard[] =>
  roll.map((entry) => ({ name: entry.name, unit: entry.unitName, post: postsOf(charter, entry) }))

/** The closed statutory meetings of a year, each unit's line and each person's: who came how often of so many. */
export function yearSheets(charter: Charter, year: number, held: readonly Meeting[], units: readonly Unit[]): Sheet[] {
  const meetings = held
    .filter((meeting): meeting is Meeting & { final: Frozen } => isStatutory(meeting.kind) && meeting.final !== undefined)
    .sort((a, b) => a.startsAt - b.startsAt)
  const people = new Map<string, FrozenEntry>()
  for (const { final } of meetings) for (const entry of final.entries) if (entry.entitled) people.set(entry.personId, entry)
  const at = (meeting: { final: Frozen }, personId: string) => meeting.final.entries.find((entry) => entry.personId === personId && entry.entitled)

  const lineOf = (members: readonly FrozenEntry[]) => {
    const seats = meetings.map((meeting) => members.flatMap(({ personId }) => at(meeting, personId) ?? []))
    const all = seats.flat()
    const came = all.filter(({ presence }) => ARRIVED.has(presence)).length
    const counts = (...of: Presence[]) => String(all.filter(({ presence }) => of.includes(presence)).length)
    return {
      cells: seats.map((entries) => entries.map(({ presence }) => presenceName[presence]).join('、') || '—'),
      sums: [String(all.length), String(came), counts('late'), counts('excused'), counts('explained', 'absent'), percent(came, all.length)],
    }
  }
  const columns = (first: readonly Column[]): Column[] => [
    ...first,
    ...meetings.map(({ title }) => ({ title, width: 14 })),
    ...['应到', '实到', '其中迟到', '请假', '缺席', '到会率'].map((title) => ({ title, width: 10 })),
  ]
  const everybody = [...people.values()].sort((a, b) => (a.pinyin < b.pinyin ? -1 : 1))
  const names = new Map([...units.map(({ _id, name }) => [_id, name] as const), ...everybody.map(({ unitId, unitName }) => [unitId, unitName] as const)])
  const foot = [`${year} 年已闭会的${meetingKindName.assembly}、${meetingKindName.council}共 ${meetings.length} 次；派人列席的不计到会。`]
  const byUnit = [...names].map(([unitId, name]) => {
    const { cells, sums } = lineOf(everybody.filter((person) => person.unitId === unitId))
    return [name, ...cells, ...sums]
  })
  const byPerson = everybody.map((person) => {
    const { cells, sums } = lineOf([person])
    return [person.unitName, person.name, postsOf(charter, person), ...cells, ...sums]
  })
  return [
    { title: `${year} 年成员单位出勤`, about: [], columns: columns([{ title: '单位', width: 26 }]), rows: byUnit, foot },
    { title: `${year} 年个人出勤`, about: [], columns: columns([{ title: '单位', width: 26 }, { title: '姓名', width: 10 }, { title: '职务', width: 16 }]), rows: byPerson, foot },
  ]
}
