import type { Charter, Parameter, Party } from '../charter'

const council: Party = { body: 'council' }
const assembly: Party = { body: 'assembly' }
const secretary: Party = { post: 'secretaryGeneral' }
const secretariat: Party = { body: 'secretariat' }
const meeting: Party = { anyone: 'meeting' }

/** A default of ours where the texts are silent. */
const ours = <T>(name: string, value: T, changedBy: Party, clause: string | null = null): Parameter<T> => ({
  name,
  value,
  changedBy,
  clause,
  ours: true,
  changed: null,
})

/** What the texts say themselves, kept as a setting because it may be amended. */
const theirs = <T>(name: string, value: T, changedBy: Party, clause: string): Parameter<T> => ({
  ...ours(name, value, changedBy, clause),
  ours: false,
})

/** The answers to what the texts leave open, each with who may change it. */
export const parameters: Charter['parameters'] = {
  yearEndWindow: ours(
    '年底大会的时间范围',
    { body: 'assembly', from: '11-01', to: '12-31', alarmFrom: '10-01' },
    council,
    'CH12.1a',
  ),
  leadDays: ours(
    '会议通知提前天数',
    { assembly: { regular: 10, adhoc: 2, unknown: 10 }, council: { regular: 5, adhoc: 2, unknown: 5 } },
    council,
    'MR5',
  ),
  doorLead: ours('签到提前开放', { minutes: 60 }, secretary),
  lateTolerance: ours('迟到早退宽限', { minutes: 10 }, secretary, 'MR7.5'),
  leaveDeadline: ours('请假提醒时限', { warnHours: 24 }, secretary, 'MR7.7a'),
  urgeInterval: ours('两次催办至少间隔', { hours: 12 }, secretary),
  leaveQuota: theirs('每人每年请假次数', { perYear: 2, bodies: ['assembly', 'council'] }, assembly, 'MR7.7b'),
  chairDelegation: theirs('委托主持', { assembly: { to: 'viceChair', most: 1 }, council: null }, council, 'CH12.1d'),
  votingMode: ours(
    '表决方式',
    { usual: 'open', secretIfTheMeetingDecides: ['election', 'removal', 'expulsion'] },
    meeting,
  ),
  castingVote: ours('票数相等时主持人另投一票', false, assembly),
  quorumAtEachVote: ours('每次表决重新核对法定人数', true, assembly, 'CH12.1b'),
  vacanciesCount: ours('空缺席位计入总数', false, assembly),
  remoteCounts: ours('远程参加计入到会', false, assembly),
  circulationVote: ours('传签表决', false, assembly),
  substituteVotes: ours('派来的代表有表决权', false, assembly, 'CH11a'),
  onePersonOneUnit: ours('一人只能代表一个单位', true, assembly, 'CH11a'),
  membershipEndsWithTerm: ours('理事任期随届结束', true, assembly, 'CH11c'),
  newChairNominates: ours('换届时由新任理事长提名', true, assembly, 'CH20.5'),
  termsInRow: ours<number | null>('同一职务连任届数', null, assembly),
  byElectionTerm: ours('补选的任期', 'remainder', assembly),
  ageOn: ours('年龄以哪一天为准', 'election-day', assembly, 'CH16.3'),
  authority: ours<string | null>('主管部门', null, council, 'CH27'),
  registered: ours('集团已登记', false, council),
  visitsPerTerm: ours('每届走访每个成员次数', 1, council),
  reportEvery: ours('成员报送信息周期', 'month', council),
  reportDue: ours('报送期限', { days: 5 }, secretariat, 'VI2c'),
  bulletinEvery: ours('简报周期', 'quarter', council),
  forumEvery: ours('论坛周期', 'year', council),
  bankFreshness: ours('人才库更新期限', { staleDays: 31, hiddenDays: 62 }, secretariat),
  postingLife: ours('供需信息有效期', { days: 31, renewFromDay: 24 }, secretariat),
  trainingDay: ours('培训一人日', { hours: 6 }, secretariat, 'VI2g'),
  assessmentYear: ours('考核年度', { year: 'calendar', selfScoreMonth: 1 }, { body: 'assessmentCommittee' }),
  unassessedYearBreaksStreak: ours('未考核年度中断连续计算', true, council),
  newMemberMonths: ours('新成员免计月数', 6, council),
  objectionWorkingDays: ours('异议期工作日', 5, council),
  retentionYears: ours<Readonly<Record<string, number | null>>>(
    '保管期限',
    {
      roster: null,
      charter: null,
      assemblyMinutes: null,
      councilMinutes: 30,
      reports: 30,
      seals: 30,
      notices: 10,
      letters: 10,
    },
    council,
  ),
  destructionWaitDays: ours('批准销毁后的等待天数', 30, secretary),
  loanDays: ours('档案借阅天数', 14, secretary),
  applicantApproverKeeperDiffer: ours('申请、批准、保管不得为同一人', true, council),
  phoneLooks: ours('每人每天可查看的电话', { perDay: 30 }, secretary),
}
