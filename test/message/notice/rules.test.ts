import { qixian } from 'shared/charter/qixian'
import type { Department } from 'shared/department/model'
import { isRefusal } from 'shared/kernel/decision'
import { chinaTime, DAY, HOUR, MINUTE } from 'shared/kernel/time'
import type { Notice, NoticeCopy, Scope } from 'shared/message/notice/model'
import {
  decideConfirm, decideDraft, decideDrop, decideDue, decideMark, decideNumbers, decideRecall, decideSchedule, decideSend, decideUrgeNotice, decideWithdraw, noticeProgress,
} from 'shared/message/notice/rules'
import { departmentFlaw, readersIn, scopeFlaw, scopeWords, unitsAmong } from 'shared/message/notice/scope'
import type { Person } from 'shared/person/model'
import type { UnitKind } from 'shared/unit/model'

const NOW = chinaTime('2026-12-08T09:00')
const by = { personId: 'p0', name: '赵卫东' }

const scope = (over: Partial<Scope> = {}): Scope => ({ units: 'all', kinds: [], posts: [], departments: [], personIds: [], ...over })
const notice = (over: Partial<Notice> = {}): Notice => ({
  _id: 'n1', v: 3, title: '关于报送总结的通知', text: '请报送。', papers: [], scope: scope(), confirmBy: null, numbered: false, corrects: null,
  state: 'draft', edition: 2, by, at: NOW - DAY, sendAt: null, held: null, ...over,
})
const readers = ['a', 'b', 'c'].map((personId) => ({ personId, name: personId, unitId: personId === 'c' ? 'u2' : 'u1', unitName: '某校' }))
const facts = (over: Partial<Notice> = {}) => ({ notice: notice(over), readers, departments: [], references: undefined, corrected: undefined })
const outcome = (decision: { kind: string; code?: string }): string => decision.code ?? decision.kind

describe('发给谁', () => {
  const held = (post: string, from = '2026-01-01', until?: string) => [{ post, from, ...(until && { until, ended: { why: '届满', by: '秘书', at: 0 } }) }]
  const person = (_id: string, unitId: string, posts: Person['posts'] = []): Person => ({
    _id, v: 1, name: _id, pinyin: _id, initials: _id, unitId, unitName: unitId, title: '', phone: '', posts,
  })
  const persons = [
    person('校长', 'school', held('director')),
    person('教师', 'school', held('informationOfficer')),
    person('厂长', 'factory', held('director', '2026-01-01', '2026-12-07')),
    person('工程师', 'factory', held('informationOfficer', '2026-12-08')),
    person('会长', 'association'),
  ]
  const kinds = new Map<string, UnitKind>([['school', 'school'], ['factory', 'enterprise'], ['association', 'association']])

  const department = (_id: string, name: string, stints: Department['stints'], over: Partial<Department> = {}): Department => ({
    _id, v: 1, name, purpose: '', body: 'department', since: '2026-01-01', source: '大会决议', stints, by: '秘书', at: 0, ...over,
  })
  const since = '2026-06-01'
  const departments = [
    department('liaison', '联络部', [
      { personId: '校长', role: 'member', since, left: '2026-12-08' },
      { personId: '教师', role: 'member', since: '2026-12-08' },
      { personId: '会长', role: 'head', since, left: '2026-12-09' },
    ]),
    department('projects', '项目管理部', [{ personId: '工程师', role: 'head', since }, { personId: '教师', role: 'member', since }]),
    department('gone', '旧部', [{ personId: '校长', role: 'member', since }], { dissolved: { on: '2026-12-08', source: '大会决议', by: '秘书', at: 0 } }),
  ]

  test.each<[string, Partial<Scope>, string[]]>([
    ['全体', {}, ['校长', '教师', '厂长', '工程师', '会长']],
    ['一类单位', { units: 'kinds', kinds: ['school'] }, ['校长', '教师']],
    ['两类单位', { units: 'kinds', kinds: ['school', 'association'] }, ['校长', '教师', '会长']],
    ['当天在任的理事，昨天满的不算', { posts: ['director'] }, ['校长']],
    ['当天开始的信息员', { posts: ['informationOfficer'] }, ['教师', '工程师']],
    ['企业的信息员', { units: 'kinds', kinds: ['enterprise'], posts: ['informationOfficer'] }, ['工程师']],
    ['两种职务任一', { posts: ['director', 'informationOfficer'] }, ['校长', '教师', '工程师']],
    ['只发给指定的人', { units: 'none', personIds: ['会长', '教师'] }, ['教师', '会长']],
    ['院校的理事，另加一人；已在其中的不重复', { units: 'kinds', kinds: ['school'], posts: ['director'], personIds: ['会长', '校长'] }, ['校长', '会长']],
    ['指定的人已不在名册', { units: 'none', personIds: ['别人'] }, []],
    ['业务机构当天的成员：今天来的算，今天走的不算', { units: 'none', departments: ['liaison'] }, ['教师', '会长']],
    ['两个机构，都在其中的人不重复', { units: 'none', departments: ['liaison', 'projects'] }, ['教师', '工程师', '会长']],
    ['全体理事，另加机构和一人', { posts: ['director'], departments: ['projects'], personIds: ['厂长'] }, ['校长', '教师', '厂长', '工程师']],
    ['已撤销的机构没有成员', { units: 'none', departments: ['gone'] }, []],
  ])('%s', (_, over, expected) => {
    const named = departments.filter(({ _id }) => over.departments?.includes(_id))
    expect(readersIn(scope(over), persons, { kindOf: kinds, departments: named }, '2026-12-08').map(({ personId }) => personId)).toEqual(expected)
  })

  test('从哪个机构算上的写在名单里，只按单位算上的不写', () => {
    const named = departments.filter(({ _id }) => _id !== 'gone')
    const found = readersIn(scope({ units: 'kinds', kinds: ['school'], departments: ['liaison', 'projects'] }), persons, { kindOf: kinds, departments: named }, '2026-12-08')
    expect(found.map(({ personId, departments: by }) => [personId, by])).toEqual([
      ['校长', undefined], ['教师', ['联络部', '项目管理部']], ['工程师', ['项目管理部']], ['会长', ['联络部']],
    ])
  })

  test.each([
    ['现有的', ['liaison'], '2026-12-08', undefined],
    ['撤销前一天', ['gone'], '2026-12-07', undefined],
    ['撤销当天', ['gone'], '2026-12-08', 'DISSOLVED'],
    ['没有的', ['liaison', 'nowhere'], '2026-12-08', 'NO_DEPARTMENT'],
  ])('范围里的机构：%s', (_, ids, day, code) => {
    expect(departmentFlaw(scope({ departments: ids }), departments, day)?.code).toBe(code)
  })

  test('机构撤销以后，不能定时，到点也不发', () => {
    const [, , gone] = departments
    const toGone = { scope: scope({ units: 'none', departments: ['gone'] }) }
    expect(outcome(decideSchedule(qixian, notice(toGone), [gone!], 2, NOW + DAY, by, NOW))).toBe('DISSOLVED')
    expect(outcome(decideDue(qixian, { ...facts({ ...toGone, state: 'scheduled', sendAt: NOW }), departments: [gone!] }, NOW))).toBe('DISSOLVED')
    expect(outcome(decideSend(qixian, { ...facts(toGone), departments: [gone!] }, 2, by, NOW))).toBe('DISSOLVED')
  })

  test('按单位数', () => {
    expect(unitsAmong(readers)).toBe(2)
  })

  test.each<[string, Partial<Scope>, string | undefined]>([
    ['全体', {}, undefined],
    ['按类别而没有选类别', { units: 'kinds' }, 'scope.kinds'],
    ['不发给单位也没有点名', { units: 'none' }, 'scope.units'],
    ['不发给单位，点了名', { units: 'none', personIds: ['a'] }, undefined],
    ['不发给单位，选了机构', { units: 'none', departments: ['liaison'] }, undefined],
    ['没有这个职务', { posts: ['king'] }, 'scope.posts'],
  ])('缺什么：%s', (_, over, field) => {
    expect(scopeFlaw(qixian, scope(over))?.field).toBe(field)
  })

  test.each<[Partial<Scope>, string]>([
    [{}, '全体成员单位的全部人员'],
    [{ units: 'kinds', kinds: ['enterprise', 'school'], posts: ['director', 'informationOfficer'] }, '院校、企业的理事、信息员'],
    [{ posts: ['director'], personIds: ['a', 'b'] }, '全体成员单位的理事，另加 2 人'],
    [{ units: 'none', personIds: ['a'] }, '指定的 1 人'],
    [{ units: 'none', departments: ['liaison', 'projects'] }, '联络部、项目管理部'],
    [{ units: 'none', departments: ['liaison'], personIds: ['a'] }, '联络部，另加 1 人'],
    [{ posts: ['director'], departments: ['liaison'], personIds: ['a'] }, '全体成员单位的理事，联络部，另加 1 人'],
    [{ units: 'none' }, '还没有选'],
  ])('用话说：%#', (over, says) => {
    expect(scopeWords(qixian, scope(over), new Map(departments.map(({ _id, name }) => [_id, name])))).toBe(says)
  })
})

describe('写、删', () => {
  const { state: _, edition: __, by: ___, at: ____, sendAt: _____, held: ______, ...content } = notice()
  test.each([
    ['新写', undefined, 0, 'accepted'],
    ['接着改', notice(), 2, 'accepted'],
    ['别人刚改过', notice(), 1, 'MOVED'],
    ['已定时', notice({ state: 'scheduled' }), 2, 'SCHEDULED'],
    ['已发出', notice({ state: 'sent' }), 2, 'NOT_DRAFT'],
    ['已撤回', notice({ state: 'withdrawn' }), 2, 'NOT_DRAFT'],
  ])('%s', (_name, before, edition, expected) => {
    const decided = decideDraft(before, content, edition, by, 'n9', NOW)
    expect(outcome(decided)).toBe(expected)
    if (before && decided.kind === 'accepted') expect(decided.value).toMatchObject({ _id: 'n1', v: 3, edition: 3 })
  })

  test('删去的不留正文和附件', () => {
    const decided = decideDrop(notice({ papers: [{ name: '样式', file: 'f' }] }), 2, by, NOW)
    expect(decided).toMatchObject({ value: { state: 'dropped', text: '', papers: [] } })
    expect(outcome(decideDrop(notice({ state: 'sent' }), 2, by, NOW))).toBe('NOT_DRAFT')
  })
})

describe('定时', () => {
  test.each([
    ['差一毫秒满一分钟', NOW + MINUTE - 1, {}, 'TOO_SOON'],
    ['一分钟以后', NOW + MINUTE, {}, 'accepted'],
    ['半年', NOW + 180 * DAY, {}, 'accepted'],
    ['半年零一毫秒', NOW + 180 * DAY + 1, {}, 'TOO_LATE'],
    ['确认截止就在发出那一刻', NOW + DAY, { confirmBy: NOW + DAY }, 'CONFIRM_PAST'],
    ['确认截止晚一毫秒', NOW + DAY, { confirmBy: NOW + DAY + 1 }, 'accepted'],
    ['没有正文', NOW + DAY, { text: '' }, 'NO_TEXT'],
    ['没有范围', NOW + DAY, { scope: scope({ units: 'none' }) }, 'NO_SCOPE'],
    ['已定时的不能再定', NOW + DAY, { state: 'scheduled' }, 'SCHEDULED'],
  ] as const)('%s', (_, sendAt, over, expected) => {
    expect(outcome(decideSchedule(qixian, notice(over), [], 2, sendAt, by, NOW))).toBe(expected)
  })

  test.each([
    ['定时的', 'scheduled', 'accepted'],
    ['草稿', 'draft', 'NOT_SCHEDULED'],
    ['已发的', 'sent', 'SENT'],
    ['撤回的', 'withdrawn', 'NOT_SCHEDULED'],
  ] as const)('取消定时：%s', (_, state, expected) => {
    expect(outcome(decideRecall(notice({ state, sentAt: NOW - HOUR }), by, NOW))).toBe(expected)
  })

  test.each([
    ['差一毫秒', NOW + 1, 'NOT_DUE'],
    ['到了', NOW, 'accepted'],
    ['过了', NOW - DAY, 'accepted'],
  ])('到点发出：%s', (_, sendAt, expected) => {
    expect(outcome(decideDue(qixian, facts({ state: 'scheduled', sendAt }), NOW))).toBe(expected)
  })

  test('定时以后确认截止已过、范围里没有人了：不发，说明原因', () => {
    expect(outcome(decideDue(qixian, facts({ state: 'scheduled', sendAt: NOW, confirmBy: NOW }), NOW))).toBe('CONFIRM_PAST')
    expect(outcome(decideDue(qixian, { ...facts({ state: 'scheduled', sendAt: NOW }), readers: [] }, NOW))).toBe('NOBODY')
  })
})

describe('发出', () => {
  test('名单、人数、单位数在这一刻定下；不编号的不占号', () => {
    const decided = decideSend(qixian, facts(), 2, by, NOW)
    expect(decided).toMatchObject({
      value: {
        notice: { state: 'sent', sentAt: NOW, spread: false, audience: { persons: 3, units: 2 } },
        audience: { _id: 'n1', v: 0, readers },
        references: undefined,
      },
    })
    expect(isRefusal(decided) || decided.value.notice.number).toBeUndefined()
  })

  test.each([
    ['当年第一份', undefined, 1, 0],
    ['接着编', { _id: '2026', v: 4, year: 2026, last: 7 }, 8, 4],
  ])('编号：%s', (_, references, number, v) => {
    expect(decideSend(qixian, { ...facts({ numbered: true }), references }, 2, by, NOW)).toMatchObject({
      value: { notice: { number: { year: 2026, number } }, references: { _id: '2026', v, year: 2026, last: number } },
    })
  })

  test.each([
    ['没有看到最新一稿', facts(), 1, 'MOVED'],
    ['已定时', facts({ state: 'scheduled' }), 2, 'SCHEDULED'],
    ['发过', facts({ state: 'sent' }), 2, 'NOT_DRAFT'],
    ['没有人', { ...facts(), readers: [] }, 2, 'NOBODY'],
    ['确认截止已到', facts({ confirmBy: NOW }), 2, 'CONFIRM_PAST'],
    ['更正一份没有发过的', facts({ corrects: 'n0' }), 2, 'NOT_SENT'],
    ['更正一份发过的', { ...facts({ corrects: 'n0' }), corrected: notice({ _id: 'n0', state: 'sent', sentAt: NOW - DAY }) }, 2, 'accepted'],
    ['更正一份已撤回的', { ...facts({ corrects: 'n0' }), corrected: notice({ _id: 'n0', state: 'withdrawn', sentAt: NOW - DAY }) }, 2, 'accepted'],
  ])('%s', (_, given, edition, expected) => {
    expect(outcome(decideSend(qixian, given, edition, by, NOW))).toBe(expected)
  })

  test.each([
    ['没用过', undefined, 12, 'accepted'],
    ['往后', { _id: '2026', v: 1, year: 2026, last: 11 }, 12, 'accepted'],
    ['已用到这里', { _id: '2026', v: 1, year: 2026, last: 12 }, 12, 'TAKEN'],
    ['最大', undefined, 9999, 'accepted'],
    ['过大', undefined, 10000, 'TOO_LARGE'],
    ['零', undefined, 0, 'TAKEN'],
  ])('登记别处用过的号：%s', (_, before, last, expected) => {
    expect(outcome(decideNumbers(before, last, NOW))).toBe(expected)
  })
})

describe('撤回', () => {
  test.each([
    ['草稿', 'draft', 'NOT_SENT'],
    ['定时', 'scheduled', 'NOT_SENT'],
    ['已发', 'sent', 'accepted'],
    ['再撤', 'withdrawn', 'WITHDRAWN'],
  ] as const)('%s', (_, state, expected) => {
    expect(outcome(decideWithdraw(notice({ state }), '日期写错', by, NOW))).toBe(expected)
  })
})

describe('已读和确认', () => {
  const copy: NoticeCopy = { _id: 'n1:a', noticeId: 'n1', personId: 'a', at: NOW - HOUR, confirmBy: NOW + DAY }
  const sent = (over: Partial<Notice> = {}) => notice({ state: 'sent', confirmBy: NOW + DAY, ...over })

  test('不是发给他的不能记', () => {
    expect(outcome(decideMark(undefined, 'read', NOW))).toBe('NO_NOTICE')
    expect(decideMark(copy, 'read', NOW)).toMatchObject({ value: { _id: 'n1:a:read', at: NOW } })
  })

  test.each([
    ['要确认的', sent(), copy, 'accepted'],
    ['过了时间也算', sent({ confirmBy: NOW - DAY }), copy, 'accepted'],
    ['不用确认的', sent({ confirmBy: null }), copy, 'NOT_ASKED'],
    ['已撤回的', sent({ state: 'withdrawn' }), copy, 'WITHDRAWN'],
    ['不是发给他的', sent(), undefined, 'NO_NOTICE'],
    ['没有这份', undefined, copy, 'NO_NOTICE'],
  ])('确认：%s', (_, given, own, expected) => {
    expect(outcome(decideConfirm(given, own, NOW))).toBe(expected)
  })

  test('确认过就是读过；没有记号的是未读', () => {
    const progress = noticeProgress(readers, [{ personId: 'a', mark: 'confirm' }, { personId: 'b', mark: 'read' }, { personId: 'z', mark: 'read' }])
    expect([...progress]).toEqual([['a', 'confirmed'], ['b', 'read'], ['c', 'unread']])
  })
})

describe('催阅', () => {
  const last = (at: number) => ({ _id: 'n1:unread', v: 3, about: 'n1', whom: 'unread', at, by: '赵', times: 1 })
  test.each([
    ['第一次', 'unread', {}, undefined, 3, 'accepted'],
    ['没有人', 'unread', {}, undefined, 0, 'NOBODY_LEFT'],
    ['差一毫秒满十二小时', 'unread', {}, last(NOW - 12 * HOUR + 1), 3, 'URGED_LATELY'],
    ['满十二小时', 'unread', {}, last(NOW - 12 * HOUR), 3, 'accepted'],
    ['不用确认的不催确认', 'unconfirmed', { confirmBy: null }, undefined, 3, 'NOT_ASKED'],
    ['要确认的', 'unconfirmed', { confirmBy: NOW - DAY }, undefined, 3, 'accepted'],
    ['已撤回', 'unread', { state: 'withdrawn' }, undefined, 3, 'NOT_SENT'],
    ['没发出', 'unread', { state: 'draft' }, undefined, 3, 'NOT_SENT'],
  ] as const)('%s', (_, whom, over, before, targets, expected) => {
    expect(outcome(decideUrgeNotice(qixian, notice({ state: 'sent', ...over }), whom, before, targets, by, NOW))).toBe(expected)
  })

  test('记下第几次', () => {
    expect(decideUrgeNotice(qixian, notice({ state: 'sent' }), 'unread', last(NOW - DAY), 2, by, NOW)).toMatchObject({ value: { _id: 'n1:unread', v: 3, times: 2, by: '赵卫东' } })
  })
})
