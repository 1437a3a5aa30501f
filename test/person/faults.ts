import { creditCode, phone, type PersonCells, personName, term, type UnitCells, unitName } from './sheets'

/** One mistake that people make: in which column it is found, and how a good row becomes a bad one. `n` names the row apart. */
export interface UnitFault {
  readonly sheet: '单位'
  readonly column: string
  readonly spoil: (cells: UnitCells, n: number) => UnitCells
}
export interface PersonFault {
  readonly sheet: '人员'
  readonly column: string
  readonly spoil: (cells: PersonCells, n: number) => PersonCells
}

const unit = (column: string, spoil: UnitFault['spoil']): UnitFault => ({ sheet: '单位', column, spoil })
const person = (column: string, spoil: PersonFault['spoil']): PersonFault => ({ sheet: '人员', column, spoil })

/** Each fault stands in its row alone: none makes another row wrong. `n` is the number of the unit, of the person. */
export const unitFaults: Readonly<Record<string, UnitFault>> = {
  没有这个类别: unit('类别', (cells) => ({ ...cells, kind: '小学校' })),
  校验码不对: unit('统一社会信用代码', (cells, n) => ({ ...cells, creditCode: creditCode(n).slice(0, 17) + (creditCode(n).endsWith('1') ? '2' : '1') })),
  信用代码少一位: unit('统一社会信用代码', (cells, n) => ({ ...cells, creditCode: creditCode(n).slice(1) })),
  信用代码成了数字: unit('统一社会信用代码', (cells) => ({ ...cells, creditCode: 911407270000000000 })),
  信用代码与别家相同: unit('统一社会信用代码', (cells) => ({ ...cells, creditCode: creditCode(1) })),
  牵头写了别的: unit('牵头', (cells) => ({ ...cells, lead: '大概' })),
  第二个牵头单位: unit('牵头', (cells) => ({ ...cells, lead: '是' })),
  没有的日子: unit('协议书签订日期', (cells) => ({ ...cells, agreement: '2024-02-30' })),
  签在将来: unit('协议书签订日期', (cells) => ({ ...cells, agreement: '2050-01-01' })),
}

export const personFaults: Readonly<Record<string, PersonFault>> = {
  没有姓名: person('姓名', (cells) => ({ ...cells, name: null })),
  没有单位: person('单位', (cells) => ({ ...cells, unit: ' ' })),
  没有这个单位: person('单位', (cells) => ({ ...cells, unit: '虚构不存在学校' })),
  手机少一位: person('手机', (cells, n) => ({ ...cells, phone: phone(n).slice(1) })),
  手机有字母: person('手机', (cells) => ({ ...cells, phone: '1380000000O' })),
  手机与别人相同: person('手机', (cells) => ({ ...cells, phone: phone(0) })),
  没有这个月: person('出生年月', (cells) => ({ ...cells, birth: '1980-13' })),
  年纪不可能: person('出生年月', (cells) => ({ ...cells, birth: '2020-05' })),
  一月还是十月: person('出生年月', (cells) => ({ ...cells, birth: 1980.1 })),
  没有这个职务: person('集团职务', (cells) => ({ ...cells, posts: '常务理事', ...term })),
  没写起始: person('起始日期', (cells) => ({ ...cells, posts: '秘书', until: '2028-12-20' })),
  起始只到月: person('起始日期', (cells) => ({ ...cells, posts: '秘书', from: '2025-12', until: '2028-12-20' })),
  届满在起始以前: person('届满日期', (cells) => ({ ...cells, posts: '秘书', from: '2025-12-20', until: '2024-12-20' })),
  有日期没职务: person('集团职务', (cells) => ({ ...cells, from: '2025-12-20' })),
  第二个理事: person('集团职务', (cells) => ({ ...cells, posts: '理事', ...term })),
  第二行说法不同: person('工作职务', (cells) => ({ ...cells, name: personName(0), unit: unitName(1), phone: phone(0), title: '会计' })),
}
