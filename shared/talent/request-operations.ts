import { command, query } from '../kernel/operation'
import { array, boolean, day, id, type Infer, instant, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { BANKS, PURPOSES } from './banks'
import { ENTRY_STATES, REQUEST_STATES } from './model'

export const askIdentity = command('talent.ask', {
  needs: 'member',
  says: '申请查看一名学生的身份，写明用途',
  hides: ['says'],
  input: object({ entryId: id, purpose: picklist(PURPOSES), says: text(200) }),
  output: object({ requestId: id }),
})

const request = {
  requestId: id,
  entryId: id,
  about: note(120),
  by: object({ name: text(20), unitName: text(60) }),
  purpose: picklist(PURPOSES),
  says: note(200),
  at: instant,
  state: picklist(REQUEST_STATES),
  /** Who has agreed so far. */
  school: boolean(),
  person: boolean(),
  until: nullable(day),
  reason: note(200),
  /** The identity can be looked at today. */
  live: boolean(),
}

export const listRequests = query('talent.requests', {
  needs: 'member',
  says: '查看申请：我提出的，要学校或本人答复的',
  input: object({}),
  output: object({
    asked: array(object(request)),
    /** `account`: the student answers for himself, so that no paper is asked for. */
    toAnswer: array(object({ ...request, as: picklist(['school', 'self']), account: boolean(), latest: nullable(day) })),
  }),
})
export type RequestRow = Infer<typeof listRequests.output>['asked'][number]
export type RequestToAnswer = Infer<typeof listRequests.output>['toAnswer'][number]

/** Agreed until a day, or refused with the reason. */
const reason = note(200)

export const answerRequest = command('talent.answer', {
  needs: 'inform',
  says: '学校答复查看申请：同意到哪一天，或不同意并写明原因',
  hides: ['file', 'reason'],
  input: object({ requestId: id, agrees: boolean(), until: optional(day), file: optional(text(300)), reason }),
  output: object({ state: picklist(REQUEST_STATES) }),
})

export const answerMyself = command('talent.answerMyself', {
  needs: 'member',
  says: '学生本人答复查看申请',
  hides: ['reason'],
  input: object({ requestId: id, agrees: boolean(), reason }),
  output: object({ state: picklist(REQUEST_STATES) }),
})

export const lookAtIdentity = command('talent.look', {
  needs: 'member',
  says: '查看学校和本人已同意的学生身份，留下记录',
  input: object({ requestId: id }),
  output: object({ name: note(20), number: note(30), phone: note(20), unitName: text(60), until: day }),
})
export type ShownIdentity = Infer<typeof lookAtIdentity.output>

export const myEntries = query('talent.mine', {
  needs: 'member',
  says: '关于我的条目：在哪个库里，同意了什么，谁看过',
  input: object({}),
  output: object({
    entries: array(
      object({
        entryId: id,
        bank: picklist(BANKS),
        title: note(120),
        state: picklist(ENTRY_STATES),
        until: nullable(day),
        hidden: nullable(note(300)),
      }),
    ),
  }),
})
export type MyEntry = Infer<typeof myEntries.output>['entries'][number]
