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
import { NOW, posting } from './posted'
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

/** A page of a search by any words: three documents looked at for each that a full page shows. */
async function pageOf(text: string, after?: string): Promise<Page> {
  const page = await ask('demand.list', { text, ...(after && { after }) })
  const examined = seen.filter(({ collection }) => collection === 'postings').reduce((sum, one) => sum + one.examined, 0)
  expect([text, examined <= 3 * Math.max(page.postings.length, 20)]).toEqual([text, true])
  return page
}
const idsOf = ({ postings }: Page): string[] => postings.map(({ postingId }) => postingId)

async function walked(text: string): Promise<string[]> {
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await pageOf(text, after)
    found.push(...idsOf(page))
    if (page.after === undefined) return found
    after = page.after
  }
}

test.each<[string, (one: Posting) => boolean]>([
  ['焊接技术师资培训', ({ title }) => title.includes('焊接技术师资培训')],
  ['数控 名师', ({ title, fields }) => `${title} ${fields.trade}`.includes('数控') && title.includes('名师')],
  ['名师讲座 数控车工 0040', ({ title }) => title === '数控车工产品检测第0040号'],
  ['skcgmsjz', ({ title }) => title.includes('数控车工名师讲座')],
  ['工业机器人玻璃器皿', () => false],
  ['没有这样的一条供需信息', () => false],
  ['plc没有', () => false],
])('一千条里找「%s」：一条不多，一条不少，每页看过的不超过一整页的三倍', async (text, holds) => {
  expect(await walked(text)).toEqual(shown(holds))
})

describe('存心刁难的一千条：人人都有一半，只有一条全有', () => {
  const PHRASE = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'
  const LENGTHS = Array.from({ length: 19 }, (_, i) => i + 2)
  let before: typeof route
  let own: Posting[]

  beforeAll(async () => {
    const stage = openStore({ schema: readSchema(schema), watch: (examined) => seen.push(examined) })
    for (const [collection, documents] of Object.entries(demoDocuments(NOW))) if (collection !== 'postings') for (const one of documents) await stage.insert(collection, one)
    // Beginnings and ends of every length, by turns; the whole stands last. Each has the same words of letters but one.
    own = Array.from({ length: 1000 }, (_, n) => {
      const cut = 2 + (n >> 1) % 18
      const title = n === 999 ? `${PHRASE}plc9` : n % 2 === 0 ? `${PHRASE.slice(0, cut)}春夏` : `秋冬${PHRASE.slice(-cut)}`
      return posting(`h${String(n).padStart(3, '0')}`, { title, fields: { trade: n % 2 === 0 ? 'abcdefgh' : 'abcd' }, at: NOW - (1000 - n) * 60_000 })
    })
    for (const one of own) await stage.insert('postings', one)
    before = route
    route = createRouter(handlers, around({ db: directDatabase(stage), now: () => NOW }))
  }, 120_000)
  afterAll(() => void (route = before))

  const having = (...words: string[]) => own.filter(({ title, fields }) => words.every((word) => `${title} ${fields.trade}`.includes(word))).map(({ _id }) => _id)

  test.each(LENGTHS)('%i 个字，从头、从中间：前面的一条不漏；错了头尾一个字，一页就知道没有', async (size) => {
    for (const from of [0, Math.floor((20 - size) / 2)]) {
      const text = PHRASE.slice(from, from + size)
      const page = await pageOf(text)
      expect(idsOf(page)).toEqual(having(text).slice(0, page.after === undefined ? 1000 : page.postings.length))
    }
    for (const text of [`${PHRASE.slice(0, size - 1)}亥`, `亥${PHRASE.slice(-size + 1)}`]) expect(await pageOf(text)).toMatchObject({ postings: [], topics: [] })
  })

  test.each([
    ['字母和汉字连写', 'plc9甲乙', ['plc9', '甲乙']], ['常见的词加罕见的词', '甲乙 plc9', ['plc9', '甲乙']], ['三个词，罕见的在最后', '甲乙丙 申酉 plc9', ['plc9', '申酉']],
    ['英文词多一个字母', 'abcdefghi', ['abcdefghi']],
  ])('%s：一页就找到', async (_, text, words) => {
    const page = await pageOf(text)
    expect([idsOf(page), page.after]).toEqual([having(...words), undefined])
  })

  test('开头和结尾都常见、合起来只有一条：分几页翻到', async () => {
    expect(await walked(PHRASE)).toEqual(['h999'])
  })

  test('一个词五百条有，一个词一百条有，没有一条两个都有：跟着少的走，四页就知道', async () => {
    let pages = 1
    const text = `${PHRASE.slice(0, 16)} abcd`
    for (let { after } = await pageOf(text); after !== undefined; pages++) after = (await pageOf(text, after)).after
    expect(pages).toBe(4)
  })
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
