import type { Charter } from '../charter/charter'
import { parameter } from '../charter/parameters'
import { accept, type Decision, refuse } from '../kernel/decision'
import { HOUR, type Instant, nearTime } from '../kernel/time'
import { type Act, type End, type Named, otherEnd, type Party, type Posting, type Result, type Step, type Thread, threadId } from './model'
import { flawInText } from './wording'

export const actName: Record<Act, string> = {
  ask: '提出对接',
  talk: '同意洽谈',
  decline: '婉拒',
  withdraw: '撤回',
  offer: '提出已谈成',
  rework: '还没谈成',
  confirm: '确认谈成',
  fail: '登记未成',
  finish: '登记结果',
  lapse: '信息关闭，自动结束',
}

/** What an act asks to be said with it. */
export const noteAsked: Record<Act, 'must' | 'may'> = {
  ask: 'must', talk: 'may', decline: 'must', withdraw: 'may', offer: 'must', rework: 'must', confirm: 'may', fail: 'must', finish: 'may', lapse: 'may',
}

/** What an end can do as it stands; nothing when it is the other's turn or all is over. */
export function actsOf({ state, offered }: Pick<Thread, 'state' | 'offered'>, end: End): readonly Act[] {
  switch (state) {
    case 'asked':
      return end === 'owner' ? ['talk', 'decline'] : ['withdraw']
    case 'talking':
      if (offered === null) return ['offer', 'fail']
      return offered === end ? ['fail'] : ['confirm', 'rework', 'fail']
    case 'agreed':
      return ['finish', 'fail']
    case 'failed':
    case 'done':
      return []
  }
}

const AFTER: Readonly<Partial<Record<Act, Partial<Pick<Thread, 'state' | 'offered'>>>>> = {
  talk: { state: 'talking' },
  decline: { state: 'failed' },
  withdraw: { state: 'failed' },
  rework: { offered: null },
  confirm: { state: 'agreed', offered: null },
  fail: { state: 'failed', offered: null },
  finish: { state: 'done' },
  lapse: { state: 'failed' },
}

/** Who is to act: the owner is asked, the other end confirms, and the owner registers what came of it. */
function waiting({ state, offered, owner, asker }: Pick<Thread, 'state' | 'offered' | 'owner' | 'asker'>): string[] {
  if (state === 'asked' || state === 'agreed') return [owner.unitId]
  if (state === 'talking' && offered !== null) return [(offered === 'owner' ? asker : owner).unitId]
  return []
}

const isOpen = ({ state }: Pick<Thread, 'state'>): boolean => state !== 'failed' && state !== 'done'

function withStep(thread: Thread, step: Step, after: Partial<Pick<Thread, 'state' | 'offered'>>): Thread {
  const next = { ...thread, ...after, steps: [...thread.steps, step], at: step.at, urged: null }
  return { ...next, open: isOpen(next), waitsFor: waiting(next) }
}

/** One unit asks another about what it has posted; one thread at a time for a posting and a unit. */
export function decideAsk(posting: Posting, asker: Party, before: readonly Thread[], note: string, at: Instant): Decision<Thread> {
  if (posting.unitId === asker.unitId) return refuse('OWN', '这是本单位发布的信息', { field: 'postingId' })
  if (before.some(isOpen)) return refuse('ASKED_ALREADY', '本单位已提出对接，请在「供需—我们的对接」里接着办', { field: 'postingId' })
  const flaw = flawInText(note, 'note')
  if (flaw) return flaw
  const { _id: postingId, title, side, kind, unitId, unitName, contact } = posting
  const owner = { unitId, unitName, contact }
  const _id = threadId(postingId, asker.unitId, before.length + 1)
  const step: Step = { act: 'ask', end: 'asker', at, by: asker.contact, phone: false, noted: note !== '' }
  const thread: Thread = {
    _id, v: 0, postingId, title, side, kind, owner, asker, unitIds: [unitId, asker.unitId],
    state: 'asked', offered: null, steps: [], at, open: true, waitsFor: [], urged: null,
  }
  return accept(withStep(thread, step, {}))
}

export interface Said {
  readonly act: Act
  readonly note: string
  readonly result?: Result | undefined
  /** How many steps whoever acts has seen. */
  readonly seen: number
}

/** A step of an end, or of the secretariat for it after a telephone call. */
export function decideStep(thread: Thread, end: End, { act, note, result, seen }: Said, by: Named, phone: boolean, at: Instant): Decision<Thread> {
  if (thread.steps.length !== seen) return refuse('MOVED', '对方刚办了一步，请看过再办', { field: 'seen' })
  if (!actsOf(thread, end).includes(act)) {
    if (!thread.open) return refuse('OVER', `这次对接已结束`, { field: 'threadId' })
    return refuse('NOT_YOUR_TURN', actsOf(thread, otherEnd(end)).includes(act) ? `「${actName[act]}」由对方办理` : `现在不能「${actName[act]}」`, { field: 'act' })
  }
  if (note === '' && (phone || noteAsked[act] === 'must')) return refuse('NO_NOTE', phone ? '请写明电话里怎么说的' : `「${actName[act]}」请写一句说明，对方会看到`, { field: 'note' })
  if (act === 'finish' && result === undefined) return refuse('NO_RESULT', '请登记结果：人数、金额，没有的填 0', { field: 'result' })
  const flaw = flawInText(note, 'note')
  if (flaw) return flaw
  const step: Step = { act, end, at, by, phone, noted: note !== '', ...(act === 'finish' && result && { result }) }
  return accept(withStep(thread, step, act === 'offer' ? { offered: end } : (AFTER[act] ?? {})))
}

/** What has only been asked ends with the posting; what is being talked about goes on between the two. */
export const lapsed = (thread: Thread, by: Named, at: Instant): Thread =>
  withStep(thread, { act: 'lapse', end: 'owner', at, by, phone: false, noted: false }, { state: 'failed' })

/** The coordinator reminds whoever's turn it is, not oftener than the parameter says. */
export function decideUrge(charter: Charter, thread: Thread, by: Named, at: Instant): Decision<Thread> {
  if (thread.waitsFor.length === 0) return refuse('NOBODY_WAITED_FOR', '现在没有等着谁办', { field: 'threadId' })
  const wait = (parameter(charter, 'urgeInterval')?.hours ?? 0) * HOUR
  if (thread.urged && at < thread.urged.at + wait) {
    return refuse('URGED_LATELY', `${nearTime(thread.urged.at, at)} ${thread.urged.by.name}催过，${nearTime(thread.urged.at + wait, at)} 起可以再催`, { field: 'threadId' })
  }
  return accept({ ...thread, urged: { at, by } })
}

/** Both have agreed to talk, so each may know whom to talk to. */
export const tellsContacts = ({ steps }: Pick<Thread, 'steps'>): boolean => steps.some(({ act }) => act === 'talk')

export const endOf = ({ owner, asker }: Pick<Thread, 'owner' | 'asker'>, unitId: string): End | undefined =>
  unitId === owner.unitId ? 'owner' : unitId === asker.unitId ? 'asker' : undefined
