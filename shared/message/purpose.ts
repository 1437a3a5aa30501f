import { type FieldType, typeOfKey } from './fit'
import { accept, type Decision, refuse } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import { PURPOSES, type Purpose, type Slot, type Template, type TemplateField, type Templates, TEMPLATES_ID } from './model'

export const purposeName: Record<Purpose, string> = {
  notice: '会议通知',
  change: '会议变更或取消',
  urge: '答复催办',
  checkIn: '签到提醒',
  task: '待办事项',
  result: '办理结果',
}

/** Which push an event is; what is not named here goes to the inbox only. */
const PURPOSE_OF: Readonly<Record<string, Purpose>> = {
  'meeting.published': 'notice',
  'meeting.changed': 'change',
  'meeting.postponed': 'change',
  'meeting.cancelled': 'change',
  'meeting.inquorate': 'change',
  'meeting.urged': 'urge',
  'meeting.doorOpens': 'checkIn',
  'meeting.counted': 'result',
  'meeting.delegated': 'task',
  'duty.returned': 'task',
  'duty.urged': 'urge',
  'notice.sent': 'task',
  'review.approved': 'result',
  'review.returned': 'task',
  'review.down': 'result',
  'review.restored': 'result',
  'review.objected': 'task',
  'notice.urged': 'urge',
  'bulletin.handedIn': 'task',
  'bulletin.checked': 'task',
  'bulletin.published': 'task',
  'bulletin.returned': 'result',
  'bulletin.adopted': 'result',
  'bulletin.declined': 'result',
  'attendance.sheetEntered': 'task',
  'attendance.sheetRejected': 'task',
  'attendance.sheetConfirmed': 'result',
  'demand.step': 'task',
  'demand.urged': 'urge',
  'demand.lapsed': 'result',
  'talent.asked': 'task',
  'talent.answered': 'result',
  'talent.lapsed': 'result',
  'talent.toAgree': 'task',
}

export const purposeOf = (eventType: string): Purpose | undefined => (Object.hasOwn(PURPOSE_OF, eventType) ? PURPOSE_OF[eventType] : undefined)

export const slotName: Record<Slot, string> = { what: '事项', when: '时间', where: '地点', asks: '提示', from: '发起单位' }

/** The types whose fields can take what a slot holds. */
export const SLOT_TYPES: Record<Slot, readonly FieldType[]> = {
  what: ['thing'],
  when: ['time', 'date', 'thing'],
  where: ['thing'],
  asks: ['thing'],
  from: ['thing', 'name'],
}

/** What to look for in WeChat's library of templates, and which keywords to tick. */
export const advice: Record<Purpose, { readonly search: string; readonly keywords: readonly { readonly holds: Slot; readonly named: string }[] }> = {
  notice: {
    search: '会议通知',
    keywords: [{ holds: 'what', named: '会议名称' }, { holds: 'when', named: '会议时间' }, { holds: 'where', named: '会议地点' }, { holds: 'asks', named: '备注' }],
  },
  change: {
    search: '会议变更提醒',
    keywords: [{ holds: 'what', named: '会议名称' }, { holds: 'when', named: '会议时间' }, { holds: 'where', named: '会议地点' }, { holds: 'asks', named: '变更说明' }],
  },
  urge: {
    search: '待确认提醒',
    keywords: [{ holds: 'what', named: '事项名称' }, { holds: 'when', named: '时间' }, { holds: 'asks', named: '备注' }],
  },
  checkIn: {
    search: '签到提醒',
    keywords: [{ holds: 'what', named: '活动名称' }, { holds: 'when', named: '签到时间' }, { holds: 'where', named: '签到地点' }],
  },
  task: {
    search: '待办事项提醒',
    keywords: [{ holds: 'what', named: '待办事项' }, { holds: 'when', named: '时间' }, { holds: 'asks', named: '备注' }],
  },
  result: {
    search: '办理结果通知',
    keywords: [{ holds: 'what', named: '事项' }, { holds: 'when', named: '时间' }, { holds: 'asks', named: '结果' }],
  },
}

export const templateFor = (book: Templates | undefined, purpose: Purpose): Template | undefined =>
  book?.templates.find((template) => template.purpose === purpose)

/** Whether something can be sent with it. */
export const works = (template: Template | undefined): template is Template => template !== undefined && template.broken === undefined

/** What the secretariat says of a template. */
export interface TemplateSaid {
  purpose: Purpose
  templateId: string
  fields: TemplateField[]
}

/**
 * The templates as they are set from now on, all of them and without what was wrong with them; `edition` is the version that
 * whoever sets them has seen.
 */
export function decideTemplates(
  book: Templates | undefined,
  said: readonly TemplateSaid[],
  edition: number,
  by: { readonly name: string },
  at: Instant,
): Decision<Templates> {
  if ((book?.v ?? 0) !== edition) return refuse('MOVED', '别人刚改过模板，请重新打开再改', { field: 'edition' })
  for (const [place, { purpose, templateId, fields }] of said.entries()) {
    const at = (field: string) => `templates.${place}.${field}`
    if (said.findIndex((one) => one.purpose === purpose) < place) return refuse('TWICE', `「${purposeName[purpose]}」写了两次`, { field: at('purpose') })
    if (said.findIndex((one) => one.templateId === templateId) < place) {
      return refuse('SAME_TEMPLATE', '两种用途不能用同一个模板编号', { field: at('templateId') })
    }
    const flaw = flawIn(fields)
    if (flaw) return refuse('BAD_KEY', flaw.message, { field: at(`fields.${flaw.place}.key`) })
  }
  const templates = PURPOSES.flatMap((purpose): Template[] => {
    const one = said.find((template) => template.purpose === purpose)
    return one ? [{ purpose, templateId: one.templateId, fields: one.fields.map(({ key, holds }) => ({ key, holds })) }] : []
  })
  return accept({ _id: TEMPLATES_ID, v: book?.v ?? 0, templates, by: by.name, at })
}

/** The first key that WeChat does not have, that cannot hold what it shall, or that stands twice. */
export function flawIn(fields: readonly TemplateField[]): { readonly place: number; readonly message: string } | undefined {
  for (const [place, { key, holds }] of fields.entries()) {
    const type = typeOfKey(key)
    if (type === undefined) return { place, message: `「${key}」不是微信模板的字段名，应像 thing1、time2` }
    if (!SLOT_TYPES[holds].includes(type)) {
      return { place, message: `「${key}」放不下${slotName[holds]}，请改用 ${SLOT_TYPES[holds].join('、')} 类型的字段` }
    }
    if (fields.findIndex((field) => field.key === key) < place) return { place, message: `「${key}」写了两次` }
  }
  return fields.length === 0 ? { place: 0, message: '至少写一个字段' } : undefined
}
