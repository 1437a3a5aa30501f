import { draftItems } from 'cloudfunctions/bulletin/sources/source'
import declared from 'cloudfunctions/schema.json'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import { chinaTime } from 'shared/kernel/time'
import { directDatabase } from 'test/support/direct-database'
import { contribution } from './prepared'

const counts = { present: 30, late: 2, left: 1, excused: 3, explained: 0, absent: 1 }
const meeting = (over: object = {}) => ({
  v: 1, kind: 'council', title: '第一届理事长会第二次会议', startsAt: chinaTime('2026-11-20T09:00'), place: '第一会议室', status: 'closed', topics: [{ title: '审议年度计划', matter: 'ordinary' }],
  presiding: { personId: 'p1', name: '林主持', by: 'office' }, final: { counts, entitled: 37, entries: [], observers: [] }, ...over,
})
const posting = (over: object = {}) => ({
  v: 1, unitName: '虚构机械厂', side: 'need', kind: 'internship', title: '数控实习岗位', at: chinaTime('2026-11-10T09:00'), review: { state: 'approved' }, ...over,
})
const thread = (over: object = {}) => ({
  v: 1, title: '数控实习岗位', kind: 'internship', owner: { unitName: '虚构机械厂' }, asker: { unitName: '虚构工业学校' }, state: 'done', at: chinaTime('2026-11-25T09:00'),
  steps: [{ act: 'finish', result: { people: 12, amount: 0 } }], ...over,
})

async function drafted(documents: Readonly<Record<string, readonly object[]>>, from = '2026-11-01', until = '2026-11-30') {
  const store = openStore({ schema: readSchema(declared) })
  for (const [collection, all] of Object.entries(documents)) for (const [i, one] of all.entries()) await store.insert(collection, { _id: `${collection}-${i}`, ...one } as never)
  let n = 0
  return draftItems({ db: directDatabase(store), charter: qixian, newId: () => `item-${++n}` }, from, until)
}
const titles = (items: Awaited<ReturnType<typeof drafted>>) => items.map(({ source, title }) => `${source} ${title}`)

test('什么也没有记录的一个月，一条也不拟', async () => {
  expect(await drafted({})).toEqual([])
})

test('开了的会写时间、地点、到会、议题和决议，到会另有一条合计', async () => {
  const paper = { resolutions: [{ title: '年度计划', passed: true }, { title: '会费办法', passed: false }] }
  const [told, figures] = await drafted({ meetings: [meeting({ paper })] })
  expect(told).toMatchObject({ source: 'meetings', section: '会议', title: '第一届理事长会第二次会议召开' })
  expect(told!.text).toBe(
    '2026年11月20日，理事长会（第一届理事长会第二次会议）在第一会议室召开，由林主持主持。应到 37 人，实到 33 人，请假 3 人。\n议题：审议年度计划。\n决议：年度计划（通过）；会费办法（未通过）。',
  )
  expect(figures).toMatchObject({ source: 'attendance', text: '共召开理事大会、理事长会 1 次，应到 37 人次，实到 33 人次，到会率 89.2%。派人列席的不计到会。' })
})

test.each<[string, object, string[]]>([
  ['流会', { status: 'inquorate', final: undefined }, ['meetings 第一届理事长会第二次会议流会']],
  ['取消', { status: 'cancelled', final: undefined }, []],
  ['只发了通知', { status: 'published', final: undefined }, []],
  ['秘书处自己的会', { kind: 'secretariat' }, []],
  ['座谈会，不算法定到会', { kind: 'forum' }, ['meetings 第一届理事长会第二次会议召开']],
  ['起日零点', { startsAt: chinaTime('2026-11-01T00:00') }, ['meetings 第一届理事长会第二次会议召开', 'attendance 到会情况']],
  ['起日前一分钟', { startsAt: chinaTime('2026-10-31T23:59') }, []],
  ['止日最后一分钟', { startsAt: chinaTime('2026-11-30T23:59') }, ['meetings 第一届理事长会第二次会议召开', 'attendance 到会情况']],
  ['止日次日零点', { startsAt: chinaTime('2026-12-01T00:00') }, []],
])('会议：%s', async (_, over, expected) => {
  expect(titles(await drafted({ meetings: [meeting(over)] }))).toEqual(expected)
})

test('供需写已公开的，对接写谈成的和结果', async () => {
  const items = await drafted({
    postings: [posting(), posting({ title: '没审的', review: { state: 'waiting' } })],
    threads: [thread(), thread({ title: '还在谈的', state: 'talking' })],
  })
  expect(titles(items)).toEqual(['cooperation 供需信息', 'cooperation 对接成果'])
  expect(items[0]!.text).toContain('虚构机械厂「数控实习岗位」（需，')
  expect(items[1]!.text).toBe('共谈成 1 项。\n虚构机械厂与虚构工业学校：数控实习岗位，12 人。')
  expect(JSON.stringify(items)).not.toMatch(/没审的|还在谈的/)
})

test('供稿按单位计，只计这几天初次交的；正文不写进去', async () => {
  const at = chinaTime('2026-11-15T09:00')
  const one = ({ _id: _, ...rest } = contribution()) => rest
  const items = await drafted({
    contributions: [{ ...one(), handedAt: at, state: 'adopted' }, { ...one(), handedAt: at }, { ...one(), handedAt: chinaTime('2026-12-01T00:00') }],
  })
  expect(items).toMatchObject([{ source: 'contributed', title: '供稿情况', text: '共收到 1 个单位的稿件 2 篇：虚构第三单位 2 篇，采用 1 篇。' }])
})
