import { accept, isRefusal, refuse } from 'shared/kernel/decision'
import { dayOf } from 'shared/kernel/time'
import { type Person, persons } from 'shared/person/model'
import { bankHas, purposeName } from 'shared/talent/banks'
import { limitsOf } from 'shared/talent/fresh'
import { entries, identities, looks, type Request, requestIdOf, requests } from 'shared/talent/model'
import { answerMyself, answerRequest, askIdentity, listRequests, lookAtIdentity, type RequestRow } from 'shared/talent/request-operations'
import {
  type Answer, type AnswerFacts, type Applicant, decideAnswer, decideAnswerMyself, decideAsk, decideLook, isLive, noRequest, whyLapsed,
} from 'shared/talent/request'
import { isShown } from 'shared/talent/show'
import { callerAs, type Context } from '../kit/context'
import type { Reader } from '../kit/database'
import { answers, append, appends, change, commit, commits, type EventDraft, guard } from '../kit/outcome'
import { personById, personsById } from '../person/read'
import { unitById, unitsById } from '../unit/read'
import { askerOf, entryById, keepersOf } from './asker'
import { paperOf } from './entry'

const LATEST = { order: { field: 'at', direction: 'desc' }, limit: 50 } as const
const PAGE = 'packages/talent/requests/index'

/** The entry is held still, so that what was withdrawn meanwhile is not asked for. */
export const ask = commits(askIdentity, async ({ entryId, purpose, says }, ctx) => {
  const { db, caller, charter, now } = ctx
  const [entry, before] = await Promise.all([entryById(ctx, entryId), db.get(requests, requestIdOf(entryId, caller.personId))])
  const applicant = { person: caller, unit: { _id: caller.unitId } }
  const shown = entry !== undefined && isShown(entry, dayOf(now), limitsOf(charter))
  const decided = decideAsk({ entry, shown, before, asker: { ...askerOf(ctx), unitName: caller.unitName }, applicant }, { purpose, says }, now)
  const told = isRefusal(decided) ? [] : [...(await keepersOf(ctx, decided.value.unitId)), ...(decided.value.personId === undefined ? [] : [decided.value.personId])]
  return commit(decided, (asked) => ({
    answer: { requestId: asked._id },
    changes: [change(requests, asked)],
    guards: [guard(entries, entry!)],
    event: {
      type: 'talent.asked',
      audience: { kind: 'persons', personIds: [...new Set(told)] },
      title: '有单位申请查看一名学生的身份',
      body: `${asked.by.unitName} ${asked.by.name}：${asked.about}\n用于${purposeName[purpose]}。学校和本人都同意后，对方才看得到。`,
      page: PAGE,
    },
  }))
})

interface Gathered extends AnswerFacts {
  /** The asker on the roll, to be held still. */
  readonly person: Person | undefined
}

async function factsOf(ctx: Context, requestId: string): Promise<Gathered> {
  const { db } = ctx
  const request = await db.get(requests, requestId)
  const [entry, identity, person, unit] = request
    ? await Promise.all([entryById(ctx, request.entryId), db.get(identities, request.entryId), personById(db, request.by.personId), unitById(db, request.by.unitId)])
    : []
  return { request, entry, identity, asker: askerOf(ctx), applicant: { person, unit }, person }
}

const answeredEvent = (request: Request): EventDraft => ({
  type: 'talent.answered',
  audience: { kind: 'persons', personIds: [request.by.personId] },
  title: request.state === 'granted' ? '可以查看学生身份了' : '没有同意查看学生身份',
  body: request.state === 'granted' ? `${request.about}\n学校和本人都已同意，${request.until} 前可以查看。每次查看都有记录。` : `${request.about}\n原因：${request.reason}`,
  page: PAGE,
})

/** Both sides of an answer: the request changes; the entry whose consent it rests on and whoever is let in are held still. */
const stored = (request: Request, { entry, person }: Gathered) => ({
  answer: { state: request.state },
  changes: [change(requests, request)],
  guards: [guard(entries, entry!), ...(person && request.state === 'granted' ? [guard(persons, person)] : [])],
  ...(request.state !== 'asked' && { event: answeredEvent(request) }),
})

export const answer = commits(answerRequest, async ({ requestId, agrees, until, file, reason }, ctx) => {
  if (agrees && until === undefined) return refuse('BAD_INPUT', '请选查看到哪一天', { field: 'until' })
  const said = (paper: string | undefined): Answer => (agrees ? { agrees, until: until!, ...(paper !== undefined && { file: paper }) } : { agrees, reason })
  const facts = await factsOf(ctx, requestId)
  const first = decideAnswer(facts, said(file), ctx.now)
  if (isRefusal(first)) return first
  const paper = agrees && file !== undefined ? await paperOf(ctx, file, 'file') : undefined
  if (isRefusal(paper)) return paper
  return commit(decideAnswer(facts, said(paper?.file), ctx.now), (request) => stored(request, facts))
})

export const answerAsStudent = commits(answerMyself, async ({ requestId, ...given }, ctx) => {
  const facts = await factsOf(ctx, requestId)
  return commit(decideAnswerMyself(facts, given, ctx.now), (request) => stored(request, facts))
})

export const listOfRequests = answers(listRequests, async (_, { db, caller, now }) => {
  const { personId, unitId, capabilities } = caller
  const [asked, ofUnit, ofMine] = await Promise.all([
    db.find(requests, { 'by.personId': personId }, LATEST),
    capabilities.has('inform') ? openFirst(db, { unitId }) : [],
    openFirst(db, { personId }),
  ])
  const about = [...asked, ...ofUnit, ...ofMine].map(({ entryId }) => entryId)
  const [found, applicantOf] = await Promise.all([
    about.length === 0 ? [] : db.find(entries, { _id: { in: [...new Set(about)] } }),
    applicantsOf(db, [...asked, ...ofUnit, ...ofMine]),
  ])
  const known = new Map(found.map((entry) => [entry._id, entry]))
  const today = dayOf(now)
  const row = (request: Request): RequestRow => {
    const { _id, entryId, by, purpose, says, at, state, school, person, until, reason } = request
    const entry = known.get(entryId)
    const applicant = applicantOf(request)
    const lapsed = whyLapsed(request, entry, applicant, today)
    return {
      requestId: _id, entryId, about: request.about, by: { name: by.name, unitName: by.unitName }, purpose, says, at,
      state: lapsed === undefined ? state : 'lapsed',
      school: school !== null, person: person !== null, until, reason: lapsed ?? reason,
      live: entry !== undefined && isLive(request, entry, applicant, today),
    }
  }
  const toAnswer = (request: Request, as: 'school' | 'self') => ({
    ...row(request), as, account: request.personId !== undefined, latest: known.get(request.entryId)?.consent?.until ?? null,
  })
  return {
    asked: asked.map(row),
    toAnswer: [...ofMine.map((one) => toAnswer(one, 'self')), ...ofUnit.filter((one) => one.personId !== personId).map((one) => toAnswer(one, 'school'))],
  }
})

/** Every one that is open, however many there are, then the latest of those that are not. */
async function openFirst(db: Reader, of: { readonly unitId: string } | { readonly personId: string }): Promise<Request[]> {
  const [open, latest] = await Promise.all([db.find(requests, { ...of, state: 'asked' }, { order: LATEST.order }), db.find(requests, of, LATEST)])
  const listed = new Set(open.map(({ _id }) => _id))
  return [...open, ...latest.filter(({ _id, state }) => state !== 'asked' && !listed.has(_id))]
}

/** Whoever asked, of many requests by two reads. */
export async function applicantsOf(db: Reader, all: readonly Request[]): Promise<(request: Request) => Applicant> {
  const [people, standing] = await Promise.all([personsById(db, all.map(({ by }) => by.personId)), unitsById(db, all.map(({ by }) => by.unitId))])
  const byId = new Map(people.map((person) => [person._id, person]))
  return ({ by }) => ({ person: byId.get(by.personId), unit: standing.get(by.unitId) })
}

/** What was granted is shown by the act that records the looking. */
export const look = appends(lookAtIdentity, async ({ requestId }, ctx) => {
  const { db, now } = ctx
  const facts = await factsOf(ctx, requestId)
  const { request, entry, identity } = facts
  if (entry && !bankHas(entry.bank, 'apart')) return noRequest
  const unit = entry && (await unitById(db, entry.unitId))
  return append(decideLook(facts, callerAs(ctx), now), looks, () =>
    identity && request?.until
      ? accept({ name: identity.name, number: identity.number, phone: identity.phone, unitName: unit?.name ?? '', until: request.until })
      : noRequest,
  )
})
