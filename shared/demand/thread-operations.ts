import { command, query } from '../kernel/operation'
import { array, boolean, count, id, type Infer, instant, note, nullable, object, optional, picklist, text, yuan } from '../kernel/schema'
import { KINDS, SIDES } from './kinds'
import { ACTS, ENDS, THREAD_STATES } from './model'

const result = object({ people: count, amount: yuan })

const STEP_ACTS = ACTS.filter((act) => act !== 'ask' && act !== 'lapse')

const summary = object({
  threadId: id,
  title: text(30),
  side: picklist(SIDES),
  kind: picklist(KINDS),
  ownerName: text(60),
  askerName: text(60),
  state: picklist(THREAD_STATES),
  at: instant,
  /** The caller's unit is to act. */
  mine: boolean(),
})

export const ask = command('demand.ask', {
  needs: 'inform',
  says: '向发布单位提出对接，说明来意',
  hides: ['note'],
  input: object({ postingId: id, note: text(300) }),
  output: object({ threadId: id }),
})

export const takeStep = command('demand.step', {
  needs: 'inform',
  says: '办一步对接：同意洽谈、婉拒、撤回、提出谈成、确认、登记未成或结果',
  hides: ['note'],
  input: object({ threadId: id, act: picklist(STEP_ACTS), note: note(300), result: optional(result), seen: count }),
  output: object({ threadId: id }),
})

export const stepByPhone = command('demand.stepByPhone', {
  needs: 'moderate',
  says: '秘书处按电话里说的，替一方登记一步对接',
  hides: ['note'],
  input: object({ threadId: id, end: picklist(ENDS), act: picklist(STEP_ACTS), note: text(300), result: optional(result), seen: count }),
  output: object({ threadId: id }),
})

export const urgeThread = command('demand.urge', {
  needs: 'moderate',
  says: '催办等着办的一方',
  input: object({ threadId: id }),
  output: object({ threadId: id, at: instant }),
})

const party = object({
  unitId: id,
  unitName: text(60),
  /** Once both have agreed to talk; the number is asked for by `person.revealPhone`. */
  contact: nullable(object({ personId: id, name: text(20) })),
})

export const getThread = query('demand.thread', {
  needs: 'member',
  says: '一次对接：双方和秘书处看得到每一步',
  input: object({ threadId: id }),
  output: object({
    threadId: id,
    postingId: id,
    title: text(30),
    side: picklist(SIDES),
    kind: picklist(KINDS),
    owner: party,
    asker: party,
    state: picklist(THREAD_STATES),
    offered: nullable(picklist(ENDS)),
    steps: array(
      object({
        act: picklist(ACTS),
        end: picklist(ENDS),
        at: instant,
        by: text(20),
        phone: boolean(),
        /** Null while it is being checked, or where it may not be shown. */
        note: nullable(note(300)),
        noted: boolean(),
        result: nullable(result),
      }),
    ),
    /** Which end the caller is of; null for the secretariat where it is of neither. */
    end: nullable(picklist(ENDS)),
    acts: array(picklist(ACTS)),
    coordinates: boolean(),
    urged: nullable(object({ at: instant, by: text(20) })),
  }),
})

export const myThreads = query('demand.threads', {
  needs: 'inform',
  says: '本单位的对接，最近有动静的在前',
  input: object({ before: optional(instant) }),
  output: object({ threads: array(summary), before: optional(instant) }),
})

export const allThreads = query('demand.allThreads', {
  needs: 'moderate',
  says: '全部对接，供秘书处协调：进行中的或已结束的，最近有动静的在前',
  input: object({ open: boolean(), before: optional(instant) }),
  output: object({ threads: array(summary), before: optional(instant) }),
})

export type ThreadPage = Infer<typeof getThread.output>
export type ThreadSummary = Infer<typeof summary>
