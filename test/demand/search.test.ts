import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import schema from 'cloudfunctions/schema.json'
import { syllablesOf } from 'cloudfunctions/kit/spell'
import { demoDocuments } from 'local/demo/demo'
import type { Examined } from 'local/store/documents/plan'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import type { Kind } from 'shared/demand/kinds'
import type { Posting } from 'shared/demand/model'
import { isWanted, termsOf, wantedBy } from 'shared/demand/search'
import { addDays, dayOf } from 'shared/kernel/time'
import { around } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { NOW } from './posted'
import { thousand } from './thousand'

let store: ReturnType<typeof openStore>
let route: ReturnType<typeof createRouter>
let seen: Examined[]
let all: Posting[]

beforeAll(async () => {
  store = openStore({ schema: readSchema(schema), watch: (examined) => seen.push(examined) })
  for (const [collection, documents] of Object.entries(demoDocuments(NOW))) for (const one of documents) await store.insert(collection, one)
  all = await thousand(NOW)
  for (const one of all) await store.insert('postings', one)
  route = createRouter(handlers, around({ db: directDatabase(store), now: () => NOW }))
}, 120_000)

interface Page { readonly postings: readonly { readonly postingId: string }[]; readonly after?: string }

async function ask(operation: string, input: object): Promise<Page> {
  seen = []
  const reply = await route({ operation, input }, operation === 'demand.publicList' ? undefined : 'tcb:demo-director01')
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply))
  return reply.value as Page
}

/** Every page of a list, each of which may look at three documents for one that it shows. */
async function everyPage(operation: string, input: object): Promise<string[]> {
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await ask(operation, { ...input, ...(after && { after }) })
    const { examined } = seen.find(({ collection }) => collection === 'postings')!
    expect(page.postings.length).toBeLessThanOrEqual(20)
    expect(examined).toBeLessThanOrEqual(Math.max(1, 3 * page.postings.length))
    found.push(...page.postings.map(({ postingId }) => postingId))
    if (page.after === undefined) return found
    after = page.after
  }
}

const shown = (holds: (one: Posting) => boolean): string[] =>
  all.filter((one) => one.review.state === 'approved' && one.closed === null && holds(one)).sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ _id }) => _id)

test.each<[string, object, (one: Posting) => boolean]>([
  ['什么都不选', {}, () => true],
  ['只看需', { side: 'need' }, ({ side }) => side === 'need'],
  ['一类', { kind: 'training' }, ({ kind }) => kind === 'training'],
  ['一类的供', { side: 'supply', kind: 'talent' }, ({ side, kind }) => side === 'supply' && kind === 'talent'],
  ['地点', { region: 'city' }, ({ region }) => region === 'city'],
  ['单位类别', { unitKind: 'institute' }, ({ unitKind }) => unitKind === 'institute'],
  ['四样都选', { side: 'need', kind: 'equipment', region: 'online', unitKind: 'enterprise' }, (one) => one.side === 'need' && one.kind === 'equipment' && one.region === 'online' && one.unitKind === 'enterprise'],
  ['两个字', { text: '数控' }, ({ title, fields }) => `${title} ${fields.trade}`.includes('数控')],
  ['四个字', { text: '数控车工' }, ({ title, fields }) => `${title} ${fields.trade}`.includes('数控车工')],
  ['三个字', { text: '机器人' }, ({ title, fields }) => `${title} ${fields.trade}`.includes('机器人')],
  ['编号', { text: '0042' }, ({ title }) => title.includes('0042')],
  ['拼音首字母', { text: 'skcg' }, ({ title }) => title.includes('数控车工')],
  ['两个字的全拼', { text: 'hanjie' }, ({ title }) => title.includes('焊接')],
  ['单位名', { text: '虚构第' }, () => true],
  ['文字加条件', { text: '会计', side: 'need', region: 'county' }, ({ title, fields, side, region }) => `${title} ${fields.trade}`.includes('会计') && side === 'need' && region === 'county'],
  ['找不到的', { text: '无此物' }, () => false],
])('一千条里按%s查找：一条不多，一条不少，依次排列，每页看过的不超过三倍', async (_, input, holds) => {
  const expected = shown(holds)
  expect(await everyPage('demand.list', input)).toEqual(expected)
  if (expected.length > 0) expect(expected.length).toBeLessThan(1000)
}, 60_000)

test.each(['焊接技术师资培训', '数控 名师', 'dianzishangwu'])('很长的「%s」也找得全，最多翻五页', async (text) => {
  const [first, second = ''] = text === 'dianzishangwu' ? ['没有这么长的拼音'] : text.split(' ')
  const page = await ask('demand.list', { text })
  const looked = seen.filter(({ collection }) => collection === 'postings')
  expect(Math.max(...looked.map(({ examined }) => examined))).toBeLessThanOrEqual(21)
  expect(looked.length).toBeLessThanOrEqual(5)
  const expected = shown(({ title, fields }) => `${title} ${fields.trade}`.includes(first!) && title.includes(second))
  expect(page.postings.map(({ postingId }) => postingId)).toEqual(expected.slice(0, page.postings.length))
  if (page.after === undefined) expect(page.postings).toHaveLength(expected.length)
})

test('给访客的：新确认的在前，只有在有效期内的，每页看过的不超过三倍', async () => {
  const good = all
    .filter((one) => one.review.state === 'approved' && one.closed === null && one.confirmedOn! >= addDays(dayOf(NOW), -31))
    .sort((a, b) => (a.listedSince > b.listedSince ? -1 : 1))
  expect(await everyPage('demand.publicList', {})).toEqual(good.map(({ _id }) => _id))
}, 60_000)

test('字太少，请多写一个', async () => {
  expect(await route({ operation: 'demand.list', input: { text: '车' } }, 'tcb:demo-director01')).toMatchObject({ code: 'TOO_SHORT', field: 'text' })
})

test.each<[string, string, boolean]>([
  ['数控', '数控车工', true], ['控车', '数控车工', true], ['车控', '数控车工', false], ['PLC', '学习plc编程', true], ['数控 实习', '数控车工实习', true], ['数控 培训', '数控车工实习', false],
])('「%s」找「%s」：%s', async (typed, title, found) => {
  const said = { title, unitName: '某厂', kind: 'talent' as Kind, place: '', fields: {} }
  expect(isWanted(new Set(termsOf(said, await syllablesOf(title))), wantedBy(typed)!)).toBe(found)
})
