import { DAY } from 'shared/kernel/time'
import { type Check, checkOf } from 'shared/review/model'
import { GROUP_ID, type Showcase, type Telling } from 'shared/showcase/model'

/** What a few invented units, and the group, tell of themselves. */
const TOLD: Readonly<Record<string, Omit<Telling, 'pictures' | 'website'>>> = {
  [GROUP_ID]: {
    summary: '县域里的学校、企业和协会走到一起，让学的人有处学，用人的地方有人用。',
    introduction: '集团由虚构示范职业高级中学牵头，三十多家单位自愿加入。\n大家共享师资、设备和实训场地，一起制定培养方案，互通人才供需。',
    trades: ['建筑建材', '电子信息', '装备制造'],
    strengths: '同一张实训课表上，有学校的老师，也有企业的师傅。',
    offers: '加入的单位可以发布供需、参加培训和论坛，也可以派人到别的单位实践。',
  },
  'unit-01': {
    summary: '县里的公办职业高中，集团的牵头学校。',
    introduction: '学校开设建筑工程施工、电子技术应用等五个专业，在校学生一千二百人。',
    trades: ['建筑工程施工', '电子技术应用', '旅游服务'],
    strengths: '砌筑和电工两个实训基地对全县开放。',
    offers: '实训场地、电工培训、师傅进课堂的课时。',
  },
  'unit-02': {
    summary: '以装备制造见长的高职院校，与本地中职三二衔接。',
    introduction: '学院有数控、机电、物流三个专业群，与十家企业共建车间。',
    trades: ['数控技术', '机电一体化', '物流管理'],
    strengths: '数控加工中心二十台。',
    offers: '教师到院进修，企业员工夜校。',
  },
  'unit-11': {
    summary: '本地的建筑施工企业，常年接收学生跟岗实习。',
    introduction: '公司承建学校、医院和民居，自有技工队伍三百人。',
    trades: ['建筑施工'],
    strengths: '五位省级技能大师在岗带徒。',
    offers: '工地参观、跟岗实习、师傅到校授课。',
  },
}

/** Each approved three weeks ago; `by` wrote them, and another let them pass. */
export const demoShowcases = (now: number, by: Showcase['by'], approvedBy: Showcase['by']): Showcase[] =>
  Object.entries(TOLD).map(([_id, texts]) => {
    const told = { ...texts, pictures: [], website: '' }
    const at = now - 20 * DAY
    return {
      _id, v: 2, told, by,
      review: { state: 'approved', edition: 1, at, by: approvedBy, reason: null },
      published: { told, edition: 1, at },
    }
  })

/** How each of these came to be public. */
export const demoChecks = (pages: readonly Showcase[], unitNamed: (unitId: string) => string): Check[] =>
  pages.map(({ _id, told, by, review }) => {
    const unitName = _id === GROUP_ID ? '秘书处' : unitNamed(_id)
    const { summary, introduction, trades, strengths, offers } = told
    const texts = [summary, introduction, trades.join('、'), strengths, offers]
    const handedIn = { kind: 'showcase', subjectId: _id, edition: review.edition, title: `${unitName}的展示页`, texts, pictures: [], unitName, author: by, subject: '', at: review.at - DAY } as const
    return { ...checkOf(handedIn), v: 1, state: 'done', verdict: 'clean', log: [{ act: 'approved', at: review.at, by: review.by, reason: '' }] }
  })
