import { type End, type Thread, type ThreadNote, threadNotes, threads } from 'shared/demand/model'
import { actsOf, endOf, tellsContacts } from 'shared/demand/thread'
import { allThreads, getThread, myThreads } from 'shared/demand/thread-operations'
import { refuse } from 'shared/kernel/decision'
import type { Instant } from 'shared/kernel/time'
import { isPublic } from 'shared/review/model'
import { answers } from '../kit/outcome'

const PAGE = 20

export const readThread = answers(getThread, async ({ threadId }, { db, caller }) => {
  const [thread, notes] = await Promise.all([db.get(threads, threadId), db.find(threadNotes, { threadId })])
  const coordinates = caller.capabilities.has('moderate')
  const end = thread && endOf(thread, caller.unitId)
  if (!thread || (!end && !coordinates)) return refuse('NO_THREAD', '没有这次对接，或与本单位无关', { field: 'threadId' })
  const told = tellsContacts(thread)
  const { postingId, title, side, kind, state, offered, urged } = thread
  const partyOf = (of: End) => {
    const { unitId, unitName, contact } = thread[of]
    return { unitId, unitName, contact: told || of === end || coordinates ? contact : null }
  }
  return {
    threadId, postingId, title, side, kind, state, offered,
    owner: partyOf('owner'),
    asker: partyOf('asker'),
    steps: thread.steps.map(({ act, end: of, at, by, phone, noted, result }, i) => ({
      act, end: of, at, phone, noted,
      // Who acted for the other end is a contact too.
      by: told || of === end || coordinates ? by.name : '对方',
      note: textFor(notes.find(({ step }) => step === i + 1), caller.unitId, coordinates),
      result: result ?? null,
    })),
    end: end ?? null,
    acts: end && caller.capabilities.has('inform') ? [...actsOf(thread, end)] : [],
    coordinates,
    urged: urged && { at: urged.at, by: urged.by.name },
  }
})

/** The own unit and the secretariat read it at once, the other end once it was found clean. */
const textFor = (note: ThreadNote | undefined, unitId: string, coordinates: boolean): string | null =>
  note && (isPublic(note) || note.unitId === unitId || coordinates) ? note.text : null

const latestFirst = { order: { field: 'at', direction: 'desc' }, limit: PAGE + 1 } as const

export const ours = answers(myThreads, async ({ before }, { db, caller }) =>
  pageOf(await db.find(threads, { unitIds: caller.unitId, ...since(before) }, latestFirst), caller.unitId),
)

export const all = answers(allThreads, async ({ open, before }, { db, caller }) =>
  pageOf(await db.find(threads, { open, ...since(before) }, latestFirst), caller.unitId),
)

const since = (before: Instant | undefined) => (before === undefined ? {} : { at: { lt: before } })

const pageOf = (found: readonly Thread[], unitId: string) => {
  const page = found.slice(0, PAGE)
  return { threads: page.map((thread) => summaryOf(thread, unitId)), ...(found.length > PAGE && { before: page.at(-1)!.at }) }
}

const summaryOf = ({ _id, title, side, kind, owner, asker, state, at, waitsFor }: Thread, unitId: string) => ({
  threadId: _id, title, side, kind, state, at,
  ownerName: owner.unitName,
  askerName: asker.unitName,
  mine: waitsFor.includes(unitId),
})
