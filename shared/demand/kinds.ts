export const SIDES = ['supply', 'need'] as const
export type Side = (typeof SIDES)[number]

export const sideName: Record<Side, string> = { supply: '供', need: '需' }
export const sideVerb: Record<Side, string> = { supply: '可提供', need: '需要' }
export const otherSide = (side: Side): Side => (side === 'supply' ? 'need' : 'supply')

export const KINDS = ['talent', 'internship', 'practice', 'technology', 'result', 'equipment', 'place', 'training', 'partner', 'reform'] as const
export type Kind = (typeof KINDS)[number]

/** What a kind may ask for beside what every posting has. */
export const FIELDS = ['trade', 'level', 'form', 'terms', 'topic', 'goal', 'stage', 'right', 'model', 'fee'] as const
export type FieldId = (typeof FIELDS)[number]

export interface Asked {
  readonly id: FieldId
  readonly label: string
  readonly hint: string
  readonly required: boolean
}

export interface KindOf {
  readonly name: string
  /** The clauses that this serves. */
  readonly clauses: readonly string[]
  /** What `number` counts; null where nothing is counted. */
  readonly counts: { readonly label: string; readonly unit: string } | null
  readonly asks: readonly Asked[]
}

const must = (id: FieldId, label: string, hint: string): Asked => ({ id, label, hint, required: true })
const may = (id: FieldId, label: string, hint: string): Asked => ({ id, label, hint, required: false })

const people = { label: '人数', unit: '人' }
const trade = must('trade', '专业或工种', '如：数控技术应用')
const board = may('terms', '食宿与保障', '如：提供食宿')

/** Every kind there is: one list for the form, the page, the search and the duty board. */
export const kinds: Record<Kind, KindOf> = {
  talent: {
    name: '人才',
    clauses: ['CH5.2', 'CH5.3', 'CH8.1', 'CH8.5', 'CH9.1'],
    counts: people,
    asks: [trade, may('level', '技能等级或学历', '如：中级工、中专'), may('terms', '培养与保障', '如：提供住宿')],
  },
  internship: {
    name: '学生实习与安置',
    clauses: ['CH5.7', 'CH8.6', 'CH9.3'],
    counts: people,
    asks: [trade, may('level', '年级', '如：三年级'), board],
  },
  practice: {
    name: '教师企业实践',
    clauses: ['CH5.4', 'CH8.6', 'CH8.7'],
    counts: people,
    asks: [trade, may('form', '实践方式', '如：跟岗、项目研修'), board],
  },
  technology: {
    name: '技术需求',
    clauses: ['CH5.6', 'CH8.2', 'CH9.4'],
    counts: null,
    asks: [must('topic', '技术领域', '如：焊接自动化'), must('goal', '要解决的问题', '一两句话说清')],
  },
  result: {
    name: '科研成果',
    clauses: ['CH8.2', 'CH9.4'],
    counts: { label: '项数', unit: '项' },
    asks: [must('topic', '技术领域', '如：玻璃器皿检测'), may('stage', '成熟程度', '如：样机、可量产'), may('right', '知识产权', '如：实用新型专利')],
  },
  equipment: {
    name: '仪器设备',
    clauses: ['CH5.4', 'CH5.7', 'CH9.5'],
    counts: { label: '数量', unit: '台套' },
    asks: [must('model', '名称与型号', '如：三坐标测量机'), may('form', '使用方式', '如：预约使用、捐赠'), may('fee', '费用', '如：免费、收取耗材')],
  },
  place: {
    name: '实训场地',
    clauses: ['CH5.5', 'CH5.7', 'CH8.8', 'CH9.5'],
    counts: { label: '容纳人数', unit: '人' },
    asks: [must('trade', '适用专业', '如：汽车维修'), may('model', '主要设备', '如：举升机 6 台'), may('fee', '费用', '如：按天、免费')],
  },
  training: {
    name: '培训',
    clauses: ['CH8.3', 'CH9.2', 'VI2g'],
    counts: people,
    asks: [must('topic', '培训内容', '如：安全生产'), may('form', '方式与学时', '如：线上，16 学时'), may('fee', '费用', '如：免费')],
  },
  partner: {
    name: '项目合作伙伴',
    clauses: ['CH5.7', 'CH8.4', 'VI2g'],
    counts: null,
    asks: [must('topic', '项目', '如：现代学徒制试点'), must('goal', '希望对方做什么', '一两句话说清')],
  },
  reform: {
    name: '教学改革信息',
    clauses: ['CH5.2'],
    counts: null,
    asks: [must('topic', '主题', '如：专业课程改革'), may('form', '交流方式', '如：资料、听课')],
  },
}

export const kindName = (kind: Kind): string => kinds[kind].name

/** Where it is, coarsely enough to be chosen from: seen from the lead school. */
export const REGIONS = ['county', 'city', 'province', 'elsewhere', 'online'] as const
export type Region = (typeof REGIONS)[number]

export const regionName: Record<Region, string> = { county: '本县', city: '本市', province: '省内', elsewhere: '省外', online: '线上' }

/** A kind seen from one side, as it is subscribed to: `need/talent`. */
export const topicOf = ({ side, kind }: { readonly side: Side; readonly kind: Kind }): string => `${side}/${kind}`
export const TOPICS = SIDES.flatMap((side) => KINDS.map((kind) => topicOf({ side, kind })))
