import type { Period } from './period'

/** The five parts of a report (AT1.2). */
export const PARTS = ['data', 'summary', 'case', 'problems', 'measures'] as const
export type Part = (typeof PARTS)[number]

export const partName: Record<Part, string> = {
  data: '基础数据',
  summary: '工作总结',
  case: '典型案例',
  problems: '存在问题',
  measures: '落实情况',
}

/** One thing to be filled in. */
export interface Question {
  readonly id: string
  readonly part: Part
  readonly kind: 'number' | 'text'
  readonly label: string
  /** Of a number. */
  readonly unit?: string
  readonly hint?: string
}

const number = (id: string, label: string, unit: string, hint?: string): Question => ({ id, part: 'data', kind: 'number', label, unit, ...(hint && { hint }) })
const words = (id: string, part: Part, label: string, hint: string): Question => ({ id, part, kind: 'text', label, hint })

const FIGURES: readonly Question[] = [
  number('partners', '正在合作的成员单位', '家'),
  number('students', '合作培养的学生', '人', '订单班、学徒制等在读的学生'),
  number('interns', '实习实训的学生', '人次', '学校填派出的，企业填接收的'),
  number('practice', '到企业实践的教师', '人次', '学校填派出的，企业填接收的'),
  number('lecturers', '到学校任课的企业人员', '人次'),
  number('courses', '合作开发的课程和教材', '门'),
  number('bases', '共建的实训基地', '个'),
  number('trained', '为对方培训', '人日', '一人培训一天算一人日'),
]

const TEXTS: readonly Question[] = [
  words('summary', 'summary', '做了哪些合作', '和哪些单位、做了什么、成效怎样'),
  words('case', 'case', '一个有代表性的合作', '起因、做法、结果'),
  words('problems', 'problems', '合作中遇到的问题', '需要集团协调的请写明'),
  words('measures', 'measures', '计划和商定的事办得怎样', '办成的、在办的、没有办的各是什么'),
]

/** What is asked for a period; the yearly report asks a little more. */
export const questionsFor = ({ every }: Pick<Period, 'every'>): readonly Question[] =>
  every === 'year'
    ? [
        ...FIGURES,
        number('projects', '合作的技术项目', '项'),
        number('funds', '投入合作的资金和设备', '万元'),
        ...TEXTS,
        words('plan', 'measures', '下一年的打算', '准备做哪几件事'),
      ]
    : [...FIGURES, ...TEXTS]

/** Said in place of a text where there is nothing to tell. */
export const NONE = '本期没有'

/** At most so many characters in a text. */
export const LONGEST = 2000

/** What is wrong with an answer; undefined where nothing is, as with an empty one. */
export function flawOf({ kind, label }: Question, value: string): string | undefined {
  if (kind === 'number') return value === '' || /^\d{1,7}$/.test(value) ? undefined : `「${label}」填整数，不超过七位`
  return value.length <= LONGEST ? undefined : `「${label}」最多 ${LONGEST} 个字`
}
