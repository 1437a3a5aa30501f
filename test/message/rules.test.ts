import { qixian } from 'shared/charter/qixian'
import { quorumOf } from 'shared/charter/quorum'
import { chinaTime, DAY, HOUR, MINUTE } from 'shared/kernel/time'
import type { RollEntry } from 'shared/meeting/model'
import { afterAnswer, worthAsking } from 'shared/message/credit'
import { type Credit, creditId, PURPOSES, type Templates } from 'shared/message/model'
import { advice, decideTemplates, flawIn, purposeOf, SLOT_TYPES } from 'shared/message/purpose'
import { decideUrge, progressOf, reachOf, weigh } from 'shared/message/urge'

const NOW = chinaTime('2026-12-08T09:00')

describe('读到哪一步', () => {
  const annulled = { at: NOW, by: { personId: 'p', name: '甲' }, reason: '认错了人' }
  test.each([
    ['什么也没有', {}, 'unread'],
    ['点开过', { read: true }, 'read'],
    ['答复过', { reply: { choice: 'attend' as const } }, 'answered'],
    ['没点开就由人代填', { reply: { choice: 'leave' as const } }, 'answered'],
    ['答复又撤回', { reply: { choice: null } }, 'read'],
    ['签到了', { checkIn: { annulled: null } }, 'answered'],
    ['签到被撤销', { checkIn: { annulled } }, 'unread'],
  ])('%s：%s', (_, facts, progress) => {
    expect(progressOf(facts)).toBe(progress)
  })
})

describe('催办先后', () => {
  const entry = (personId: string, posts: readonly string[], entitled = true): RollEntry => ({
    personId, name: personId, pinyin: personId, initials: personId, unitId: 'u', unitName: '某校', title: '', phone: '', posts, entitled,
  })
  const roll = [entry('guest', [], false), entry('dir1', ['director']), entry('vice1', ['viceChair', 'director']), entry('dir2', ['director']), entry('vice2', ['viceChair'])]
  const progress = (answered: readonly string[]) => new Map(roll.map(({ personId }) => [personId, answered.includes(personId) ? ('answered' as const) : ('unread' as const)]))
  const council = (present: number, vicePresent: number, session: 'regular' | 'adhoc' = 'adhoc') =>
    quorumOf(qixian, { body: 'council', session, entitled: 6, present, viceEntitled: 4, vicePresent })
  const ids = (...args: Parameters<typeof weigh>) => weigh(...args).map(({ personId }) => personId)

  test('副理事长还不够：副理事长在前，列席在后', () => {
    expect(ids(qixian, council(0, 0), roll, progress([]))).toEqual(['vice1', 'vice2', 'dir1', 'dir2', 'guest'])
  })

  test('副理事长够了，或定期会议不另看副理事长：按名册', () => {
    expect(ids(qixian, council(0, 0, 'regular'), roll, progress([]))).toEqual(['dir1', 'vice1', 'dir2', 'vice2', 'guest'])
    const weighed = weigh(qixian, council(4, 4), roll, progress(['dir2']))
    expect(weighed.map(({ personId }) => personId)).toEqual(['dir1', 'vice1', 'vice2', 'guest'])
  })

  test('说明为什么，带条款', () => {
    const [first, , , , last] = weigh(qixian, council(0, 0), roll, progress([]))
    const { missingVice } = council(0, 0)
    expect(first).toEqual({ personId: 'vice1', rank: 1, why: `副理事长还差 ${missingVice} 人`, clause: 'CH13.2c' })
    expect(last).toEqual({ personId: 'guest', rank: 3, why: '列席，不计法定人数' })
  })

  test('大会不看副理事长；人数够了仍请答复；没有法定人数的会不说法定人数', () => {
    const assembly = (present: number) => quorumOf(qixian, { body: 'assembly', session: 'regular', entitled: 37, present, viceEntitled: 4, vicePresent: 0 })
    expect(weigh(qixian, assembly(24), roll, progress([]))[0]).toMatchObject({ personId: 'dir1', rank: 2, why: '预计到会还差 1 人', clause: 'CH12.1b' })
    expect(weigh(qixian, assembly(25), roll, progress([]))[0]).toEqual({ personId: 'dir1', rank: 2, why: '预计人数已够，仍请答复' })
    expect(weigh(qixian, null, roll, progress([]))[0]).toMatchObject({ why: '请答复，便于安排' })
  })
})

describe('能不能催', () => {
  const meeting = { _id: 'm1', status: 'published' as const, startsAt: NOW + DAY }
  const by = { name: '赵卫东' }
  const last = (at: number) => ({ _id: 'm1:unread', v: 3, about: 'm1', whom: 'unread' as const, at, by: '赵', times: 1 })

  test.each([
    ['第一次', undefined, 3, NOW, 'accepted'],
    ['差一分钟满十二小时', last(NOW - 12 * HOUR + MINUTE), 3, NOW, 'URGED_LATELY'],
    ['满十二小时', last(NOW - 12 * HOUR), 3, NOW, 'accepted'],
    ['没有人可催', undefined, 0, NOW, 'NOBODY_LEFT'],
    ['开会前一毫秒', undefined, 1, NOW + DAY - 1, 'accepted'],
    ['到了开会时间', undefined, 1, NOW + DAY, 'STARTED'],
  ])('%s', (_, before, targets, at, outcome) => {
    const decided = decideUrge(qixian, meeting, 'unread', before, targets, by, at)
    expect(decided.kind === 'refused' ? decided.code : decided.kind).toBe(outcome)
  })

  test('拒绝时说上次是什么时候、什么时候可以再催', () => {
    const decided = decideUrge(qixian, meeting, 'unread', last(NOW - HOUR), 3, by, NOW)
    expect(decided).toMatchObject({ message: '2026年12月8日 08:00 催过一次，2026年12月8日 20:00 以后可以再催', facts: { last: NOW - HOUR } })
  })

  test('间隔是参数', () => {
    const quick = { ...qixian, parameters: { ...qixian.parameters, urgeInterval: { ...qixian.parameters.urgeInterval!, value: { hours: 1 } } } }
    expect(decideUrge(quick, meeting, 'unread', last(NOW - HOUR), 3, by, NOW).kind).toBe('accepted')
  })

  test('取消了、开着会的会议不催', () => {
    for (const status of ['draft', 'cancelled', 'inSession', 'closed'] as const) {
      expect(decideUrge(qixian, { ...meeting, status }, 'unread', undefined, 3, by, NOW)).toMatchObject({ code: 'NOT_OPEN' })
    }
  })
})

test.each([
  ['没有绑定微信', { bound: false, last: undefined, on: true, left: 9 }, 'unbound'],
  ['有次数', { bound: true, last: undefined, on: true, left: 1 }, 'ready'],
  ['没有次数', { bound: true, last: undefined, on: true, left: 0 }, 'noCredit'],
  ['模板没有设好', { bound: true, last: undefined, on: false, left: 1 }, 'off'],
  ['正在发', { bound: true, last: { state: 'claimed' as const }, on: true, left: 0 }, 'onTheWay'],
  ['发到了', { bound: true, last: { state: 'sent' as const }, on: true, left: 0 }, 'sent'],
  ['没有回音', { bound: true, last: { state: 'unknown' as const }, on: true, left: 1 }, 'unknown'],
  ['字段不对没有发成', { bound: true, last: { state: 'failed' as const, code: 47003 }, on: true, left: 1 }, 'failed'],
  ['上次没有次数，后来又同意了', { bound: true, last: { state: 'failed' as const, code: 43101 }, on: true, left: 1 }, 'ready'],
  ['上次没有次数，现在也没有', { bound: true, last: { state: 'failed' as const, code: 43101 }, on: true, left: 0 }, 'noCredit'],
])('够得着吗：%s', (_, given, reach) => {
  expect(reachOf(given)).toBe(reach)
})

describe('该请用户开启哪些提醒', () => {
  const book: Templates = {
    _id: 'templates', v: 1, by: '', at: 0,
    templates: PURPOSES.map((purpose) => ({ purpose, templateId: `t-${purpose}`, fields: [] })),
  }
  const credit = (purpose: string, left: number, refused?: Credit['refused']): Credit =>
    ({ _id: creditId('p', `t-${purpose}`), v: 1, personId: 'p', templateId: `t-${purpose}`, left, ...(refused && { refused }) })
  const asks = (...credits: Credit[]) => worthAsking('reply', book, credits, NOW).map(({ purpose, left }) => `${purpose} ${left}`)

  test('至多三种，剩得少的在前', () => {
    expect(asks()).toEqual(['change 0', 'urge 0', 'notice 0'])
    expect(asks(credit('change', 2), credit('urge', 1))).toEqual(['notice 0', 'urge 1', 'change 2'])
  })

  test('够多了就不再问；没有模板、模板坏了也不问', () => {
    expect(asks(credit('change', 3), credit('urge', 2))).toEqual(['notice 0', 'urge 2'])
    expect(worthAsking('reply', undefined, [], NOW)).toEqual([])
    const broken = { ...book, templates: book.templates.map((one) => ({ ...one, broken: { at: 0, code: 40037 } })) }
    expect(worthAsking('reply', broken, [], NOW)).toEqual([])
  })

  test.each([
    ['刚拒绝', { how: 'reject' as const, at: NOW }, false],
    ['拒绝差一毫秒满七天', { how: 'reject' as const, at: NOW - 7 * DAY + 1 }, false],
    ['拒绝满七天', { how: 'reject' as const, at: NOW - 7 * DAY }, true],
    ['被微信封了', { how: 'ban' as const, at: 0 }, false],
    ['同名模板被滤掉', { how: 'filter' as const, at: 0 }, false],
  ])('%s', (_, refused, asked) => {
    expect(asks(credit('change', 0, refused)).includes('change 0')).toBe(asked)
  })

  test('同意一次多一条，并抹去以前的拒绝；拒绝不减已有的', () => {
    const who = { personId: 'p', templateId: 't-change' }
    const one = afterAnswer(undefined, who, 'accept', NOW)
    expect(one).toMatchObject({ v: 0, left: 1 })
    expect(afterAnswer({ ...one, v: 1 }, who, 'reject', NOW)).toMatchObject({ v: 1, left: 1, refused: { how: 'reject', at: NOW } })
    expect(afterAnswer(credit('change', 1, { how: 'reject', at: 1 }), who, 'accept', NOW)).not.toHaveProperty('refused')
  })
})

describe('模板', () => {
  const by = { name: '赵卫东' }
  const fields = [{ key: 'thing1', holds: 'what' as const }]
  test.each([
    ['不是微信的字段名', [{ key: '会议名称', holds: 'what' as const }], '会议名称'],
    ['类型放不下', [{ key: 'number1', holds: 'where' as const }], 'number1'],
    ['写了两次', [...fields, { key: 'thing1', holds: 'where' as const }], '两次'],
    ['一个字段也没有', [], '至少'],
  ])('%s', (_, given, says) => {
    expect(flawIn(given)?.message).toContain(says)
    expect(decideTemplates(undefined, [{ purpose: 'notice', templateId: 't', fields: given }], 0, by, NOW)).toMatchObject({ code: 'BAD_KEY', field: expect.stringMatching(/^templates\.0\.fields\.\d\.key$/) })
  })

  test('两种用途不能用同一个模板，一种用途不能写两次，别人改过要重来', () => {
    const one = { purpose: 'notice' as const, templateId: 't', fields }
    expect(decideTemplates(undefined, [one, { ...one, purpose: 'change' }], 0, by, NOW)).toMatchObject({ code: 'SAME_TEMPLATE', field: 'templates.1.templateId' })
    expect(decideTemplates(undefined, [one, { ...one, templateId: 'u' }], 0, by, NOW)).toMatchObject({ code: 'TWICE', field: 'templates.1.purpose' })
    expect(decideTemplates(undefined, [one], 1, by, NOW)).toMatchObject({ code: 'MOVED' })
  })

  test('重新设置，坏掉的记号就没有了', () => {
    const book: Templates = { _id: 'templates', v: 4, by: '', at: 0, templates: [{ purpose: 'notice', templateId: 't', fields, broken: { at: 1, code: 40037 } }] }
    expect(decideTemplates(book, [{ purpose: 'notice', templateId: 't', fields }], 4, by, NOW)).toMatchObject({
      value: { v: 4, by: '赵卫东', templates: [{ purpose: 'notice', templateId: 't', fields }] },
    })
  })

  test('建议的关键词，每个都有放得下的类型；事件的名目不认原型上的名字', () => {
    for (const { keywords } of Object.values(advice)) for (const { holds } of keywords) expect(SLOT_TYPES[holds].length).toBeGreaterThan(0)
    expect(purposeOf('meeting.published')).toBe('notice')
    expect(purposeOf('toString')).toBeUndefined()
  })
})
