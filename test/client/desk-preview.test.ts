import { remarksOn } from 'client/packages/desk/calendar/remarks'
import { EMPTY, planOf } from 'client/packages/desk/edit/form'
import { previewChange, previewPublish } from 'client/packages/desk/edit/preview'
import { qixian } from 'shared/charter/qixian'
import { chinaTime } from 'shared/kernel/time'
import type { MeetingKind } from 'shared/meeting/model'
import type { MeetingView } from 'shared/meeting/operations'

const now = chinaTime('2026-11-01T08:00')
const plan = (kind: MeetingKind, day: string, part = {}) => ({
  ...planOf({ ...EMPTY, kind, day, place: '会议室', contactName: '赵', contactPhone: '1', topics: [{ title: '议题', matter: 'ordinary' }] }, '2026-11-01', null),
  basis: '理事长会决议',
  ...part,
})
const around = (part = {}) => ({ charter: qixian, meetingId: 'm', session: null, arrived: 0, now, ...part })
const clauses = (warnings: readonly { clause?: string | undefined }[]) => warnings.map((warning) => warning.clause)

test.each([
  ['regular', []],
  ['adhoc', ['CH13.2c']],
  ['unknown', ['X2']],
] as const)('理事长会%s：提醒写明依据', (session, remarks) => {
  const preview = previewPublish(plan('council', '2026-12-04'), around({ session }))
  expect(preview.refusal).toBeUndefined()
  expect(clauses(preview.warnings)).toEqual(remarks)
})

test.each([
  ['没有议题', plan('assembly', '2026-12-18', { topics: [] }), 'NO_TOPICS', 'MR5'],
  ['答复截止晚于开会', plan('assembly', '2026-12-18', { replyBy: chinaTime('2026-12-18T09:01') }), 'BAD_PLAN', 'MR7.7a'],
  ['没有请人的座谈会', plan('forum', '2026-12-18'), 'NOBODY_INVITED', undefined],
  ['已经过去的时间', plan('assembly', '2026-10-31', { replyBy: chinaTime('2026-10-30T18:00') }), 'IN_THE_PAST', undefined],
])('%s：按云端同一条规则先说不能发', (_name, proposed, code, clause) => {
  expect(previewPublish(proposed, around()).refusal).toMatchObject({ code, ...(clause && { clause }) })
})

test('变更列出改了什么，没改就不能提交', () => {
  const before = { ...plan('assembly', '2026-12-18'), _id: 'm', v: 4, status: 'published', session: 'regular', presiding: null, history: [] } as unknown as MeetingView
  expect(previewChange(before, plan('assembly', '2026-12-18'), '', around())).toMatchObject({ changed: [], refusal: { code: 'NOTHING_CHANGED' } })
  expect(previewChange(before, plan('assembly', '2026-12-19', { place: '礼堂' }), '检修', around())).toMatchObject({
    changed: ['开始时间', '结束时间', '答复截止', '地点'],
    refusal: undefined,
  })
  expect(previewChange(before, plan('assembly', '2026-12-19'), '检修', around({ arrived: 1 })).refusal).toMatchObject({ code: 'ARRIVED', field: 'plan.startsAt' })
  expect(previewChange(before, plan('assembly', '2026-12-18', { place: '礼堂' }), '检修', around({ arrived: 1 })).refusal).toBeUndefined()
})

test.each([
  [['2026-03-18', '2026-07-08', '2026-12-04'], []],
  [['2026-03-18', '2026-12-04'], ['CH13.2a']],
  [['2026-03-18', '2026-04-08', '2026-06-30'], ['MR4b']],
  [['2026-03-18', '2026-04-08', '2026-07-01'], []],
  [[], ['CH13.2a', 'MR4b']],
])('会期 %j 提醒 %j', (days, expected) => {
  expect(clauses(remarksOn(days))).toEqual(expected)
})
