import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import { checkWriting } from 'cloudfunctions/review/check'
import { KINDS, kindAmong } from 'cloudfunctions/review/kinds'
import declared from 'cloudfunctions/schema.json'
import fc from 'fast-check'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import type { Contribution, ContributionState } from 'shared/bulletin/model'
import type { Principal } from 'shared/identity/model'
import type { Reply } from 'shared/kernel/operation'
import { chinaTime, MINUTE } from 'shared/kernel/time'
import { checkId, type ReviewState, type Suggestion } from 'shared/review/model'
import type { Queue } from 'shared/review/operations'
import { around, kindWechat } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'

/**
 * Any sequence of what its author, WeChat, the editors and the review desk do to one contribution, against a small model of its
 * own: nothing is adopted that WeChat has not looked at, the desk holds it only while the editors have still to decide, and as
 * long as they have not decided for good somebody can go on.
 */
const NOW = chinaTime('2026-12-08T09:00')
const STEPS = ['keep', 'handIn', 'withdraw', 'pass', 'review', 'risky', 'return', 'decline', 'adopt', 'approve', 'giveBack'] as const
type Step = (typeof STEPS)[number]

interface Model {
  state: ContributionState | 'none'
  /** Of what was handed in last; none before, and after it was taken back. */
  check: ReviewState | undefined
}

const faulty = ({ state, check }: Model) => state === 'submitted' && check === 'returned'
const authors = (model: Model) => model.state === 'none' || model.state === 'draft' || model.state === 'returned' || faulty(model)
const editors = (model: Model) => model.state === 'submitted' && !faulty(model)

/** Moves the model on; answers whether the step is accepted, undefined where nobody is answered. Written from the rules. */
function expected(model: Model, step: Step): boolean | undefined {
  const allowed: Record<Step, boolean> = {
    keep: authors(model),
    handIn: authors(model),
    withdraw: editors(model),
    pass: model.check === 'checking',
    review: model.check === 'checking',
    risky: model.check === 'checking',
    return: editors(model),
    decline: editors(model),
    adopt: editors(model) && model.check !== 'checking',
    approve: editors(model) && model.check === 'waiting',
    giveBack: editors(model) && (model.check === 'waiting' || model.check === 'checking'),
  }
  const answered = step === 'pass' || step === 'review' || step === 'risky' ? undefined : allowed[step]
  if (!allowed[step]) return answered
  const open = model.check === 'checking' || model.check === 'waiting'
  const next: Record<Step, Partial<Model>> = {
    keep: { state: model.state === 'none' ? 'draft' : model.state },
    handIn: { state: 'submitted', check: 'checking' },
    withdraw: { state: 'draft', check: undefined },
    pass: { check: 'approved' },
    review: { check: 'waiting' },
    risky: { check: 'returned' },
    return: { state: 'returned', ...(open && { check: 'returned' }) },
    decline: { state: 'declined', ...(open && { check: 'returned' }) },
    adopt: { state: 'adopted', ...(open && { check: 'approved' }) },
    approve: { check: 'approved' },
    giveBack: { check: 'returned' },
  }
  Object.assign(model, next[step])
  return answered
}

async function open() {
  const store = openStore({ schema: readSchema(declared) })
  const db = directDatabase(store)
  for (const [id, post] of [['author', 'informationOfficer'], ['editor', 'secretary']] as const) {
    const person = { name: id, unitId: 'u', unitName: '虚构职校', posts: [{ post, from: '2026-01-01' }] }
    await store.insert('persons', { _id: id, v: 1, pinyin: id, initials: id, title: '', phone: '', ...person })
    for (const subject of [`tcb:${id}`, `wx:${id}`]) await store.insert('principals', { _id: subject, v: 1, personId: id, ...person } satisfies Principal as never)
  }
  let [now, requests, says] = [NOW, 0, 'pass' as Suggestion]
  const wechat = { ...kindWechat, checkText: async () => ({ code: 0 as const, says, label: 20001 }) }
  const surroundings = around({ db, wechat, now: () => now, log: ({ error }) => { if (error !== undefined) throw new Error(String(error)) } })
  const route = createRouter(handlers, surroundings)
  const ask = async <T>(as: string, operation: string, input: object) => (await route({ operation, input, requestId: `request-${++requests}` }, `tcb:${as}`)) as Reply<T>
  const stored = () => (store.dump()['contributions']?.[0] ?? undefined) as unknown as Contribution | undefined
  const content = { kind: 'activity', title: '校企合作周', text: '三场交流。', pictures: [] }

  async function act(step: Step): Promise<Reply<unknown> | undefined> {
    now += 2 * MINUTE
    const { _id: contributionId = 'none', edition = 0, review } = stored() ?? {}
    const seen = { contributionId, edition }
    const check = checkId('contribution', contributionId, review?.edition ?? edition)
    switch (step) {
      case 'keep':
      case 'handIn':
        return ask('author', `bulletin.${step}`, { ...(edition > 0 && { contributionId }), edition, ...content })
      case 'withdraw':
        return ask('author', 'bulletin.withdraw', seen)
      case 'pass':
      case 'review':
      case 'risky':
        says = step
        await checkWriting(surroundings, kindAmong(KINDS))
        return undefined
      case 'return':
      case 'decline':
        return ask('editor', `bulletin.${step}`, { ...seen, says: '意见' })
      case 'adopt':
        return ask('editor', 'bulletin.adopt', seen)
      case 'approve':
        return ask('editor', 'review.approve', { checkId: check })
      case 'giveBack':
        return ask('editor', 'review.return', { checkId: check, reason: '原因' })
    }
  }
  const desk = async (list: string) => {
    const reply = await ask<Queue>('editor', 'review.queue', { list })
    return reply.kind === 'accepted' ? reply.value.items.length : -1
  }
  return { act, stored, desk }
}

test('一份稿件怎样写、交、撤回、检查、处理：没有检查过的不采用，审核台上只有编辑还要定的，总有人能往下办', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS, 'handIn', 'handIn', 'review', 'pass'), { minLength: 4, maxLength: 16 }), async (steps) => {
      const house = await open()
      const model: Model = { state: 'none', check: undefined }
      for (const step of ['keep', 'handIn', ...steps] as Step[]) {
        const heard = await house.act(step)
        const accepted = expected(model, step)
        expect([step, heard && heard.kind === 'accepted', heard?.kind === 'refused' ? heard.message : '']).toEqual([step, accepted, accepted === false ? expect.any(String) : ''])
        const { state, review } = house.stored()!
        expect([step, state, review?.state]).toEqual([step, model.state, model.check])
        expect([step, await house.desk('waiting'), await house.desk('machine')]).toEqual([step, state === 'submitted' && model.check === 'waiting' ? 1 : 0, state === 'submitted' && model.check === 'checking' ? 1 : 0])
        if (state === 'adopted') expect(review?.state).toBe('approved')
        expect(authors(model) || editors(model) || state === 'adopted' || state === 'declined').toBe(true)
        reached.add(`${state} ${model.check ?? ''}`)
      }
    }),
    { numRuns: 24, seed: 20261208 },
  )
  for (const one of ['draft ', 'submitted waiting', 'submitted returned', 'returned returned', 'returned approved', 'adopted approved', 'declined returned']) expect(reached).toContain(one)
})
