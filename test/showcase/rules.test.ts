import { isRefusal } from 'shared/kernel/decision'
import { REVIEW_STATES } from 'shared/review/model'
import { shownOf, type Telling } from 'shared/showcase/model'
import { approved, decideTell, textsOf, whyNotTell } from 'shared/showcase/rules'
import { page, telling } from './telling'

const by = { personId: 'p', name: '甲' }
const AT = 9000
const tell = (over: Partial<Parameters<typeof decideTell>[0]> = {}) => decideTell({ _id: 'unit-03', known: undefined, told: telling(), edition: 0, by, ...over }, AT)

test('第一稿交上去，等机器先看，还没有什么公开', () => {
  const decision = tell()
  expect(decision).toMatchObject({ kind: 'accepted', value: { _id: 'unit-03', v: 0, review: { state: 'checking', edition: 1, at: AT } } })
  expect(isRefusal(decision) || shownOf(decision.value)).toBeUndefined()
})

describe('交新的一稿时，公开的一稿', () => {
  const next = telling({ summary: '改过的概述' })
  test.each(REVIEW_STATES.map((state) => [state, state !== 'down'] as const))('原来是 %s：仍然公开 %p', (state, stays) => {
    const decision = tell({ known: page('unit-03', state, telling({ strengths: '上一稿' }), telling()), told: next, edition: 2 })
    expect(decision).toMatchObject({ kind: 'accepted', value: { told: next, review: { state: 'checking', edition: 3 } } })
    expect(isRefusal(decision) ? undefined : shownOf(decision.value)?.told).toEqual(stays ? telling() : undefined)
  })
})

test.each(REVIEW_STATES)('审到 %s 时，公开的还是上一次通过的；下架的一律不公开', (state) => {
  expect(shownOf(page('unit-03', state, telling({ summary: '新稿' }), telling()))?.told.summary).toBe(state === 'down' ? undefined : telling().summary)
})

test('通过以后，公开的就是通过的那一稿', () => {
  const { document: after } = approved(page('unit-03', 'approved', telling({ summary: '新稿' }), telling()), AT)
  expect(after.published).toEqual({ told: telling({ summary: '新稿' }), edition: 2, at: AT })
})

describe('别人刚交过新的一稿', () => {
  test.each([[0, 'NEWER_EDITION'], [1, undefined], [2, 'NEWER_EDITION']])('手里的是第 %d 稿，库里第 1 稿', (edition, code) => {
    const decision = tell({ known: page('unit-03', 'approved', telling()), told: telling({ summary: '又改' }), edition })
    expect(isRefusal(decision) ? decision.code : undefined).toBe(code)
  })
})

describe('原样再交', () => {
  test.each([['checking', false], ['waiting', false], ['approved', false], ['returned', true], ['down', true]] as const)('在 %s 时收下：%p', (state, taken) => {
    expect(isRefusal(tell({ known: page('unit-03', state, telling()), edition: 1 }))).toBe(!taken)
  })
})

describe('写得不全', () => {
  const picture = (caption: string) => ({ file: 'cloud://a/showcase/1.jpg', caption })
  test.each<[string, Partial<Telling>, string | undefined]>([
    ['都写了', {}, undefined],
    ['没有概述', { summary: ' ' }, 'summary'],
    ['没有介绍', { introduction: '' }, 'introduction'],
    ['网址可以不写', { website: '' }, undefined],
    ['网址', { website: 'https://www.example.edu.cn/a?b=1#c' }, undefined],
    ['网址带端口', { website: 'http://example.com:8080/' }, undefined],
    ['网址少了开头', { website: 'www.example.com' }, 'website'],
    ['脚本冒充网址', { website: 'javascript:alert(1)' }, 'website'],
    ['网址里有引号', { website: 'https://example.com/"onload="x' }, 'website'],
    ['网址里有空格', { website: 'https://example.com/a b' }, 'website'],
    ['网址没有域名', { website: 'https://localhost' }, 'website'],
    ['图片有说明', { pictures: [picture('校门')] }, undefined],
    ['第二张没有说明', { pictures: [picture('校门'), picture('')] }, 'pictures.1.caption'],
  ])('%s', (_, over, field) => {
    expect(whyNotTell(telling(over))?.field).toBe(field)
    expect(tell({ told: telling(over) })).toMatchObject(field ? { code: 'NOT_WHOLE', field } : { kind: 'accepted' })
  })
})

test('交去检查的是别人会读到的每一个字', () => {
  const said = telling({ strengths: '优势', offers: '提供', website: 'https://example.com', pictures: [{ file: 'f', caption: '图说' }] })
  expect(textsOf(said).join('|')).toBe('一所虚构的职业学校|建校四十年，开设五个专业。|装备制造、建筑|优势|提供|图说|https://example.com')
  expect(textsOf(telling({ trades: [] }))).not.toContain('')
})

