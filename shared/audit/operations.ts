import { query } from '../kernel/operation'
import { array, boolean, id, type Infer, instant, nullable, object, optional, text } from '../kernel/schema'

/** As many entries as one page brings; a few more where several bear the same time. */
export const PAGE = 50

const entry = object({
  id: text(80),
  at: instant,
  /** Empty for an identity that is bound to nobody. */
  name: text(40),
  /** What was asked, in words. */
  says: text(200),
  meeting: nullable(object({ meetingId: id, title: text(60) })),
  refusal: nullable(object({ message: text(500), clause: nullable(text(40)), cited: nullable(text(60)) })),
  /** What was written, in words; empty for a refusal. */
  wrote: array(text(200)),
  /** What followed from it beyond what was asked. */
  effects: array(text(200)),
  /** What was said, phone numbers and secrets covered. */
  details: array(object({ name: text(60), value: text(200) })),
})

export const listAudit = query('audit.list', {
  needs: 'audit',
  says: '操作记录：谁在什么时候办了什么、办成了没有',
  input: object({
    /** Only what was done before. */
    before: optional(instant),
    meetingId: optional(id),
    /** Only what this person has done. */
    by: optional(id),
    refusedOnly: optional(boolean('应为是或否')),
  }),
  output: object({
    entries: array(entry),
    /** For `before`, while there is more. */
    next: nullable(instant),
  }),
})

export type AuditLine = Infer<typeof entry>
