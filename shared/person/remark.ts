import { type Infer, object, optional, picklist, text } from '../kernel/schema'

/** What a fact of the roll may be remarked for; a page filters by it. */
export const REMARK_KINDS = [
  'noDirector', 'twoDirectors', 'noOfficer', 'twoOfficers', 'agreement', 'creditCode',
  'age', 'ageAhead', 'birth', 'termOver', 'termEnds', 'among', 'tooMany',
] as const
export type RemarkKind = (typeof REMARK_KINDS)[number]

/** A fact that stands and does not agree with a text, or is missing. It never refuses anything. */
export const remark = object({ kind: picklist(REMARK_KINDS), message: text(200), clause: optional(text(20)) })
export type Remark = Infer<typeof remark>
