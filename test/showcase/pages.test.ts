import { demoDocuments } from 'local/demo/demo'
import { checks } from 'shared/review/model'
import { GROUP_ID, type Showcase, showcases } from 'shared/showcase/model'
import { groupPage, ownGroupPage, ownPage, tell, tellGroup, unitList, unitPage } from 'shared/showcase/operations'
import { approve, takeDown } from 'shared/review/operations'
import type { Unit } from 'shared/unit/model'
import { NOW, openHall, type Hall } from 'test/router/hall'
import { memoryFiles } from 'test/support/around'
import { approvedPage, page, telling } from './telling'

const UNIT = 'unit-03'
const OFFICER = 'officer03'
const INBOX = `cloud://local.files/inbox/demo-${OFFICER}`
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7])

const demo = demoDocuments(NOW)
const files = memoryFiles()
files.stored.set(`${INBOX}/a.png`, PNG)
files.stored.set(`${INBOX}/b.txt`, Buffer.from('not a picture'))
files.stored.set('cloud://local.files/showcase/old.jpg', PNG)

const hallWith = (pages: readonly Showcase[] = [], units = demo['units'] as readonly Unit[]): Promise<Hall> => openHall({ ...demo, units, showcases: pages, checks: [] }, { files })
const stored = (hall: Hall, id: string) => hall.documents()[showcases.name]?.find(({ _id }) => _id === id) as Showcase | undefined
const given = (over: object = {}) => ({ ...telling(), trades: [...telling().trades], pictures: [], edition: 0, ...over })

describe('没有登录的人', () => {
  test('看到集团是什么、各类单位多少家；单位的列表先牵头单位，后按类别', async () => {
    const hall = await hallWith([approvedPage(UNIT, telling()), approvedPage(GROUP_ID, telling({ summary: '集团的概述' }))])
    const group = await hall.must('nobody', groupPage, {})
    expect(group.told?.summary).toBe('集团的概述')
    expect(group.tasks.map(({ clause }) => clause)).toEqual(['CH5.1', 'CH5.2', 'CH5.3', 'CH5.4', 'CH5.5', 'CH5.6', 'CH5.7', 'CH5.8'])
    expect(group.bodies.map(({ name }) => name)).toEqual(expect.arrayContaining(['理事大会', '理事长会', '秘书处']))
    expect(group.kinds.reduce((sum, { units }) => sum + units, 0)).toBe(37)
    const { units } = await hall.must('nobody', unitList, {})
    expect(units[0]).toMatchObject({ unitId: group.lead!.unitId, lead: true })
    expect(units.slice(1).map(({ kind }) => kind)).toEqual([...units.slice(1).map(({ kind }) => kind)].sort((a, b) => kinds.indexOf(a) - kinds.indexOf(b)))
    expect(units.find(({ unitId }) => unitId === UNIT)?.summary).toBe(telling().summary)
  })

  test.each([
    ['还没有交过的', [], null],
    ['在检查的', [page(UNIT, 'checking', telling())], null],
    ['等人审的', [page(UNIT, 'waiting', telling())], null],
    ['退回的', [page(UNIT, 'returned', telling())], null],
    ['通过的', [approvedPage(UNIT, telling())], telling().summary],
    ['通过以后又交了新稿的', [page(UNIT, 'waiting', telling({ summary: '没审的新稿' }), telling())], telling().summary],
    ['下架的', [page(UNIT, 'down', telling(), telling())], null],
  ] as const)('%s，单位页上看到的是通过的一稿', async (_, pages, summary) => {
    const hall = await hallWith(pages)
    expect((await hall.must('nobody', unitPage, { unitId: UNIT })).told?.summary ?? null).toBe(summary)
    const said = JSON.stringify(await hall.ask('nobody', unitList.name, {}))
    expect(said).not.toContain('没审的新稿')
    expect(said.includes(telling().summary)).toBe(summary !== null)
  })

  test.each([
    ['已不在名册上的', (demo['units'] as readonly Unit[]).filter(({ _id }) => _id !== UNIT), false],
    ['明天才加入的', (demo['units'] as readonly Unit[]).map((unit) => (unit._id === UNIT ? { ...unit, since: '2026-12-09' } : unit)), false],
    ['今天加入的', (demo['units'] as readonly Unit[]).map((unit) => (unit._id === UNIT ? { ...unit, since: '2026-12-08' } : unit)), true],
  ] as const)('%s单位，列表和单位页上有：%s', async (_, units, there) => {
    const hall = await hallWith([approvedPage(UNIT, telling())], units)
    expect((await hall.must('nobody', unitList, {})).units.some(({ unitId }) => unitId === UNIT)).toBe(there)
    expect(await hall.ask('nobody', unitPage.name, { unitId: UNIT })).toMatchObject(there ? { kind: 'accepted' } : { code: 'NO_UNIT', field: 'unitId' })
  })
})

const kinds: readonly string[] = ['school', 'enterprise', 'association', 'institute', 'institution']

describe('信息员交本单位的一稿', () => {
  test('收下照片的副本，同时交去检查，公开的没有变', async () => {
    const hall = await hallWith()
    await hall.must(OFFICER, tell, given({ pictures: [{ file: `${INBOX}/a.png`, caption: '校门' }] }))
    const { told, review } = stored(hall, UNIT)!
    expect(told.pictures).toEqual([{ file: expect.stringMatching(/^cloud:\/\/local\.files\/showcase\/[0-9a-f]{64}\.png$/) as string, caption: '校门' }])
    expect(review).toMatchObject({ state: 'checking', edition: 1 })
    expect(hall.documents()[checks.name]).toMatchObject([{ _id: `showcase:${UNIT}:1`, kind: 'showcase', subjectId: UNIT, pictures: [told.pictures[0]!.file] }])
    expect((await hall.must('nobody', unitPage, { unitId: UNIT })).told).toBeNull()
    expect(await hall.must(OFFICER, ownPage, {})).toMatchObject({ unitId: UNIT, review: { state: 'checking' }, handedIn: { pictures: [{ caption: '校门' }] }, published: null })
  })

  test('写的人看得到交上去的一稿，也看得到公开的一稿；理事看到的一样', async () => {
    const hall = await hallWith([page(UNIT, 'returned', telling({ summary: '新稿' }), telling())])
    for (const account of [OFFICER, 'secretary-general']) {
      expect(await hall.must(account, ownPage, {})).toMatchObject({ handedIn: { summary: '新稿' }, published: { summary: telling().summary }, review: { state: 'returned' } })
    }
  })

  test.each([
    ['别人文件夹里的', 'cloud://local.files/inbox/demo-secretary/a.png', 'NOT_UPLOADED'],
    ['别处的', 'cloud://local.files/rolls/2026.xlsx', 'NOT_UPLOADED'],
    ['没有传上来的', `${INBOX}/nothing.png`, 'NO_FILE'],
    ['不是图片的', `${INBOX}/b.txt`, 'BAD_FILE'],
    ['别的单位页上的', 'cloud://local.files/showcase/old.jpg', 'NOT_UPLOADED'],
  ])('%s图片不收，指出是第几张，什么也不写', async (_, file, code) => {
    const hall = await hallWith([approvedPage('unit-04', telling({ pictures: [{ file: 'cloud://local.files/showcase/old.jpg', caption: '别家的' }] }))])
    const before = hall.hash()
    const pictures = [{ file: `${INBOX}/a.png`, caption: '一' }, { file, caption: '二' }]
    expect(await hall.ask(OFFICER, tell.name, given({ pictures }))).toMatchObject({ code, field: 'pictures.1.file' })
    expect(hall.hash()).toBe(before)
  })

  test('自己页上已有的图片可以照用', async () => {
    const old = { file: 'cloud://local.files/showcase/old.jpg', caption: '旧图' }
    const hall = await hallWith([approvedPage(UNIT, telling({ pictures: [old] }))])
    await hall.must(OFFICER, tell, given({ pictures: [{ ...old, caption: '旧图，新说明' }], edition: 1 }))
    expect(stored(hall, UNIT)!.told.pictures).toEqual([{ ...old, caption: '旧图，新说明' }])
    expect(stored(hall, UNIT)!.published?.told.pictures).toEqual([old])
  })

  test('只写得到自己单位；集团的一页由秘书处写', async () => {
    const hall = await hallWith()
    await hall.must(OFFICER, tell, given())
    await hall.must('secretary', tellGroup, given({ summary: '集团' }))
    expect(hall.documents()[showcases.name]!.map(({ _id }) => _id).sort()).toEqual([GROUP_ID, UNIT])
    expect((await hall.must('secretary-general', ownGroupPage, {})).handedIn?.summary).toBe('集团')
  })
})

test('从交稿到公开：机器查过还要有人通过；下架以后，连上一稿也看不到', async () => {
  const hall = await hallWith()
  const shows = async () => (await hall.must('nobody', unitPage, { unitId: UNIT })).told?.summary
  await hall.must(OFFICER, tell, given())
  await hall.examine()
  expect(await hall.must(OFFICER, ownPage, {})).toMatchObject({ review: { state: 'waiting' } })
  expect(await shows()).toBeUndefined()
  await hall.must('secretary', approve, { checkId: `showcase:${UNIT}:1` })
  expect(await shows()).toBe(telling().summary)
  await hall.must(OFFICER, tell, given({ summary: '第二稿', edition: 1 }))
  await hall.examine()
  expect(await shows()).toBe(telling().summary)
  await hall.must('secretary', takeDown, { checkId: `showcase:${UNIT}:1`, reason: '失实' })
  expect(await shows()).toBeUndefined()
  await hall.must(OFFICER, tell, given({ summary: '第三稿', edition: 2 }))
  await hall.examine()
  expect(await shows()).toBeUndefined()
  await hall.must('secretary', approve, { checkId: `showcase:${UNIT}:3` })
  expect(await shows()).toBe('第三稿')
})

test('两个人同时交，只有一稿在，另一个被告知先看那一稿；重发同一次不多出一稿', async () => {
  const hall = await hallWith()
  const answers = await Promise.all(['甲稿', '乙稿'].map((summary, n) => hall.ask(n === 0 ? OFFICER : 'secretary-general', tell.name, given({ summary }))))
  expect(answers.map((answer) => (answer.kind === 'refused' ? answer.code : answer.kind)).sort()).toEqual(['NEWER_EDITION', 'accepted'])
  const kept = stored(hall, UNIT)!
  expect([kept.review.edition, hall.documents()[checks.name]!.length]).toEqual([1, 1])
  const again = given({ summary: '第二稿', edition: 1 })
  for (let sent = 0; sent < 2; sent++) expect(await hall.ask(OFFICER, tell.name, again, 'the-same-id')).toMatchObject({ kind: 'accepted', value: { edition: 2 } })
  expect(stored(hall, UNIT)!.review.edition).toBe(2)
})
