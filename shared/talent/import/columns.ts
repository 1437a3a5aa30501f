import { type Column, column } from '../../kernel/workbook/table'
import { type Bank, bankHas, banks, type Field } from '../banks'

/** What a file of a bank has columns for: what members read, who a student is, how somebody agrees. */
export type ImportKey = Field | 'number' | 'phone' | 'birth' | 'how'

/** So many entries a file: each is looked at by WeChat and by a person before others see it. */
export const MOST_ENTRIES = 300

/** A row that begins so is the template's own. */
export const SAMPLE = '示例'

const SAMPLES: Readonly<Record<Bank, Readonly<Partial<Record<ImportKey, string>>>>> = {
  teacher: {
    name: '示例：林某某', trade: '数控加工', title: '副教授', work: '省级精品课主讲', serves: '企业培训、技术攻关', region: '城东', reach: '技术咨询，经本单位科研处', how: '签字',
  },
  technician: { name: '示例：钱某某', trade: '装配钳工', title: '高级技师', work: '省级技能竞赛一等奖', serves: '带教、评审', region: '城西', reach: '带教，经本单位人力资源部', how: '账号' },
  student: { name: '示例：孙某某', birth: '2009-05-12', number: 'XH2024001', phone: '', trade: '数控技术', skills: '车工、数控编程', year: '2024 级', region: '城东' },
  need: { trade: '示例：数控操作', skills: '会看图、会编程', count: '8 人', period: '明年三月', region: '城西', reach: '校企对接，找本单位人力资源部' },
}

const WHO = (bank: Bank): Column<ImportKey>[] => [
  column('name', '姓名', 12, SAMPLES[bank].name!, '必填。只有本单位和本人看得到', ['学生姓名']),
  column('birth', '出生日期', 14, SAMPLES[bank].birth!, '必填。写到日；只知道年月的写到月，如 2009-05。未满 14 周岁的，还要监护人签字', ['出生', '出生年月', '生日']),
  column('number', '学号', 16, SAMPLES[bank].number!, '可不填；不要写身份证号', []),
  column('phone', '电话', 16, SAMPLES[bank].phone!, '可不填', ['手机', '联系电话']),
]

/** The columns of a bank's file, in the order of the template. */
export function columnsOf(bank: Bank): readonly Column<ImportKey>[] {
  const { fields, apart, person } = banks[bank]
  return [
    ...(apart ? WHO(bank) : []),
    ...fields.map(({ field, label, most, must, hint, long }) =>
      column<ImportKey>(field, label, long ? 34 : 18, SAMPLES[bank][field] ?? '', [must && '必填', `最多 ${most} 个字`, hint].filter(Boolean).join('。'), []),
    ),
    ...(person && !apart
      ? [column<ImportKey>('how', '本人同意', 12, SAMPLES[bank].how ?? '', '写“签字”或“账号”。签字：本人签在名单上，导入时上传；账号：由本人在自己账号里同意，同意后才显示。留空的，有账号的同事算账号，其余算签字', ['怎样同意', '同意方式'])]
      : []),
  ]
}

/** The sheet that explains: a row for each column, then what holds for all. */
export function explainedOf(bank: Bank): readonly (readonly string[])[] {
  return [
    ...columnsOf(bank).map(({ title, says, sample }) => [title, says, sample]),
    ['示例行', `第一格以“${SAMPLE}”开头的行不会读入，不用删`, ''],
    ['只增加', '已经登记过的不会改动，也不会重复登记；要改的，在小程序里打开那一条改', ''],
    ['先核对，后写入', `上传后先逐行核对；有一处不对，就一行也不写。一次最多 ${MOST_ENTRIES} 条`, ''],
    ['审核', '写入后每一条都要审核，通过以后别的单位才看得到', ''],
    ...(bankHas(bank, 'person') ? [['本人同意', '没有本人同意的不能入库。签字可以用一份名单：写明用途和截止日期，各人签名，拍照或扫描后在导入时上传', '']] : []),
  ]
}
