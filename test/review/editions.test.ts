import { createRouter } from 'cloudfunctions/kit/router'
import { checkWriting, clearDesk } from 'cloudfunctions/review/check'
import { reviewHandlers } from 'cloudfunctions/review/handlers'
import { KINDS, kindAmong, shownBy } from 'cloudfunctions/review/kinds'
import declared from 'cloudfunctions/schema.json'
import fc from 'fast-check'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import type { HeldPost, Principal } from 'shared/identity/model'
import { isRefusal } from 'shared/kernel/decision'
import type { Reply } from 'shared/kernel/operation'
import { news } from 'shared/bulletin/model'
import { decideNews } from 'shared/bulletin/news-rules'
import { checkId, checkOf, checks, type Reviewed, type ReviewState, type Suggestion } from 'shared/review/model'
import type { Item, Queue } from 'shared/review/operations'
import { showcases } from 'shared/showcase/model'
import { decideTell } from 'shared/showcase/rules'
import { around, kindWechat } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'
import { telling } from 'test/showcase/telling'
import { NOW } from './specimen'

/**
 * Any sequence of what authors, WeChat, members and the secretariat do to one page or one piece of news, against a small model of
 * its own: what others see is always an edition that was approved and that nobody has taken down, the desk holds just what is to
 * be judged, and whoever is refused is told the way on.
 */
const kindOf = kindAmong(KINDS)
const author = { personId: 'author', name: '林投稿' }
const MOST_EDITIONS = 4

type Step =
  | { readonly do: 'handIn' }
  | { readonly do: 'wechat'; readonly says: Suggestion }
  | { readonly do: 'report' | 'clear' }
  | { readonly do: 'approve' | 'return' | 'takeDown' | 'restore' | 'keep'; readonly edition: number }
/** An edition by its number, or by what it is when its turn comes. */
type Meant = number | 'last' | 'shown' | 'hidden'
type Drawn = Step | { readonly do: 'approve' | 'return' | 'takeDown' | 'restore' | 'keep'; readonly edition: Meant }

const LIKELY = { approve: 'last', return: 'last', takeDown: 'shown', restore: 'hidden', keep: 'shown' } as const
const meant = (what: keyof typeof LIKELY): fc.Arbitrary<Meant> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant<Meant>(LIKELY[what]) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: MOST_EDITIONS }) }, { weight: 1, arbitrary: fc.constant<Meant>('last') })
const step: fc.Arbitrary<Drawn> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'handIn' }) },
  { weight: 4, arbitrary: fc.constantFrom('pass', 'pass', 'pass', 'review', 'risky').map((says): Step => ({ do: 'wechat', says: says as Suggestion })) },
  { weight: 1, arbitrary: fc.constantFrom('report', 'clear').map((what): Step => ({ do: what as 'report' })) },
  { weight: 8, arbitrary: fc.constantFrom('approve', 'approve', 'approve', 'takeDown', 'restore', 'return', 'keep').chain((what) => meant(what as 'approve').map((on): Drawn => ({ do: what as 'approve', edition: on }))) },
)

/** What must come of a step, written from the rules and not from the code. */
interface Model {
  /** The edition handed in last, 0 before any. */
  last: number
  state: ReviewState
  shown: number | undefined
  hidden: number | undefined
  readonly objected: Set<number>
  /** To what the one reader has objected already: once to an edition, whatever came of it. */
  readonly said: Set<number>
  readonly vouched: Set<number>
}

interface Sort {
  readonly kind: 'showcase' | 'news'
  /** What was approved stays public while the next edition waits. */
  readonly stays: boolean
  /** Nobody but WeChat need approve it. */
  readonly person: boolean
}

const onDesk = ({ state }: Model) => state === 'checking' || state === 'waiting'

/** Moves the model on; answers whether the step is accepted, undefined where nobody is answered. */
function expected(model: Model, one: Step, { stays, person }: Sort): boolean | undefined {
  const publish = (which: number) => {
    model.shown = which
    model.hidden = undefined
    model.state = 'approved'
  }
  switch (one.do) {
    case 'handIn':
      if (!stays || model.state === 'down') model.shown = undefined
      model.hidden = undefined
      model.last++
      model.state = 'checking'
      return undefined
    case 'wechat':
      if (model.last === 0 || model.state !== 'checking') return undefined
      if (one.says === 'risky') model.state = 'returned'
      else if (one.says === 'review' || person) model.state = 'waiting'
      else {
        model.vouched.add(model.last)
        publish(model.last)
      }
      return undefined
    case 'clear':
      return undefined
    case 'report':
      if (model.shown === undefined) return false
      if (!model.said.has(model.shown)) model.objected.add(model.shown)
      model.said.add(model.shown)
      return true
    case 'approve':
      if (model.last !== one.edition || model.state !== 'waiting') return false
      model.vouched.add(one.edition)
      publish(one.edition)
      return true
    case 'return':
      if (model.last !== one.edition || !onDesk(model)) return false
      model.state = 'returned'
      return true
    case 'takeDown':
      if (model.shown === undefined || model.shown !== one.edition) return false
      Object.assign(model, { shown: undefined, hidden: one.edition, state: 'down' })
      model.objected.delete(one.edition)
      return true
    case 'restore':
      if (model.hidden === undefined || model.hidden !== one.edition) return false
      publish(one.edition)
      if (model.last !== one.edition) model.state = 'returned'
      return true
    case 'keep':
      return model.objected.delete(one.edition)
  }
}

const posts: HeldPost[] = [{ post: 'secretary', from: '2026-01-01' }]
const people = [{ id: 'editor', posts }, { id: 'second', posts }, { id: 'reader', posts: [{ post: 'director', from: '2026-01-01' }] }]
/** Each refusal says what can be done instead, or that nothing need be. */
const WAY = /不用|请|要撤下|才能|核实|没有这份|没有待处理/

async function open({ kind }: Sort) {
  const store = openStore({ schema: readSchema(declared) })
  const db = directDatabase(store)
  let now = NOW
  let says: Suggestion = 'pass'
  let requests = 0
  for (const { id, posts: held } of people) {
    await store.insert('persons', { _id: id, v: 1, name: id, pinyin: id, initials: id, unitId: 'u', unitName: '虚构职校', title: '', phone: '', posts: held })
    await store.insert('principals', { _id: `tcb:${id}`, v: 1, personId: id, name: id, unitId: 'u', unitName: '虚构职校', posts: held } satisfies Principal as never)
  }
  const subjectId = kind === 'showcase' ? 'u' : 'n1'
  const wechat = { ...kindWechat, checkText: async () => ({ code: 0 as const, says, label: 20001 }) }
  const surroundings = around({ db, wechat, now: () => now, log: ({ error }) => { if (error !== undefined) throw new Error(String(error)) } })
  const route = createRouter(reviewHandlers(KINDS), surroundings)

  async function ask<T>(as: string, operation: string, input: object): Promise<Reply<T>> {
    return (await route({ operation, input, requestId: `request-${++requests}` }, `tcb:${as}`)) as Reply<T>
  }
  async function must<T>(operation: string, input: object): Promise<T> {
    const reply = await ask<T>('editor', operation, input)
    if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply))
    return reply.value
  }

  /** As its domain does: the document and its check in one transaction. */
  const handIn = () =>
    db.transaction(async (tx) => {
      const known = kind === 'showcase' ? await tx.get(showcases, subjectId) : await tx.get(news, subjectId)
      const last = known?.review.edition ?? 0
      const decided =
        kind === 'showcase'
          ? decideTell({ _id: subjectId, known: known as never, told: telling({ summary: `第 ${last + 1} 稿` }), edition: last, by: author }, now)
          : decideNews(
              known as never,
              { kind: 'news', title: '校企合作签约', source: '秘书处', day: '2026-12-01', text: `第 ${last + 1} 稿`, link: '' },
              { newsId: known?._id, edition: last, author, newId: subjectId },
              now,
            )
      if (isRefusal(decided)) throw new Error(decided.message)
      await tx.put<Reviewed>(kindOf(kind)!.collection, { ...decided.value, v: decided.value.v + 1 })
      await tx.put(checks, checkOf({ kind, subjectId, edition: last + 1, title: '一稿', texts: ['文字'], pictures: [], unitName: '虚构职校', author, subject: 'wx:o-author', at: now }))
    })

  async function act(one: Step): Promise<Reply<unknown> | undefined> {
    now += 120_000
    switch (one.do) {
      case 'handIn':
        await handIn()
        return undefined
      case 'wechat':
        says = one.says
        await checkWriting(surroundings, kindOf)
        return undefined
      case 'clear':
        await clearDesk(db, kindOf)
        return undefined
      case 'report':
        return ask('reader', 'review.report', { kind, subjectId, reason: 'false', says: '' })
      case 'approve':
        return ask('editor', 'review.approve', { checkId: checkId(kind, subjectId, one.edition) })
      default:
        return ask('editor', `review.${one.do}`, { checkId: checkId(kind, subjectId, one.edition), reason: '原因' })
    }
  }

  return {
    act,
    must,
    stored: () => db.get(kindOf(kind)!.collection, subjectId),
    desk: async () => {
      const of = async (list: string) => (await must<Queue>('review.queue', { list })).items.map((one) => one.edition)
      return { waiting: await of('waiting'), machine: await of('machine'), objections: (await of('objections')).sort() }
    },
    item: (on: number) => must<Item>('review.item', { checkId: checkId(kind, subjectId, on) }),
  }
}

function meaning(one: Drawn, { last, shown, hidden }: Model): Step {
  if (!('edition' in one) || typeof one.edition === 'number') return one as Step
  return { ...one, edition: Math.max(1, { last, shown, hidden }[one.edition] ?? last) }
}

async function follow(sort: Sort, steps: readonly Drawn[]): Promise<void> {
  const house = await open(sort)
  const model: Model = { last: 0, state: 'returned', shown: undefined, hidden: undefined, objected: new Set(), said: new Set(), vouched: new Set() }
  for (const drawn of steps) {
    const one = meaning(drawn, model)
    if (one.do === 'handIn' && model.last === MOST_EDITIONS) continue
    const before = JSON.stringify(one)
    const heard = await house.act(one)
    const accepted = expected(model, one, sort)
    expect([before, heard && heard.kind === 'accepted']).toEqual([before, accepted])
    if (heard?.kind === 'refused') expect(heard.message).toMatch(WAY)

    const document = await house.stored()
    const shown = shownBy(kindOf(sort.kind)!, document)
    expect([before, document?.review.state, shown]).toEqual([before, model.last === 0 ? undefined : model.state, model.shown])
    if (shown !== undefined) expect(model.vouched).toContain(shown)
    const newest = (state: ReviewState) => (model.last > 0 && model.state === state ? [model.last] : [])
    expect([before, await house.desk()]).toEqual([before, { waiting: newest('waiting'), machine: newest('checking'), objections: [...model.objected].sort() }])
    if (model.hidden !== undefined) expect(await house.item(model.hidden)).toMatchObject({ restorable: true, shown: false })
  }
}

test.each<Sort>([
  { kind: 'showcase', stays: true, person: true },
  { kind: 'news', stays: false, person: false },
])('$kind：怎样交稿、通过、退回、下架、恢复、举报，别人看到的都是通过了而没有下架的一稿，审核台上只有该审的', async (sort) => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40, size: 'max' }), (steps) => follow(sort, steps)), { numRuns: 50 })
})

test('新稿还在等的时候下架，新稿退给作者；恢复旧稿，新稿还在作者那里', async () => {
  const sort: Sort = { kind: 'showcase', stays: true, person: true }
  const pass: Step = { do: 'wechat', says: 'pass' }
  await follow(sort, [
    { do: 'handIn' }, pass, { do: 'approve', edition: 1 }, { do: 'handIn' }, pass, { do: 'takeDown', edition: 1 },
    { do: 'approve', edition: 2 }, { do: 'restore', edition: 2 }, { do: 'restore', edition: 1 }, { do: 'approve', edition: 2 },
    { do: 'handIn' }, pass, { do: 'approve', edition: 3 },
  ])
})
