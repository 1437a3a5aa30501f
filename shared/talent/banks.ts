import type { UnitKind } from '../unit/model'

/** The four banks of VI2f. */
export const BANKS = ['teacher', 'student', 'technician', 'need'] as const
export type Bank = (typeof BANKS)[number]

/** What an entry says to members. Which of these a bank asks for, and under what name, is its own. */
export const FIELDS = ['name', 'trade', 'title', 'work', 'serves', 'reach', 'skills', 'year', 'region', 'count', 'period'] as const
export type Field = (typeof FIELDS)[number]
export type Fields = { readonly [F in Field]?: string }

export interface Asked {
  readonly field: Field
  readonly label: string
  /** Most characters. */
  readonly most: number
  readonly must?: boolean
  /** Found by its words. */
  readonly found?: boolean
  /** Several lines. */
  readonly long?: boolean
  readonly hint?: string
}

export interface BankRules {
  readonly name: string
  readonly says: string
  /** The kinds of unit that keep entries in it. */
  readonly kinds: readonly UnitKind[]
  /** An entry is about somebody, who must agree to it. */
  readonly person: boolean
  /** Who it is stands apart and is shown to nobody before school and person have agreed. */
  readonly apart: boolean
  readonly fields: readonly Asked[]
}

const TRADE = { field: 'trade', most: 40, must: true, found: true } as const
const REGION: Asked = { field: 'region', label: '所在地', most: 20, found: true, hint: '到市、县即可' }
const SKILLED: readonly Asked[] = [
  { field: 'name', label: '姓名', most: 20, must: true, found: true },
  { ...TRADE, label: '专业领域', hint: '如：数控加工' },
  { field: 'title', label: '职称或技术等级', most: 30 },
  { field: 'work', label: '代表成果', most: 300, long: true },
  { field: 'serves', label: '可以提供什么', most: 200, long: true, hint: '如：企业培训、技术攻关、带教' },
  REGION,
  { field: 'reach', label: '什么事、怎样联系', most: 100, hint: '如：技术咨询，经本单位科研处' },
]

export const banks: Readonly<Record<Bank, BankRules>> = {
  teacher: {
    name: '专业教师',
    says: '能为企业授课、带教、攻关的教师',
    kinds: ['school', 'institute', 'institution'],
    person: true,
    apart: false,
    fields: SKILLED,
  },
  student: {
    name: '学生',
    says: '只列专业和技能；是谁，学校和本人同意后才看得到',
    kinds: ['school'],
    person: true,
    apart: true,
    fields: [
      { ...TRADE, label: '专业' },
      { field: 'skills', label: '技能', most: 120, must: true, found: true, long: true, hint: '只写会什么，不写姓名、学号、电话' },
      { field: 'year', label: '年级', most: 20, must: true, found: true, hint: '如：2024 级' },
      REGION,
    ],
  },
  technician: {
    name: '企业技术人员',
    says: '能到院校授课、带教、评审的技术人员',
    kinds: ['enterprise', 'association', 'institute', 'institution'],
    person: true,
    apart: false,
    fields: SKILLED,
  },
  need: {
    name: '企业人才需求',
    says: '企业需要哪个方向、哪种技能的人才',
    kinds: ['enterprise', 'association', 'institute', 'institution'],
    person: false,
    apart: false,
    fields: [
      { ...TRADE, label: '人才方向', hint: '如：数控操作' },
      { field: 'skills', label: '能力要求', most: 120, must: true, found: true, long: true },
      { field: 'count', label: '人数', most: 10, hint: '如：8 人' },
      { field: 'period', label: '什么时候需要', most: 30 },
      REGION,
      { field: 'reach', label: '什么事、怎样联系', most: 100, hint: '如：校企对接，找本单位人力资源部' },
    ],
  },
}

/** What agreement is given for, and what an identity may be asked for. */
export const PURPOSES = ['practice', 'teaching', 'research', 'review'] as const
export type Purpose = (typeof PURPOSES)[number]

export const purposeName: Readonly<Record<Purpose, string>> = {
  practice: '实习与岗位对接',
  teaching: '授课、培训与带教',
  research: '技术攻关与科研合作',
  review: '项目评审与咨询',
}

export const bankHas = (bank: Bank, what: 'person' | 'apart'): boolean => banks[bank][what]
