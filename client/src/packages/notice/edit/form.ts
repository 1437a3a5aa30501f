import type { Charter } from 'shared/charter/charter'
import { chinaTime, type Instant, wallTime } from 'shared/kernel/time'
import type { Scope } from 'shared/message/notice/model'
import type { NoticeDraft, NoticeView } from 'shared/message/notice/operations'
import { flawToSend } from 'shared/message/notice/rules'

/** A paper of the form: one that was just uploaded, or one that lies with the notice already, by its place there. */
export interface FormPaper {
  readonly name: string
  readonly file?: string
  readonly kept?: number
}

/** What the secretariat types, as typed. */
export interface Form {
  readonly title: string
  readonly text: string
  readonly papers: readonly FormPaper[]
  readonly scope: Scope
  readonly confirms: boolean
  /** `2026-12-18`; empty until chosen. */
  readonly confirmDay: string
  readonly confirmTime: string
  readonly numbered: boolean
  readonly later: boolean
  readonly sendDay: string
  readonly sendTime: string
}

export const EMPTY: Form = {
  title: '',
  text: '',
  papers: [],
  scope: { units: 'all', kinds: [], posts: [], departments: [], personIds: [] },
  confirms: false,
  confirmDay: '',
  confirmTime: '18:00',
  numbered: true,
  later: false,
  sendDay: '',
  sendTime: '09:00',
}

/** The form for a stored notice: the draft itself, or one that starts from what it puts right. */
export function formOf({ title, text, papers, confirmBy, desk }: NoticeView): Form {
  const [confirmDay = '', confirmTime = EMPTY.confirmTime] = confirmBy === null ? [] : wallTime(confirmBy).split('T')
  return {
    ...EMPTY,
    title, text, confirmDay, confirmTime,
    papers: papers.map(({ name }, kept) => ({ name, kept })),
    scope: desk?.scope ?? EMPTY.scope,
    numbered: desk?.numbered ?? true,
    confirms: confirmBy !== null,
  }
}

const instantOf = (day: string, time: string): Instant | undefined => (day === '' || time === '' ? undefined : chinaTime(`${day}T${time}`))

export const sendAtOf = ({ later, sendDay, sendTime }: Form): Instant | undefined => (later ? instantOf(sendDay, sendTime) : undefined)

/** What is sent to the cloud. */
export function draftOf(form: Form, corrects: string): NoticeDraft {
  const { units, kinds, posts, departments, personIds } = form.scope
  const confirmBy = form.confirms ? instantOf(form.confirmDay, form.confirmTime) : undefined
  return {
    title: form.title.trim(),
    text: form.text.trim(),
    papers: form.papers.map((paper) => ({ ...paper })),
    scope: { units, kinds: units === 'kinds' ? [...kinds] : [], posts: units === 'none' ? [] : [...posts], departments: [...departments], personIds: [...personIds] },
    numbered: form.numbered,
    ...(confirmBy !== undefined && { confirmBy }),
    ...(corrects !== '' && { corrects }),
  }
}

export const STEPS = ['内容', '发给谁', '核对'] as const
export type Step = 0 | 1 | 2

export interface Gap {
  readonly message: string
  readonly step: Step
}

/** The first thing that keeps it from going out at `now`, or at the time that was chosen, with the step that mends it. */
export function gapOf(charter: Charter, form: Form, now: Instant): Gap | undefined {
  if (form.title.trim() === '') return { message: '还没有写标题', step: 0 }
  if (form.later && sendAtOf(form) === undefined) return { message: '请选定时的日期', step: 2 }
  if (form.confirms && form.confirmDay === '') return { message: '请选确认的截止日期', step: 0 }
  const { text, scope, confirmBy = null } = draftOf(form, '')
  const flaw = flawToSend(charter, { text, scope, confirmBy }, sendAtOf(form) ?? now)
  return flaw && { message: flaw.message, step: flaw.field?.startsWith('scope') ? 1 : 0 }
}
