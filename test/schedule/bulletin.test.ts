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
