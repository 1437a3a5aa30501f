import { openDepartmentScan, addMembers, appointHead, correctDepartment, dissolveDepartment, endMember, getDepartment, listDepartments, setUpDepartment } from 'shared/department/operations'
import { DAY } from 'shared/kernel/time'
import { draftNotice, getNotice, listNotices, noticeDesk, noticeReceipts, previewNotice, scheduleNotice, sendNotice } from 'shared/message/notice/operations'
import { mine } from 'shared/person/mine'
import { endPost, getPerson, holdPost } from 'shared/person/posts-operations'
import { groupDocuments, type Group, MINE, NOW, openGroup, people } from 'test/message/notice/hall'

/** A small group whose secretaries keep the roll. */
let group: Group
beforeEach(async () => {
  group = await openGroup()
})

const SINCE = '2026-12-01'
const TODAY = '2026-12-08'
const setUp = async (name = '联络部') => (await group.must('sec', setUpDepartment, { name, purpose: '联系成员', body: 'department', since: SINCE, source: '大会决议' })).departmentId
const withMembers = async (...personIds: string[]) => {
  const departmentId = await setUp()
  await group.must('sec', addMembers, { departmentId, personIds, since: SINCE })
  return departmentId
}
const holds = (personId: string) => group.must('sec', holdPost, { personId, post: 'departmentHead', from: SINCE, source: '理事长会决议' })
const scope = (departments: string[], over: object = {}) => ({ units: 'none' as const, kinds: [], posts: [], departments, personIds: [], ...over })
const write = async (departments: string[], over: object = {}) =>
  (await group.must('sec', draftNotice, { notice: { title: '请各部报计划', text: '请报。', papers: [], scope: scope(departments, over), numbered: false } })).noticeId
const titles = async (as: string) => (await group.must(as, listNotices, {})).notices.map(({ title }) => title)

describe('名单', () => {
  test('成员看得到名字和单位，看不到电话、经过；管名册的人另有可办的', async () => {
    const departmentId = await withMembers('dir1', 'dir2', 'off2', 'dir3')
    await group.must('sec', endMember, { departmentId, personId: 'dir3', left: TODAY, reason: '另有安排' })
    const seen = await group.must('dir2', getDepartment, { departmentId })
    expect(seen).toMatchObject({ name: '联络部', members: 3, head: null, headPost: '业务机构负责人', clause: 'CH12.3', desk: null })
    expect(seen.units.map(({ unitName, members }) => [unitName, members.map(({ personId }) => personId)])).toEqual([['单位u1', ['dir1']], ['单位u2', ['dir2', 'off2']]])
    for (const operation of [listDepartments, getDepartment]) {
      const said = JSON.stringify(await group.ask('dir2', operation, operation === getDepartment ? { departmentId } : {}))
      expect([said.includes(people[0]!.phone), said.includes('另有安排')]).toEqual([false, false])
    }
    expect(await group.must('sec', getDepartment, { departmentId })).toMatchObject({ desk: { past: [{ name: 'dir3某', left: TODAY, why: '另有安排' }], notices: 0 } })
    expect(await group.must('dir2', listDepartments, {})).toMatchObject({ keeps: false, departments: [{ name: '联络部', members: 3, head: null }] })
  })

  test('一次添几个人，有一个不在名册：指出是第几个，一个也没添', async () => {
    const departmentId = await setUp()
    expect(await group.ask('sec', addMembers, { departmentId, personIds: ['dir1', 'nobody'], since: TODAY })).toMatchObject({ code: 'NO_PERSON', field: 'personIds.1' })
    expect(await group.must('sec', getDepartment, { departmentId })).toMatchObject({ members: 0 })
  })

  test('一个人在几个机构里，名册上他的一页都列出；离开的、撤销的不列', async () => {
    const [first, second, third] = [await setUp('甲部'), await setUp('乙部'), await setUp('丙部')]
    for (const departmentId of [first, second, third]) await group.must('sec', addMembers, { departmentId, personIds: ['dir1'], since: SINCE })
    const names = async () => (await group.must('sec', getPerson, { personId: 'dir1' })).departments.map(({ name }) => name).sort()
    expect(await names()).toEqual(['丙部', '乙部', '甲部'])
    await group.must('sec', endMember, { departmentId: second, personId: 'dir1', left: TODAY, reason: '调离' })
    await group.must('sec', dissolveDepartment, { departmentId: third, on: TODAY, source: '大会决议' })
    expect(await names()).toEqual(['甲部'])
  })

  test('本人资料里有自己在的机构，离开的写明原因；别人的没有', async () => {
    const departmentId = await withMembers('dir1', 'dir2')
    await group.must('sec', endMember, { departmentId, personId: 'dir1', left: TODAY, reason: '另有安排' })
    expect((await group.must('dir1', mine, {})).departments).toEqual([{ name: '联络部', role: '成员', since: SINCE, left: TODAY, why: '另有安排' }])
    expect((await group.must('dir2', mine, {})).departments).toEqual([{ name: '联络部', role: '成员', since: SINCE, left: null, why: '' }])
    expect((await group.must('off2', mine, {})).departments).toEqual([])
  })

  test('决议的扫描件收进云里的文件夹，别人上传的不收；没有的说没有', async () => {
    const given = { name: '资金监管部', purpose: '', body: 'department', since: SINCE, source: '大会决议' }
    expect(await group.ask('sec', setUpDepartment, { ...given, file: 'cloud://local.files/inbox/dir1/plan.pdf' })).toMatchObject({ code: 'NOT_UPLOADED', field: 'file' })
    const { departmentId } = await group.must('sec', setUpDepartment, { ...given, file: MINE })
    expect(await group.must('dir1', getDepartment, { departmentId })).toMatchObject({ scan: true })
    expect((await group.must('sec', openDepartmentScan, { departmentId, of: 'setUp' })).address).toContain('scans')
    expect(await group.ask('sec', openDepartmentScan, { departmentId, of: 'dissolve' })).toMatchObject({ code: 'NO_SCAN', field: 'of' })
  })
})

describe('负责人以名册为准', () => {
  test('名册上没有任这一职务的，登记不成；任了就成', async () => {
    const departmentId = await withMembers('dir1')
    expect(await group.ask('sec', appointHead, { departmentId, personId: 'dir1', since: TODAY })).toMatchObject({ code: 'NOT_ON_ROLL', field: 'personId', clause: 'CH15.4' })
    await holds('dir1')
    expect((await group.must('sec', listDepartments, {})).unplaced.map(({ name }) => name)).toEqual(['dir1某'])
    await group.must('sec', appointHead, { departmentId, personId: 'dir1', since: TODAY })
    expect(await group.must('dir2', listDepartments, {})).toMatchObject({ departments: [{ head: { name: 'dir1某' } }], unplaced: [] })
    expect(await group.must('sec', listDepartments, {})).toMatchObject({ unplaced: [] })
  })

  test('名册上任职结束，机构也就没有负责人，并向管名册的人说明；人还是成员', async () => {
    const departmentId = await withMembers('dir1')
    await holds('dir1')
    await group.must('sec', appointHead, { departmentId, personId: 'dir1', since: TODAY })
    await group.must('sec', endPost, { personId: 'dir1', post: 'departmentHead', from: SINCE, until: TODAY, reason: '卸任' })
    expect(await group.must('dir2', getDepartment, { departmentId })).toMatchObject({ head: { personId: 'dir1' } })
    group.at = NOW + DAY
    expect(await group.must('dir2', getDepartment, { departmentId })).toMatchObject({ head: null, members: 1 })
    expect(await group.must('sec', getDepartment, { departmentId })).toMatchObject({ desk: { headless: 'dir1某' } })
    expect(await group.must('dir2', listDepartments, {})).toMatchObject({ departments: [{ head: null }] })
  })
})

describe('发给业务机构的通知', () => {
  test('现有成员各收一份，不重复；不在其中的没有', async () => {
    const [first, second] = [await withMembers('dir1', 'off2'), await setUp('项目管理部')]
    await group.must('sec', addMembers, { departmentId: second, personIds: ['dir1'], since: TODAY })
    expect(await group.must('sec', previewNotice, { scope: scope([first, second]) })).toMatchObject({ scopeSays: '联络部、项目管理部', persons: 2, units: 2 })
    const noticeId = await write([first, second])
    expect(await group.must('sec', sendNotice, { noticeId, edition: 1 })).toMatchObject({ persons: 2, units: 2 })
    await group.tick()
    expect([await titles('dir1'), await titles('off2'), await titles('dir2')]).toEqual([['请各部报计划'], ['请各部报计划'], []])
    expect(await group.must('sec', getNotice, { noticeId })).toMatchObject({ desk: { scopeSays: '联络部、项目管理部' } })
  })

  test('回执按单位、按机构都列；以后离开的仍在回执里，后来的不在', async () => {
    const departmentId = await withMembers('dir1', 'off2')
    const noticeId = await write([departmentId], { personIds: ['dir3'] })
    await group.must('sec', sendNotice, { noticeId, edition: 1 })
    await group.must('sec', endMember, { departmentId, personId: 'dir1', left: TODAY, reason: '调离' })
    await group.must('sec', addMembers, { departmentId, personIds: ['dir2'], since: TODAY })
    await group.must('sec', correctDepartment, { departmentId, name: '成员联络部' })
    const receipts = await group.must('sec', noticeReceipts, { noticeId })
    expect(receipts.departments).toEqual([{ name: '联络部', personIds: ['dir1', 'off2'] }])
    expect(receipts.units.flatMap(({ persons }) => persons.map(({ personId }) => personId)).sort()).toEqual(['dir1', 'dir3', 'off2'])
  })

  test('定时的以发出那一刻的成员为准', async () => {
    const departmentId = await withMembers('dir1', 'off2')
    const noticeId = await write([departmentId])
    await group.must('sec', scheduleNotice, { noticeId, edition: 1, sendAt: NOW + DAY })
    await group.must('sec', endMember, { departmentId, personId: 'dir1', left: TODAY, reason: '调离' })
    await group.must('sec', addMembers, { departmentId, personIds: ['dir2'], since: TODAY })
    group.at = NOW + DAY
    await group.tick()
    expect([await titles('dir1'), await titles('off2'), await titles('dir2')]).toEqual([[], ['请各部报计划'], ['请各部报计划']])
  })

  test('定时以后机构撤销：撤销前数得出这份，到点不发，回到草稿并写明原因', async () => {
    const departmentId = await withMembers('dir1')
    const noticeId = await write([departmentId], { personIds: ['dir2'] })
    await group.must('sec', scheduleNotice, { noticeId, edition: 1, sendAt: NOW + DAY })
    expect(await group.must('sec', getDepartment, { departmentId })).toMatchObject({ desk: { notices: 1 } })
    await group.must('sec', dissolveDepartment, { departmentId, on: TODAY, source: '大会决议' })
    group.at = NOW + DAY
    await group.tick()
    expect(await titles('dir2')).toEqual([])
    expect((await group.must('sec', noticeDesk, {})).open).toMatchObject([{ noticeId, state: 'draft', held: '发送范围里的联络部已经撤销，请改发送范围' }])
    expect(await group.ask('sec', previewNotice, { scope: scope([departmentId]) })).toMatchObject({ code: 'DISSOLVED', field: 'scope.departments' })
    expect(await group.ask('sec', sendNotice, { noticeId, edition: 1 })).toMatchObject({ code: 'DISSOLVED' })
  })

  test('机构里还没有人：说范围里没有人，不发', async () => {
    const noticeId = await write([await setUp()])
    expect(await group.ask('sec', sendNotice, { noticeId, edition: 1 })).toMatchObject({ code: 'NOBODY', field: 'scope' })
  })

  test('同一机构写了两遍，照样发得出，一人一份', async () => {
    const departmentId = await withMembers('dir1')
    const noticeId = await write([departmentId, departmentId])
    expect(await group.must('sec', sendNotice, { noticeId, edition: 1 })).toMatchObject({ persons: 1 })
  })
})

test('没有人登记过机构时，列表是空的', async () => {
  const empty = await openGroup(groupDocuments(people.slice(0, 2)))
  expect(await empty.must('sec', listDepartments, {})).toEqual({ departments: [], dissolved: [], keeps: true, unplaced: [] })
})
