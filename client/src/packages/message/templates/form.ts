import type { Purpose, Slot, TemplateField } from 'shared/message/model'
import type { TemplatesView } from 'shared/message/operations'
import { advice, flawIn, type TemplateSaid } from 'shared/message/purpose'

/** What is typed for one template: its id, and the key of the field for each slot. */
export interface TemplateForm {
  readonly templateId: string
  readonly keys: Readonly<Partial<Record<Slot, string>>>
}

/** The form as the stored template fills it. */
export function formOf(view: TemplatesView, purpose: Purpose): TemplateForm {
  const stored = view.templates.find((template) => template.purpose === purpose)
  if (!stored) return { templateId: '', keys: {} }
  return { templateId: stored.templateId, keys: Object.fromEntries(stored.fields.map(({ key, holds }) => [holds, key])) }
}

const fieldsOf = (purpose: Purpose, { keys }: TemplateForm): readonly (TemplateField & { named: string })[] =>
  advice[purpose].keywords.flatMap(({ holds, named }) => {
    const key = keys[holds]?.trim() ?? ''
    return key === '' ? [] : [{ key, holds, named }]
  })

/** Why it cannot be stored, with the slot at fault where there is one. */
export function flawOf(view: TemplatesView, purpose: Purpose, form: TemplateForm): { message: string; slot?: Slot } | undefined {
  const templateId = form.templateId.trim()
  if (templateId === '') return { message: '请填写模板编号' }
  if (view.templates.some((other) => other.purpose !== purpose && other.templateId === templateId)) return { message: '这个模板编号已用在另一种提醒上' }
  const fields = fieldsOf(purpose, form)
  const flaw = flawIn(fields)
  if (!flaw) return undefined
  const slot = fields[flaw.place]?.holds
  return { message: flaw.message, ...(slot !== undefined && { slot }) }
}

/** All templates as they shall be: this one anew, the others as they are. */
export function allWith(view: TemplatesView, purpose: Purpose, form: TemplateForm): TemplateSaid[] {
  const others = view.templates.filter((template) => template.purpose !== purpose).map(({ fields, templateId, purpose: other }) => ({ purpose: other, templateId, fields }))
  return [...others, { purpose, templateId: form.templateId.trim(), fields: fieldsOf(purpose, form).map(({ key, holds }) => ({ key, holds })) }]
}
