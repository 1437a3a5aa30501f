import { draftOf, inputOf, tradesIn, whyNotNow } from 'client/packages/showcase/edit/draft'
import { MOST } from 'shared/showcase/model'
import type { Written } from 'shared/showcase/operations'

const handedIn = { summary: '概述', introduction: '介绍', trades: ['建筑', '电子'], strengths: '', offers: '', website: '', pictures: [] }
const written = (state?: 'checking' | 'waiting' | 'approved' | 'returned' | 'down'): Written => ({
  name: '某校', unitId: 'unit-03', by: '甲', published: null,
  handedIn: state ? handedIn : null,
  review: state ? { state, edition: 2, at: 1000, reason: null } : null,
})

test.each([
  ['建筑、电子', ['建筑', '电子']],
  ['建筑，电子;装备 物流', ['建筑', '电子', '装备', '物流']],
  [' 建筑 、、 建筑 ', ['建筑']],
  ['', []],
])('「%s」读作 %j', (typed, trades) => {
  expect(tradesIn(typed)).toEqual(trades)
})

test('从交上去的一稿改起，原样交回就是那一稿', () => {
  expect(inputOf(draftOf(written('approved')))).toEqual({ ...handedIn, edition: 2 })
})

describe('现在能不能交', () => {
  test.each([
    ['还没有写', undefined, {}, '请写一句话的概述'],
    ['没有改动', 'approved', {}, '没有改动'],
    ['在检查的没有改动', 'checking', {}, '没有改动'],
    ['退回的可以原样再交', 'returned', {}, undefined],
    ['下架的可以原样再交', 'down', {}, undefined],
    ['改了一个字', 'approved', { summary: '新概述' }, undefined],
    ['只差空格的网址不算改动', 'approved', { website: ' ' }, '没有改动'],
    ['一个专业恰好二十个字', 'approved', { trades: '专'.repeat(20) }, undefined],
    ['一个专业二十一个字', 'approved', { trades: '专'.repeat(21) }, '太长'],
    ['十二个专业', 'approved', { trades: Array.from({ length: 12 }, (_, n) => `专业${n}`).join('、') }, undefined],
    ['十三个专业', 'approved', { trades: Array.from({ length: 13 }, (_, n) => `专业${n}`).join('、') }, '最多写 12 个'],
  ] as const)('%s', (_, state, over, says) => {
    const known = written(state)
    const why = whyNotNow({ ...draftOf(known), ...over }, known, MOST)
    if (says === undefined) expect(why).toBeUndefined()
    else expect(why).toContain(says)
  })
})
