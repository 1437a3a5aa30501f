import { matchesOf } from 'shared/demand/match'
import type { Posting } from 'shared/demand/model'
import { posting } from './posted'

const need = posting('need', { title: '数控车工顶岗实习', fields: { trade: '数控技术应用' }, from: '2027-03-01', until: '2027-06-30' })
const supply = (id: string, over: Partial<Posting> = {}) =>
  posting(id, { unitId: `unit-${id}`, side: 'supply', title: '汽修专业学生', fields: { trade: '汽车维修' }, region: 'city', ...over })

test.each<[string, Partial<Posting>, readonly string[] | null]>([
  ['只是同类', {}, ['同类，对方可提供']],
  ['同地点', { region: 'county' }, ['同在本县', '同类，对方可提供']],
  ['说的是一回事', { title: '数控专业学生可顶岗实习' }, ['都提到「顶岗实习」「数控」', '同类，对方可提供']],
  ['只同在类别的名字上，不算一回事', { title: '汽修学生实习与安置' }, ['同类，对方可提供']],
  ['时间合得上', { from: '2027-06-30', until: '2027-07-30' }, ['时间合得上', '同类，对方可提供']],
  ['前一天就结束了', { until: '2027-02-28' }, null],
  ['后一天才开始', { from: '2027-07-01' }, null],
  ['开始那天还在', { until: '2027-03-01' }, ['时间合得上', '同类，对方可提供']],
  ['也是需要', { side: 'need' }, null],
  ['别的类别', { kind: 'talent' }, null],
  ['自己单位的', { unitId: need.unitId }, null],
])('%s', (_, over, reasons) => {
  expect(matchesOf(need, [supply('a', over)], 5).map((match) => match.reasons)).toEqual(reasons === null ? [] : [reasons])
})

test('越合适的越在前，同样合适的按先后，给多少取多少，次序不随来的次序变', () => {
  const others = [
    supply('later', { at: 2000 }), supply('earlier', { at: 1000 }), supply('near', { at: 5000, region: 'county' }), supply('same', { at: 9000, title: '数控车工实习学生' }),
  ]
  const found = (all: readonly Posting[], most: number) => matchesOf(need, all, most).map(({ posting: { _id } }) => _id)
  expect(found(others, 5)).toEqual(['same', 'near', 'earlier', 'later'])
  expect(found([...others].reverse(), 3)).toEqual(['same', 'near', 'earlier'])
})
