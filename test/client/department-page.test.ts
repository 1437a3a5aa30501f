import { SHOWN, shownFrom } from 'client/packages/department/detail/page'
import type { DepartmentPage } from 'shared/department/operations'

type Units = DepartmentPage['units']
const units = (...sizes: number[]): Units =>
  sizes.map((size, unit) => ({
    unitName: `单位${unit}`,
    members: Array.from({ length: size }, (_, n) => ({ personId: `${unit}-${n}`, name: '某', title: '', role: 'member', since: '2026-01-01', heads: false })),
  }))
const shown = (all: Units, start: number) => shownFrom(all, start).map(({ unitName, members }) => [unitName, members.length])

test.each<[string, Units, number, (string | number)[][]]>([
  ['都放得下', units(10, 20), 0, [['单位0', 10], ['单位1', 20]]],
  ['多一个，留到下一页', units(10, 21), 0, [['单位0', 10], ['单位1', 20]]],
  ['下一页从那一个开始，仍写着单位', units(10, 21), SHOWN, [['单位1', 1]]],
  ['一个单位占几页', units(70), SHOWN, [['单位0', 30]]],
  ['最后一页', units(70), 2 * SHOWN, [['单位0', 10]]],
  ['每人一个单位，一页也只有这么多单位', units(...Array.from({ length: 40 }, () => 1)), 0, Array.from({ length: SHOWN }, (_, n) => [`单位${n}`, 1])],
  ['没有成员', [], 0, []],
])('机构成员一页页看：%s', (_, all, start, expected) => {
  expect(shown(all, start)).toEqual(expected)
})
