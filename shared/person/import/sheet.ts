import { column, type RawSheet, type SheetRow, tableOf } from '../../kernel/workbook/table'
import type { Remark } from '../../kernel/workbook/remark'

export const UNIT_SHEET = '单位'
export const PERSON_SHEET = '人员'

export const UNIT_COLUMNS = [
  column('name', '名称', 34, '虚构第一职业学校', '全称，每个单位一行。必填', ['单位名称', '单位全称', '单位']),
  column('kind', '类别', 12, '院校', '', ['单位类别', '类型', '单位类型', '性质']),
  column('creditCode', '统一社会信用代码', 24, '', '18 位，对照证照。格式设为“文本”', ['信用代码', '社会信用代码', '代码']),
  column('lead', '牵头', 8, '否', '牵头单位写“是”，其余写“否”或留空', ['牵头单位', '是否牵头']),
  column('agreement', '协议书签订日期', 18, '2024-03-01', '成员单位协议书签订的那一天；协议书找不到的写“缺”', ['协议书', '协议签订日期', '协议日期', '签订日期']),
] as const

export const PERSON_COLUMNS = [
  column('name', '姓名', 12, '示例人', '必填', ['名字']),
  column('unit', '单位', 34, '虚构第一职业学校', '与「单位」表或现有名册里的名称一致。必填', ['所在单位', '单位名称', '工作单位']),
  column('title', '工作职务', 16, '校长', '在本单位的职务', ['职务', '单位职务', '行政职务']),
  column('phone', '手机', 16, '13800000000', '11 位。绑定身份时要用它核对；没有的留空', ['手机号', '手机号码', '联系电话', '电话']),
  column('birth', '出生年月', 14, '1970-05', '写到月或写到日都可以，如 1970-05、1970-05-12', ['出生日期', '生日', '出生']),
  column('posts', '集团职务', 22, '理事', '', ['集团任职', '担任集团职务']),
  column('from', '起始日期', 14, '2025-12-20', '这个职务从哪一天起；写了集团职务的必填', ['任职日期', '开始日期', '起始', '任职时间', '起始时间']),
  column('until', '届满日期', 14, '2028-12-20', '这个职务到哪一天止（含当天）；没有定的留空', ['结束日期', '届满', '到期日期', '届满时间']),
  column('source', '依据', 30, '第一届理事大会第一次会议决议', '哪次决议、推荐函或旧名册', ['任职依据', '文件']),
] as const

export type UnitKey = (typeof UNIT_COLUMNS)[number]['key']
export type PersonKey = (typeof PERSON_COLUMNS)[number]['key']

export interface Tables {
  readonly units: readonly SheetRow<UnitKey>[]
  readonly persons: readonly SheetRow<PersonKey>[]
  readonly flaws: readonly Remark[]
  /** What was read past, as sentences. */
  readonly remarks: readonly string[]
}

/** Finds the two tables of a workbook: by the names of its sheets, the heads of their columns, in whatever order. */
export function tablesOf(sheets: readonly RawSheet[]): Tables {
  const units = tableOf(sheets, UNIT_SHEET, UNIT_COLUMNS)
  const persons = tableOf(sheets, PERSON_SHEET, PERSON_COLUMNS)
  const none = !units && !persons
  return {
    units: units?.rows ?? [],
    persons: persons?.rows ?? [],
    flaws: none
      ? [{ sheet: sheets[0]?.name ?? '', row: 0, column: '', message: `没有找到「${UNIT_SHEET}」表或「${PERSON_SHEET}」表，请在模板里填写` }]
      : [...(units?.flaws ?? []), ...(persons?.flaws ?? [])],
    remarks: [...(units?.remarks ?? []), ...(persons?.remarks ?? [])],
  }
}
