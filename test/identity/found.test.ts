import { board, found, me } from 'shared/identity/operations'
import { demoDocuments } from 'local/demo/demo'
import { NOW, WORD } from 'test/router/hall'
import { consent, type Door, emptyDoor, openDoor } from './hall'

const form = { word: WORD, unit: '虚构职教中心', name: '林开元', title: '办公室主任', phone: '13600000999', from: '2026-12-01', consent }
const founds = (door: Door, as: string, over: Partial<typeof form> = {}) => door.hall.ask(as, found.name, { ...form, ...over })

test('空的环境等着开通；凭口令登记牵头单位和第一位管理员，随后就能管理；口令只用一次', async () => {
  const door = await emptyDoor()
  expect(await door.hall.must('visitor', me, {})).toMatchObject({ me: null, founding: true })
  expect(await founds(door, 'wx:newcomer01')).toMatchObject({ kind: 'accepted', value: { name: '林开元', unitName: '虚构职教中心' } })
  expect(await door.hall.must('wx:newcomer01', me, {})).toMatchObject({ me: { name: '林开元', posts: ['秘书'] }, founding: false })
  expect(await door.hall.must('wx:newcomer01', board, {})).toMatchObject({ administrators: 1, persons: [{ pinyin: 'lin kai yuan', initials: 'lky' }] })
  expect(door.stored('units')).toMatchObject([{ name: '虚构职教中心', lead: true }])
  expect(await founds(door, 'wx:newcomer02')).toMatchObject({ code: 'FOUNDED_ALREADY' })
  expect(JSON.stringify([door.stored('audit'), door.stored('receipts')])).not.toContain(WORD)
})

test.each([
  ['口令不对', { word: 'another word' }, 'WRONG_WORD', 'word'],
  ['手机号不是 11 位', { phone: '1360000099' }, 'BAD_INPUT', 'phone'],
  ['没有同意隐私说明', { consent: '' }, 'NO_CONSENT', 'consent'],
  ['任职日期没有这一天', { from: '2026-02-31' }, 'BAD_INPUT', 'from'],
  ['任职从明天起，今天就没有人能管理', { from: '2026-12-09' }, 'AHEAD', 'from'],
])('%s：拒绝，什么也没写，改对了照样能开通', async (_, over, code, field) => {
  const door = await emptyDoor()
  const before = door.hall.hash()
  expect(await founds(door, 'newcomer01', over)).toMatchObject({ code, field })
  expect(door.hall.hash()).toBe(before)
  expect(await founds(door, 'newcomer01')).toMatchObject({ kind: 'accepted' })
})

test('任职就从当天起，随即能管理', async () => {
  const door = await emptyDoor()
  expect(await founds(door, 'newcomer01', { from: '2026-12-08' })).toMatchObject({ kind: 'accepted' })
  expect(await door.hall.must('newcomer01', board, {})).toMatchObject({ administrators: 1 })
})

test('用过的口令、没有设置口令：不能开通', async () => {
  expect(await founds(await emptyDoor(2), 'newcomer01')).toMatchObject({ code: 'WORD_SPENT' })
  expect(await founds(await openDoor({}), 'newcomer01')).toMatchObject({ code: 'WORD_SPENT' })
})

test('管理员都没有了：重新部署的口令让人接上，牵头单位还是原来那一个', async () => {
  const { foundings } = (await emptyDoor()).hall.documents()
  const documents = demoDocuments(NOW)
  const persons = documents['persons']!.map((one) => ({ ...one, bound: {} }))
  const door = await openDoor({ ...documents, persons, principals: [], foundings: foundings! })
  expect(await founds(door, 'newcomer01')).toMatchObject({ value: { unitName: '虚构示范职业高级中学' } })
  expect(door.stored<{ lead: boolean }>('units').filter(({ lead }) => lead)).toHaveLength(1)
})
