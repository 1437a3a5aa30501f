import type { Charter } from 'shared/charter/charter'
import type { Question } from 'shared/charter/question'
import { quorumOf } from 'shared/charter/quorum'

/** Counts as they are typed. */
export interface Counts {
  entitled: string
  present: string
  attended: string
  viceEntitled: string
  vicePresent: string
  yes: string
  no: string
  abstain: string
}

export interface Form extends Counts {
  body: string
  session: string
  matter: string
}

export const EMPTY: Form = {
  body: 'assembly',
  session: 'regular',
  matter: 'ordinary',
  entitled: '',
  present: '',
  attended: '',
  viceEntitled: '',
  vicePresent: '',
  yes: '',
  no: '',
  abstain: '',
}

const SESSIONS: Record<string, string> = { regular: '例会', adhoc: '临时会议', unknown: '说不清' }
const MATTERS: Record<string, string> = { ordinary: '一般事项', major: '重大事项' }

const named = (names: Record<string, string>, values: readonly string[]) =>
  values.map((value) => ({ value, label: names[value] ?? value }))

/** What there is to choose, and which of it makes a difference for the chosen body. */
export function choices(charter: Charter, { body, session, matter }: Pick<Form, 'body' | 'session' | 'matter'>) {
  const rules = charter.rules.filter((rule) => rule.body === body)
  const applied = rules.filter((rule) => (rule.sessions ?? [session]).includes(session) && (rule.matters ?? [matter]).includes(matter))
  return {
    bodies: charter.bodies.filter((b) => b.sessions.length > 0).map((b) => ({ value: b.id, label: b.name })),
    sessions: rules.some((rule) => rule.sessions) ? named(SESSIONS, charter.bodies.find((b) => b.id === body)?.sessions ?? []) : [],
    matters: rules.some((rule) => rule.matters) ? named(MATTERS, charter.matters) : [],
    vices: applied.some((rule) => rule.force === 'binding' && rule.least.of === 'viceChairs'),
  }
}

/** A count as typed: digits, or nothing. Anything else is no number and is refused by name. */
const number = (text: string): number | undefined => (text.trim() === '' ? undefined : /^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN)

/** What the charter is asked, once the three counts without which nothing can be said are there. */
export function questionOf(charter: Charter, form: Form): { question: Question } | { missing: string } {
  const [entitled, present, yes] = [form.entitled, form.present, form.yes].map(number)
  if (entitled === undefined) return { missing: '请先填写应到人数' }
  if (present === undefined) return { missing: '请先填写到会人数' }
  if (yes === undefined) return { missing: '请先填写同意票数' }
  const { vices } = choices(charter, form)
  return {
    question: without({
      body: form.body,
      session: form.session,
      matter: form.matter,
      entitled,
      present,
      yes,
      attended: number(form.attended),
      no: number(form.no),
      abstain: number(form.abstain),
      viceEntitled: vices ? number(form.viceEntitled) : undefined,
      vicePresent: vices ? number(form.vicePresent) : undefined,
    }),
  }
}

const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T

/** Does the meeting stand? Said as soon as the counts that decide it are there. */
export function quorumSays(charter: Charter, form: Form): string | undefined {
  const { vices } = choices(charter, form)
  const [entitled, present, attended, viceEntitled, vicePresent] = [
    form.entitled,
    form.present,
    form.attended,
    vices ? form.viceEntitled : '0',
    vices ? form.vicePresent : '0',
  ].map(number)
  const counts = [entitled, present, viceEntitled, vicePresent]
  if (!counts.every((n): n is number => n !== undefined && !Number.isNaN(n))) return undefined
  return quorumOf(charter, without({ body: form.body, session: form.session, entitled: entitled!, present: present!, attended, viceEntitled, vicePresent })).sentence
}
