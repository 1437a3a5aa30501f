import { type FieldId, kinds, type Kind, type Region, type Side } from 'shared/demand/kinds'
import type { PostingForm } from 'shared/demand/operations'
import { flawIn } from 'shared/demand/rules'
import type { Day } from 'shared/kernel/time'

export interface PictureDraft {
  readonly file: string
  readonly name: string
}

/** What is being written, all of it text as it was typed. */
export interface Draft {
  side: Side
  kind?: Kind | undefined
  title: string
  fields: Readonly<Partial<Record<FieldId, string>>>
  region: Region
  place: string
  number: string
  from: string
  until: string
  description: string
  contactId: string
  pictures: readonly PictureDraft[]
}

export function startOf({ me, before, need }: PostingForm): Draft {
  if (!before && need) {
    const { title, trade, place, number, description } = need
    return {
      side: 'need', kind: 'talent', title, fields: { trade }, region: 'county', place, number: number === null ? '' : String(number),
      from: '', until: '', description, contactId: me, pictures: [],
    }
  }
  if (!before) return { side: 'need', title: '', fields: {}, region: 'county', place: '', number: '', from: '', until: '', description: '', contactId: me, pictures: [] }
  const { side, kind, title, fields, region, place, number, from, until, description, contactId, pictures } = before
  return {
    side, kind, title, fields: fields as Draft['fields'], region, place, description, contactId,
    number: number === null ? '' : String(number),
    from: from ?? '',
    until: until ?? '',
    pictures: pictures.map(({ file }, n) => ({ file, name: `图 ${n + 1}` })),
  }
}

/** As the operation wants it. */
export const saidOf = (draft: Draft, kind: Kind) => ({
  side: draft.side,
  kind,
  title: draft.title.trim(),
  fields: Object.fromEntries(kinds[kind].asks.flatMap(({ id }) => (draft.fields[id]?.trim() ? [[id, draft.fields[id].trim()]] : []))) as Partial<Record<FieldId, string>>,
  region: draft.region,
  place: draft.place.trim(),
  ...(kinds[kind].counts && draft.number !== '' && { number: Number(draft.number) }),
  ...(draft.from !== '' && { from: draft.from }),
  ...(draft.until !== '' && { until: draft.until }),
  description: draft.description.trim(),
  contactId: draft.contactId,
  pictures: draft.pictures.map(({ file }) => file),
})

/** Why it cannot be handed in yet, and in which field. */
export function whyNot(draft: Draft, today: Day): { field: string; message: string } | undefined {
  if (draft.kind === undefined) return { field: 'kind', message: '请选择类别' }
  if (draft.title.trim() === '') return { field: 'title', message: '请写标题' }
  const { from = null, until = null, ...said } = saidOf(draft, draft.kind)
  const flaw = flawIn({ ...said, from, until }, today)
  return flaw && { field: flaw.field ?? '', message: flaw.message }
}
