import type { Charter } from '../charter'
import { bodyById, postById } from '../lookup'
import type { Parameters } from '../parameters'
import type { Json, Option, Shape } from './shape'

export type Key = keyof Parameters

const count = (unit: string, least: number, most: number): Shape => ({ is: 'count', unit, least, most })
const choice = (...among: readonly (readonly [Json, string])[]): Shape => ({ is: 'choice', among: among.map(([value, says]) => ({ value, says })) })
const yesNo = (yes = '是', no = '否'): Shape => choice([true, yes], [false, no])
const perhaps = (of: Shape, none: string): Shape => ({ is: 'perhaps', of, none })
const group = (parts: Readonly<Record<string, readonly [name: string, shape: Shape]>>, ...rising: readonly (readonly [string, string, string])[]): Shape => ({
  is: 'group',
  parts: Object.fromEntries(Object.entries(parts).map(([key, [name, shape]]) => [key, { name, shape }])),
  ...(rising.length > 0 && { rising: rising.map(([first, then, says]) => ({ first, then, says })) }),
})

const often = choice(['month', '每月'], ['quarter', '每季度'], ['year', '每年'])
const minutes = (most: number): Shape => group({ minutes: ['时间', count('分钟', 0, most)] })

const SESSIONS: Readonly<Record<string, string>> = { regular: '定期', adhoc: '临时', unknown: '定期与否未定' }
const bodyName = (charter: Charter, id: string): string => bodyById(charter, id)?.name ?? id
const statutory = (charter: Charter): Option[] =>
  charter.bodies.filter(({ sessions }) => sessions.length > 0).map(({ id, name }) => ({ value: id, says: name }))

/** What each setting may be; `null` where it is not registered here but decided by each meeting for itself. */
const SHAPES: { readonly [K in Key]: (charter: Charter) => Shape | null } = {
  yearEndWindow: (charter) =>
    group(
      {
        body: ['会议', { is: 'choice', among: statutory(charter).filter(({ value }) => value === charter.parameters.yearEndWindow?.value.body) }],
        from: ['最早', { is: 'monthDay' }],
        to: ['最晚', { is: 'monthDay' }],
        alarmFrom: ['开始提醒', { is: 'monthDay' }],
      },
      ['from', 'to', '不能早于最早的一天'],
      ['alarmFrom', 'to', '不能早于开始提醒的一天'],
    ),
  leadDays: (charter) =>
    group(
      Object.fromEntries(
        Object.entries(charter.parameters.leadDays?.value ?? {}).map(([body, sessions]) => [
          body,
          [bodyName(charter, body), group(Object.fromEntries(Object.keys(sessions).map((session) => [session, [SESSIONS[session] ?? session, count('天', 0, 60)]])))],
        ]),
      ),
    ),
  doorLead: () => minutes(240),
  lateTolerance: () => minutes(60),
  leaveDeadline: () => group({ warnHours: ['提前不足', count('小时', 0, 240)] }),
  leaveQuota: (charter) =>
    group({ perYear: ['每人每年', count('次', 0, 12)], bodies: ['计入的会议', { is: 'some', among: statutory(charter) }] }),
  chairDelegation: (charter) =>
    group(
      Object.fromEntries(
        Object.keys(charter.parameters.chairDelegation?.value ?? {}).map((body) => [body, [bodyName(charter, body), delegation(charter, body)]]),
      ),
    ),
  votingMode: () => null,
  castingVote: () => yesNo(),
  quorumAtEachVote: () => yesNo(),
  vacanciesCount: () => yesNo('计入', '不计入'),
  remoteCounts: () => yesNo('计入', '不计入'),
  circulationVote: () => yesNo('可以', '不可以'),
  substituteVotes: () => yesNo('有', '没有'),
  onePersonOneUnit: () => yesNo(),
  membershipEndsWithTerm: () => yesNo(),
  newChairNominates: () => yesNo(),
  termsInRow: () => perhaps(count('届', 1, 9), '不限'),
  byElectionTerm: () => choice(['remainder', '本届剩余的时间'], ['full', '完整的一届']),
  ageOn: () => choice(['election-day', '当选那一天'], ['whole-term', '整个任期']),
  authority: () => perhaps({ is: 'text', most: 40 }, '尚未确定'),
  registered: () => yesNo('已登记', '未登记'),
  visitsPerTerm: () => count('次', 0, 36),
  reportEvery: () => often,
  reportDue: () => group({ days: ['一期结束后', count('天', 0, 31)] }),
  bulletinEvery: () => often,
  forumEvery: () => often,
  bankFreshness: () =>
    group({ staleDays: ['多少天后提示更新', count('天', 1, 400)], hiddenDays: ['多少天后不再显示', count('天', 1, 800)] }, ['staleDays', 'hiddenDays', '不能早于提示更新']),
  postingLife: () => group({ days: ['有效', count('天', 1, 400)], renewFromDay: ['可续期，从第几天起', count('天', 1, 400)] }, ['renewFromDay', 'days', '不能短于可续期的那一天']),
  trainingDay: () => group({ hours: ['一人日按', count('小时', 1, 24)] }),
  assessmentYear: () => group({ year: ['年度', choice(['calendar', '自然年'])], selfScoreMonth: ['自评月份', count('月', 1, 12)] }),
  unassessedYearBreaksStreak: () => yesNo('中断', '不中断'),
  newMemberMonths: () => count('个月', 0, 24),
  objectionWorkingDays: () => count('个工作日', 0, 60),
  retentionYears: (charter) =>
    group(
      Object.fromEntries(
        Object.keys(charter.parameters.retentionYears?.value ?? {}).map((kind) => [kind, [PAPERS(charter)[kind] ?? kind, perhaps(count('年', 1, 100), '永久')]]),
      ),
    ),
  destructionWaitDays: () => count('天', 0, 365),
  loanDays: () => count('天', 1, 365),
  applicantApproverKeeperDiffer: () => yesNo(),
  urgeInterval: () => group({ hours: ['至少相隔', count('小时', 1, 240)] }),
  phoneLooks: () => group({ perDay: ['每人每天', count('个号码', 1, 1000)] }),
}

/** Nobody, or the holder of the post that the texts name for the highest body; for that body itself the texts have decided. */
function delegation(charter: Charter, body: string): Shape {
  const supreme = charter.bodies.find(({ role }) => role === 'supreme')
  const named = charter.parameters.chairDelegation?.value[supreme?.id ?? '']
  const may = named ? ([[{ ...named }, `可以委托 ${named.most} 名${postById(charter, named.to)?.name ?? named.to}`]] as const) : []
  return body === supreme?.id && named ? choice(...may) : choice([null, '不能委托'], ...may)
}

const PAPERS = (charter: Charter): Readonly<Record<string, string>> => ({
  roster: '名册',
  charter: '章程',
  assemblyMinutes: `${bodyName(charter, 'assembly')}纪要`,
  councilMinutes: `${bodyName(charter, 'council')}纪要`,
  reports: '上报和批复',
  seals: '用印登记',
  notices: '通知',
  letters: '日常函件',
})

/** Every setting that there can be, in the order in which they are shown. */
export const KEYS = Object.keys(SHAPES) as readonly Key[]

/** The shape of a setting; no change of a value changes what may be set. */
export const shapeOf = (charter: Charter, key: Key): Shape | null => SHAPES[key](charter)

const AT_MEETINGS: ReadonlySet<Key> = new Set<Key>([
  'leadDays', 'doorLead', 'lateTolerance', 'leaveDeadline', 'leaveQuota', 'chairDelegation', 'votingMode', 'castingVote',
  'quorumAtEachVote', 'vacanciesCount', 'remoteCounts', 'circulationVote', 'substituteVotes',
])

/** Whether a change is felt at a meeting whose notice is already out. */
export const touchesMeetings = (key: Key): boolean => AT_MEETINGS.has(key)
