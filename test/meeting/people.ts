import type { CheckIn, Reply } from 'shared/attendance/model'
import { chinaTime, HOUR, type Instant } from 'shared/kernel/time'
import type { Meeting, RollEntry } from 'shared/meeting/model'

export const START = chinaTime('2026-12-18T09:00')
export const by = { personId: 'secretary', name: '赵卫东' }

export const meetingWith = (over: Partial<Meeting> = {}): Meeting => ({
  _id: 'm', v: 3, edition: 1, status: 'published', session: 'regular',
  kind: 'assembly', title: '第一届理事大会第二次会议', term: 1, number: 2,
  startsAt: START, endsAt: START + 2 * HOUR, replyBy: START - HOUR,
  place: '报告厅', directions: '', contactName: '赵卫东', contactPhone: '13600000006',
  topics: [{ title: '审议年度工作报告', matter: 'ordinary' }], papers: [],
  logistics: { companions: false, lodging: false, meals: false, plate: false },
  invited: [], basis: '理事长会〔2026〕3号',
  presiding: { personId: 'p1', name: '王文华', by: 'office' },
  door: { key: 'key-of-the-door', fixed: false, shared: false },
  publishedAt: START - 20 * 24 * HOUR, history: [],
  ...over,
})

/** `n` directors p1…pn; the first is the chair, the next `vices` are vice chairs. */
export const rollWith = (n: number, vices: number, council = false): RollEntry[] =>
  Array.from({ length: n }, (_, i) => ({
    personId: `p${i + 1}`, name: `理事${i + 1}`, pinyin: `li shi ${i + 1}`, initials: 'ls', unitId: `u${i}`, unitName: `单位${i}`, title: '', phone: '',
    posts: [...(i === 0 ? ['chair'] : i <= vices ? ['viceChair'] : council ? ['secretaryGeneral'] : []), 'director'],
    entitled: true,
  }))

export const checkInAt = (personId: string, arrivedAt: Instant, over: Partial<CheckIn> = {}): CheckIn => ({
  _id: `m:${personId}:checkIn`, v: 1, fact: 'checkIn', meetingId: 'm', personId, arrivedAt, method: 'register', by, absences: [], annulled: null, history: [], ...over,
})

export const replyWith = (personId: string, over: Partial<Reply> = {}): Reply => ({
  _id: `m:${personId}:reply`, v: 1, fact: 'reply', meetingId: 'm', personId, choice: 'leave', reason: '出差', logistics: {},
  at: START - 24 * HOUR, by: { personId, name: personId }, onBehalf: false, ordinal: 1, history: [], ...over,
})

export const arrived = (n: number, at: Instant = START - HOUR / 2): CheckIn[] => Array.from({ length: n }, (_, i) => checkInAt(`p${i + 1}`, at))
