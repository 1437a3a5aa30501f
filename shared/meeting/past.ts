import { type By, leaveYears } from '../attendance/model'
import type { Charter } from '../charter/charter'
import { evaluate } from '../charter/evaluate'
import type { Quorum } from '../charter/quorum'
import { chairPost, delegablePost, holdsVice } from '../charter/sittings'
import { accept, type Decision, isRefusal, refuse, type Refusal } from '../kernel/decision'
import { factId } from '../kernel/id'
import { type Instant, yearOf } from '../kernel/time'
import {
  type Frozen, type FrozenEntry, type Meeting, type MeetingPlan, type PaperRecord, type PaperResolution, PRESENCES, type Presence, type RollEntry, type Session,
} from './model'
import type { PastRecord } from './past-operations'
import { quorumAmong, recordOf } from './presence'

/** The id of a registered meeting is the fact that there was one of this kind, 届 and 次; it exists once. */
export const pastId = (kind: string, term: number, number: number): string => factId('paper', kind, String(term), String(number))

export interface PastFacts {
  /** Who sat in the body on that day. */
  readonly roll: readonly RollEntry[]
  readonly session: Session | null
  /** Another meeting of the same kind, 届 and 次. */
  readonly same: Pick<Meeting, '_id' | 'title'> | undefined
  readonly by: By
}

/**
 * Copies a meeting from its minutes as a closed one. Facts are computed by the charter and, where it would not have it so,
 * remarked on with the clause. Refused is what cannot be: hours ahead or reversed, the same meeting twice, somebody who did
 * not sit in the body on that day, or in two places, a chair who was not there, more votes than people.
 */
export function decideRegister(charter: Charter, facts: PastFacts, given: PastRecord, at: Instant): Decision<Meeting> {
  if (facts.same) {
    return refuse('ALREADY_REGISTERED', `已有第 ${given.term} 届第 ${given.number} 次：${facts.same.title}`, { field: 'number', facts: { meetingId: facts.same._id } })
  }
  return copied(charter, facts, given, at, (told) => ({
    ...told,
    _id: pastId(given.kind, given.term, given.number),
    v: 0,
    edition: 1,
    history: [{ at, by: facts.by.name, what: '补录纸质会议', note: given.source }],
  }))
}

/** Copies it again. What the record is of, its kind, 届 and 次, stays; everything else may have been copied wrongly at any time. */
export function decideCorrectPast(charter: Charter, meeting: Meeting, facts: Omit<PastFacts, 'same'>, given: PastRecord, edition: number, reason: string, at: Instant): Decision<Meeting> {
  if (!meeting.paper) return refuse('NOT_PAPER', '这次会议不是补录的，不能这样更正', { field: 'meetingId' })
  if (meeting.edition !== edition) return refuse('MOVED', '这次会议刚被别人更正过，请刷新后再改', { field: 'edition' })
  const fixed = (['kind', 'term', 'number'] as const).find((field) => meeting[field] !== given[field])
  if (fixed) return refuse('FIXED', '会议种类、届、次不能更正', { field: fixed })
  return copied(charter, facts, given, at, (told) => ({
    ...told,
    _id: meeting._id,
    v: meeting.v,
    edition: meeting.edition + 1,
    paper: { ...told.paper!, by: meeting.paper!.by, at: meeting.paper!.at },
    history: [...meeting.history, { at, by: facts.by.name, what: '更正补录', note: reason }],
  }))
}

type Told = Omit<Meeting, '_id' | 'v' | 'edition' | 'history'>

function copied(charter: Charter, { roll, session, by }: Omit<PastFacts, 'same'>, given: PastRecord, at: Instant, stored: (told: Told) => Meeting): Decision<Meeting> {
  const flaw = badHours(given, at) ?? badPeople(roll, given)
  if (flaw) return flaw
  const { kind, title, term, number, startsAt, endsAt, place, resolutions, source, files } = given
  const chair = roll.find(({ personId }) => personId === given.presiding)!
  const office = chairPost(charter, kind)
  const byOffice = office !== undefined && chair.posts.includes(office)
  const there = new Set(given.present)
  const quorum = quorumAmong(charter, { kind, session }, roll, ({ personId }) => there.has(personId))!
  const checked = resolutionsOf(charter, { kind, session, roll, there, quorum }, resolutions)
  if (isRefusal(checked)) return checked
  const plan: MeetingPlan = {
    kind, title, term, number, startsAt, endsAt, place,
    replyBy: startsAt,
    directions: '',
    contactName: by.name,
    contactPhone: '—',
    topics: resolutions.map((one) => ({ title: one.title, matter: one.matter })),
    papers: [],
    logistics: { companions: false, lodging: false, meals: false, plate: false },
    invited: [],
    basis: '',
  }
  const paper: PaperRecord = {
    by: by.name, at, source, files, resolutions,
    remarks: [
      ...(quorum.stands ? [] : [remarkOn(quorum)]),
      ...checked.value,
      ...(byOffice ? [] : [{ message: `由${chair.name}主持，不是${office === undefined ? '规定的主持人' : nameOf(charter, office)}`, clause: delegablePost(charter, kind) === null ? 'X27' : 'CH12.1d' }]),
    ],
  }
  return accept(
    stored({
      ...plan,
      status: 'closed',
      session,
      presiding: { personId: chair.personId, name: chair.name, by: byOffice ? 'office' : 'delegation' },
      door: { key: '', fixed: false, shared: false },
      final: frozenOf(charter, given, roll, session, quorum),
      paper,
    }),
  )
}

const nameOf = (charter: Charter, post: string): string => charter.posts.find(({ id }) => id === post)?.name ?? post

function badHours({ term, number, startsAt, endsAt }: PastRecord, at: Instant): Refusal | undefined {
  if (term === 0) return refuse('BAD_TERM', '届从 1 起', { field: 'term' })
  if (number === 0) return refuse('BAD_NUMBER', '次从 1 起', { field: 'number' })
  if (startsAt >= at) return refuse('AHEAD', '还没有开的会请用「通知会议」', { field: 'startsAt' })
  if (endsAt <= startsAt) return refuse('ENDS_BEFORE', '结束时间应晚于开始时间', { field: 'endsAt' })
  if (endsAt > at) return refuse('AHEAD', '结束时间在今后，请核对', { field: 'endsAt' })
  return undefined
}

function badPeople(roll: readonly RollEntry[], { present, excused, presiding }: PastRecord): Refusal | undefined {
  const seated = new Set(roll.filter(({ entitled }) => entitled).map(({ personId }) => personId))
  const named = [...present.map((personId, i) => ({ personId, field: `present.${i}` })), ...excused.map(({ personId }, i) => ({ personId, field: `excused.${i}.personId` }))]
  const seen = new Set<string>()
  for (const { personId, field } of named) {
    if (!seated.has(personId)) return refuse('NOT_SEATED', '有人那天不在应到名单里：请先在名册上登记他当时的职务，或写进列席', { field })
    if (seen.has(personId)) return refuse('TWICE', `${roll.find((one) => one.personId === personId)!.name}登记了两次，请核对`, { field })
    seen.add(personId)
  }
  if (!present.includes(presiding)) return refuse('CHAIR_ABSENT', '主持人应在到会的人里', { field: 'presiding' })
  return undefined
}

const remarkOn = ({ sentence, tests }: Pick<Quorum, 'sentence' | 'tests'>) => {
  const failed = tests.find(({ holds }) => !holds)
  return { message: sentence, ...(failed && { clause: failed.clause }) }
}

interface Sat {
  readonly kind: PastRecord['kind']
  readonly session: Session | null
  readonly roll: readonly RollEntry[]
  readonly there: ReadonlySet<string>
  readonly quorum: Quorum
}

/** What the charter says of each resolution whose votes are known; a quorum that did not stand is said once, not again here. */
function resolutionsOf(charter: Charter, { kind, session, roll, there, quorum }: Sat, resolutions: readonly PaperResolution[]): Decision<PaperRecord['remarks']> {
  const vices = roll.filter(({ entitled, posts }) => entitled && holdsVice(charter, posts))
  const remarks: { message: string; clause?: string }[] = []
  for (const [i, { title, matter, yes, no, abstain, passed }] of resolutions.entries()) {
    if (yes === undefined) continue
    const verdict = evaluate(charter, {
      body: kind, session: session ?? 'unknown', matter, yes,
      entitled: roll.filter(({ entitled }) => entitled).length,
      present: there.size,
      viceEntitled: vices.length,
      vicePresent: vices.filter(({ personId }) => there.has(personId)).length,
      ...(no !== undefined && { no }),
      ...(abstain !== undefined && { abstain }),
    })
    if (isRefusal(verdict)) return { ...verdict, field: `resolutions.${i}.${verdict.field ?? 'yes'}` }
    const { outcome, sentence, tests } = verdict.value
    if (!quorum.stands || (outcome === 'PASSED') === passed) continue
    const { clause } = remarkOn({ sentence, tests })
    remarks.push({ message: `「${title}」纪要记为${passed ? '通过' : '未通过'}；核算：${sentence}`.slice(0, 300), ...(clause !== undefined && { clause }) })
  }
  return accept(remarks)
}

function frozenOf(charter: Charter, { present, excused, endsAt, observers }: PastRecord, roll: readonly RollEntry[], session: Session | null, quorum: Quorum): Frozen {
  const reasons = new Map(excused.map(({ personId, reason }) => [personId, reason]))
  const entries = roll.map((entry): FrozenEntry => {
    const presence: Presence = present.includes(entry.personId) ? 'present' : reasons.has(entry.personId) ? 'excused' : 'absent'
    const note = reasons.get(entry.personId)
    return { ...entry, presence, ...(note && { note }) }
  })
  return {
    at: endsAt,
    charter: charter.id,
    session,
    entries,
    counts: Object.fromEntries(PRESENCES.map((one) => [one, entries.filter(({ presence }) => presence === one).length])) as Record<Presence, number>,
    entitled: entries.length,
    inRoom: present.length,
    observers,
    door: { fixed: false, shared: false },
    quorum: recordOf(quorum),
  }
}

/**
 * One entry a leave, written once and never moved: it says where to look, and the meeting itself says who was excused, so
 * that a correction needs no second writing and no answer of the same year is written over (X28).
 */
export const leaveRows = ({ _id: meetingId, startsAt }: Meeting, excused: PastRecord['excused']) =>
  excused.map(({ personId }) => {
    const year = yearOf(startsAt)
    return { collection: leaveYears.name, _id: factId(personId, String(year), meetingId), fields: { personId, year, meetingIds: [meetingId] }, once: true }
  })
