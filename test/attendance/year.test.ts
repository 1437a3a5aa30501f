import { qixian } from 'shared/charter/qixian'
import { yearOfPerson, type YearFacts } from 'shared/attendance/year'
import type { HeldPost } from 'shared/identity/model'
import type { Meeting, Presence } from 'shared/meeting/model'
import { meetingWith, START } from 'test/meeting/people'

type Held = YearFacts['meetings'][number]
const closed = (_id: string, presence: Presence, over: Partial<Meeting> = {}, entitled = true): Held => ({
  meeting: meetingWith({ _id, status: 'closed', final: { entries: [{ personId: 'p5', presence, entitled }] } as never, ...over }),
  seat: entitled ? 'entitled' : 'observer',
})
const coming = (_id: string, over: Partial<Meeting> = {}): Held => ({ meeting: meetingWith({ _id, ...over }), seat: 'entitled' })
const yearWith = (over: Partial<YearFacts>, charter = qixian, today = '2026-12-20') =>
  yearOfPerson(charter, 2026, { personId: 'p5', held: [], meetings: [], leaves: [], ...over }, today)

test.each([
  ['出席', ['present'], 1, 1, 0],
  ['迟到算到会', ['late'], 1, 1, 1],
  ['早退算到会', ['left'], 1, 1, 0],
  ['请假不算到会，应到不减', ['excused'], 1, 0, 0],
  ['缺席', ['explained', 'absent'], 2, 0, 0],
  ['混在一起', ['present', 'late', 'excused', 'absent'], 4, 2, 1],
] as [string, Presence[], number, number, number][])('到会次数：%s', (_, presences, of, attended, late) => {
  expect(yearWith({ meetings: presences.map((presence, i) => closed(`m${i}`, presence)) })).toMatchObject({ of, attended, late })
})

test('没有闭会的、列席的不进到会次数；取消的、草稿和与我无关的不列出来，流会的列出来', () => {
  const year = yearWith({
    meetings: [
      coming('later', { startsAt: START + 1 }),
      closed('guest', 'present', { startsAt: START - 1 }, false),
      coming('broken', { status: 'inquorate', startsAt: START - 2 }),
      coming('gone', { status: 'cancelled' }),
      coming('unsent', { status: 'draft' }),
      { ...coming('others'), seat: 'none' },
    ],
  })
  expect(year).toMatchObject({ of: 0, attended: 0 })
  expect(year.meetings.map(({ meetingId }) => meetingId)).toEqual(['broken', 'guest', 'later'])
})

test.each([
  [0, 2], [1, 1], [2, 0], [3, 0],
])('请假 %d 次，还剩 %d 次', (used, left) => {
  const ids = Array.from({ length: used }, (_, i) => `m${i}`)
  expect(yearWith({ meetings: ids.map((id) => closed(id, 'excused')), leaves: ids }).leaves).toEqual({ used, quota: 2, left })
})

test('会议取消，或改到别的年份，请假次数还回来', () => {
  const leaves = ['held', 'cancelled', 'moved-away']
  expect(yearWith({ meetings: [coming('held'), coming('cancelled', { status: 'cancelled' })], leaves }).leaves.used).toBe(1)
})

test('章程没有规定次数时，只说用了几次', () => {
  expect(yearWith({ leaves: ['m'], meetings: [coming('m')] }, { ...qixian, parameters: {} }).leaves).toEqual({ used: 1, quota: null, left: null })
})

test.each([
  ['任期最后一天', { until: '2026-12-20' }, 0],
  ['还有一天', { until: '2026-12-21' }, 1],
  ['届满而没有改选，仍在任', { until: '2026-12-19' }, null],
  ['届满后已由他人接任', { until: '2026-12-19', ended: { why: '改选', by: '秘书', at: 0 } }, undefined],
  ['还没开始', { from: '2026-12-21' }, undefined],
  ['没有写止期', {}, null],
] as [string, Partial<HeldPost>, number | null | undefined][])('职务：%s', (_, span, days) => {
  const { posts } = yearWith({ held: [{ post: 'director', from: '2025-12-20', ...span }] })
  expect(posts.map((post) => post.days)).toEqual(days === undefined ? [] : [days])
  if (days !== undefined) expect(posts[0]).toMatchObject({ name: '理事', ranOut: span.until === '2026-12-19' })
})
