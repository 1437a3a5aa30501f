import { chinaTime, type Day, wallTime } from 'shared/kernel/time'
import type { PastRecord } from 'shared/meeting/past-operations'

/** How one person of the roll stands in the minutes. */
export type There = 'present' | 'excused' | 'absent'

export interface DraftResolution {
  readonly number: string
  readonly title: string
  readonly major: boolean
  readonly yes: string
  readonly no: string
  readonly abstain: string
  readonly passed: boolean
}

/** The form as it is typed. Whoever is not named in `there` was present. */
export interface PastDraft {
  readonly kind: PastRecord['kind']
  readonly title: string
  readonly term: string
  readonly number: string
  readonly day: Day
  readonly from: string
  readonly to: string
  readonly place: string
  readonly presiding: string
  readonly there: Readonly<Record<string, There>>
  readonly reasons: Readonly<Record<string, string>>
  readonly observers: string
  readonly resolutions: readonly DraftResolution[]
  readonly source: string
  readonly files: readonly { readonly name: string; readonly file: string }[]
  readonly reason: string
}

export const emptyResolution: DraftResolution = { number: '', title: '', major: false, yes: '', no: '', abstain: '', passed: true }

export const emptyDraft = (day: Day): PastDraft => ({
  kind: 'council', title: '', term: '', number: '', day, from: '09:00', to: '11:00', place: '', presiding: '',
  there: {}, reasons: {}, observers: '', resolutions: [], source: '', files: [], reason: '',
})

const written = (n: number | undefined): string => (n === undefined ? '' : String(n))

/** A record as the form shows it. Those of the roll who are in neither list were absent; `absentees` completes them. */
export function draftOf(record: PastRecord): PastDraft {
  const { kind, title, term, number, startsAt, endsAt, place, presiding, present, excused, observers, resolutions, source, files } = record
  return {
    kind, title, place, presiding, source,
    files: files.map((one) => ({ ...one })),
    term: String(term),
    number: String(number),
    day: wallTime(startsAt).slice(0, 10),
    from: wallTime(startsAt).slice(11),
    to: wallTime(endsAt).slice(11),
    there: Object.fromEntries([...present.map((id) => [id, 'present'] as const), ...excused.map(({ personId }) => [personId, 'excused'] as const)]),
    reasons: Object.fromEntries(excused.map(({ personId, reason }) => [personId, reason])),
    observers: observers.join('、'),
    resolutions: resolutions.map((one) => ({
      number: one.number, title: one.title, major: one.matter === 'major', passed: one.passed,
      yes: written(one.yes), no: written(one.no), abstain: written(one.abstain),
    })),
    reason: '',
  }
}

/** How somebody is marked: in a new record present until told otherwise, in one that is corrected as it stands. */
export const thereOf = (draft: PastDraft, personId: string, correcting: boolean): There => draft.there[personId] ?? (correcting ? 'absent' : 'present')

export const startOf = ({ day, from }: Pick<PastDraft, 'day' | 'from'>): number => chinaTime(`${day}T${from}`)

const typed = <K extends string>(key: K, text: string): Partial<Record<K, number>> => (text === '' ? {} : ({ [key]: Number(text) } as Record<K, number>))

/** What is sent, for those who sat in the body on that day. */
export function recordOf(draft: PastDraft, roll: readonly string[], correcting: boolean): PastRecord {
  const those = (there: There) => roll.filter((personId) => thereOf(draft, personId, correcting) === there)
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    term: Number(draft.term),
    number: Number(draft.number),
    startsAt: startOf(draft),
    endsAt: chinaTime(`${draft.day}T${draft.to}`),
    place: draft.place.trim(),
    presiding: draft.presiding,
    present: those('present'),
    excused: those('excused').map((personId) => ({ personId, reason: (draft.reasons[personId] ?? '').trim() })),
    observers: draft.observers.split(/[、，,\s]+/).filter((name) => name !== ''),
    resolutions: draft.resolutions.map((one) => ({
      number: one.number.trim(),
      title: one.title.trim(),
      matter: one.major ? 'major' : 'ordinary',
      passed: one.passed,
      ...typed('yes', one.yes), ...typed('no', one.no), ...typed('abstain', one.abstain),
    })),
    source: draft.source.trim(),
    files: draft.files.map((one) => ({ ...one })),
  }
}

/** The first thing that is missing before it can be sent. */
export function missing(draft: PastDraft, correcting: boolean): string | undefined {
  if (draft.term === '' || draft.number === '') return '请填写第几届第几次'
  if (draft.title.trim() === '') return '请填写会议名称'
  if (draft.place.trim() === '') return '请填写地点'
  if (draft.presiding === '') return '请选择主持人'
  if (draft.resolutions.some(({ title }) => title.trim() === '')) return '有一项决议没有写标题'
  if (draft.source.trim() === '') return '请写明依据，如哪一期纪要'
  if (correcting && draft.reason.trim() === '') return '请写明更正原因'
  return undefined
}
