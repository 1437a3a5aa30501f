import { handlers } from 'cloudfunctions/handlers'
import { createRouter } from 'cloudfunctions/kit/router'
import type { Store } from 'local/store/store'
import type { Issue, IssueNumbers } from 'shared/bulletin/model'
import type { Principal } from 'shared/identity/model'
import { chinaTime } from 'shared/kernel/time'
import { contribution, issue, numbers, reviewed } from 'test/bulletin/prepared'
import { around } from 'test/support/around'
import { type Check, explore } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** Two editors at once: each issue has its own number and none is left out, and a contribution is carried once. */
const NOW = chinaTime('2026-12-08T09:00')
const editor = (id: string): Principal => ({
  _id: `tcb:${id}`, v: 1, personId: id, name: `${id}某`, unitId: 'u1', unitName: '某校', posts: [{ post: 'secretary', from: '2026-01-01' }],
})
const clean = (_id: string) => issue({ _id, review: reviewed('approved') })
const principals = [editor('s1'), editor('s2')]
const documents = (last: readonly IssueNumbers[]) => ({ principals, issues: [clean('i1'), clean('i2')], issueNumbers: last }) as unknown as Documents

const task = (subject: string, operation: string, input: object, n: number): Task => ({
  name: `${subject} ${operation}`,
  run: ({ db, now, random, pause }) =>
    createRouter(handlers, around({ db, now, random, pause, log: ({ error }) => { throw new Error(String(error)) } }))(
      { operation, input, requestId: requestId(n) }, `tcb:${subject}`,
    ),
})
const publish = (subject: string, issueId: string, n: number) => task(subject, 'bulletin.publish', { issueId, edition: 1 }, n)
const kinds = (answers: readonly unknown[]) => answers.map((answer) => (answer as { code?: string; kind: string }).code ?? (answer as { kind: string }).kind).sort()
const issuesIn = (store: Store) => (store.dump() as unknown as { issues: Issue[] }).issues

async function every(tasks: readonly Task[], from: Documents, check: Check) {
  expect((await explore(scenario(from, tasks, NOW), check)).overlapped).toBeGreaterThan(0)
}

test.each([['从第一期起', [], [1, 2]], ['接着第五期', [numbers()], [6, 7]]])('两人同时各发一期，%s：期号各一个，不重不漏', async (_, last, totals) => {
  await every([publish('s1', 'i1', 1), publish('s2', 'i2', 2)], documents(last), async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    expect(issuesIn(store).map(({ number }) => number!.total).sort()).toEqual(totals)
    expect((store.dump() as unknown as { issueNumbers: IssueNumbers[] }).issueNumbers).toMatchObject([{ total: totals[1] }])
  })
})

test('两人同时发同一期：一个号，另一个听到已经发布', async () => {
  await every([publish('s1', 'i1', 1), publish('s2', 'i1', 2)], documents([numbers()]), async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['PUBLISHED', 'accepted'])
    expect(issuesIn(store).find(({ _id }) => _id === 'i1')!.number).toEqual({ year: 2026, inYear: 3, total: 6 })
  })
})

test('一人发布，一人同时在改：发布的就是检查过的那一稿', async () => {
  const write = task('s2', 'bulletin.writeItem', { issueId: 'i1', edition: 1, itemId: 'item-1', section: '会议', title: '没有检查过的话', text: '', byline: '', captions: [] }, 2)
  await every([publish('s1', 'i1', 1), write], documents([]), async (_, store) => {
    const one = issuesIn(store).find(({ _id }) => _id === 'i1')!
    expect(one.state === 'published' && one.items[0]!.title === '没有检查过的话').toBe(false)
  })
})

test('一份稿件同时编入两期：只有一期有它', async () => {
  const adopted = contribution({ state: 'adopted', issueId: '' })
  const carry = (subject: string, issueId: string, n: number) => task(subject, 'bulletin.carry', { issueId, edition: 1, contributionId: adopted._id }, n)
  await every([carry('s1', 'i1', 1), carry('s2', 'i2', 2)], { ...documents([]), contributions: [adopted] } as unknown as Documents, async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['CARRIED', 'accepted'])
    expect(issuesIn(store).flatMap(({ items }) => items).filter(({ contributionId }) => contributionId === adopted._id)).toHaveLength(1)
  })
})

const drafts = (store: Store) => issuesIn(store).filter(({ state }) => state === 'draft')
const overlapping = (of: readonly Issue[]) => of.some((one) => of.some((other) => one._id < other._id && one.from <= other.until && other.from <= one.until))

test('两人同时从头编同几天：只有一份草稿，另一个听到已有草稿', async () => {
  const begin = (subject: string, from: string, until: string, n: number) => task(subject, 'bulletin.begin', { from, until }, n)
  const empty = { ...documents([]), issues: [] } as unknown as Documents
  await every([begin('s1', '2026-12-01', '2026-12-07', 1), begin('s2', '2026-12-07', '2026-12-08', 2)], empty, async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['DRAFT_OPEN', 'accepted'])
    expect(drafts(store)).toHaveLength(1)
  })
})

test('一人改日期，一人同时从头编：两份草稿的日期不重', async () => {
  const refill = task('s1', 'bulletin.refill', { issueId: 'i1', edition: 1, from: '2026-12-01', until: '2026-12-07' }, 1)
  const begin = task('s2', 'bulletin.begin', { from: '2026-12-05', until: '2026-12-08' }, 2)
  const one = { ...documents([]), issues: [clean('i1')] } as unknown as Documents
  await every([refill, begin], one, async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['DRAFT_OPEN', 'accepted'])
    expect(overlapping(drafts(store))).toBe(false)
  })
})

test('一人在改，一人同时送检：送检总是成，检查的是改前或改后的那一稿', async () => {
  const write = task('s2', 'bulletin.writeItem', { issueId: 'i1', edition: 1, itemId: 'item-1', section: '会议', title: '改过的', text: '', byline: '', captions: [] }, 2)
  const fresh = { ...documents([]), issues: [issue({ _id: 'i1' })] } as unknown as Documents
  await every([task('s1', 'bulletin.check', { issueId: 'i1' }, 1), write], fresh, async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['accepted', 'accepted'])
    const { checks } = store.dump() as unknown as { checks: { edition: number; texts: string[] }[] }
    expect(checks).toHaveLength(1)
    expect(checks[0]!.texts.includes('改过的')).toBe(checks[0]!.edition === 2)
  })
})

test('一人删去草稿，一人同时编入稿件：稿件要么在草稿里没有删，要么回到待编', async () => {
  const adopted = contribution({ state: 'adopted', issueId: '' })
  const carry = task('s1', 'bulletin.carry', { issueId: 'i1', edition: 1, contributionId: adopted._id }, 1)
  const discard = task('s2', 'bulletin.discard', { issueId: 'i1', edition: 1 }, 2)
  await every([carry, discard], { ...documents([]), issues: [clean('i1')], contributions: [adopted] } as unknown as Documents, async ({ answers }, store) => {
    const { contributions: [one] } = store.dump() as unknown as { contributions: { issueId: string }[] }
    const [carried, dropped] = answers.map((answer) => kinds([answer])[0])
    expect([['accepted', 'MOVED', 'i1'], ['DROPPED', 'accepted', '']]).toContainEqual([carried, dropped, one!.issueId])
  })
})
