import { cloudWechat } from 'cloudfunctions/kit/wechat'
import { createRouter } from 'cloudfunctions/kit/router'
import { checkWriting } from 'cloudfunctions/review/check'
import { reviewHandlers } from 'cloudfunctions/review/handlers'
import { kindAmong } from 'cloudfunctions/review/kinds'
import { receivePicture } from 'cloudfunctions/review/receive'
import type { Store } from 'local/store/store'
import type { HeldPost, Principal } from 'shared/identity/model'
import type { Event } from 'shared/message/model'
import { type Check, checks, underReview } from 'shared/review/model'
import { check, document, NOW, SPECIMENS, type Specimen, specimens } from 'test/review/specimen'
import { around, kindWechat } from 'test/support/around'
import { type Check as Look, explore, type Report } from './explore'
import { type Documents, requestId, scenario } from './hall'
import type { Task } from './scheduler'

/** Whoever decides at the same moment: two of the secretariat, an author with a new edition, WeChat, and two timers. */
const posts: HeldPost[] = [{ post: 'secretary', from: '2026-01-01' }]
const editors = ['s1', 's2'].map((id) => ({ _id: id, v: 1, name: id, pinyin: id, initials: id, unitId: 'u', unitName: '某校', title: '', phone: '', posts }))
const base = {
  persons: editors,
  principals: editors.map(({ _id, name }): Principal => ({ _id: `tcb:${_id}`, v: 1, personId: _id, name, unitId: 'u', unitName: '某校', posts })),
}

const ID = 'news:n1:1'
const waiting = { ...base, checks: [{ ...check('n1'), state: 'person', verdict: 'clean' }], calendars: [standing('waiting')] } as unknown as Documents
const open = { ...base, checks: [{ ...check('n1'), state: 'done', verdict: 'clean' }], calendars: [standing('approved')] } as unknown as Documents

function standing(state: Specimen['review']['state']): Specimen {
  const fresh = document('n1')
  return { ...fresh, says: '有人关注', review: { ...fresh.review, state } }
}

const task = (name: string, as: string, operation: string, input: object, n: number): Task => ({
  name,
  run: ({ db, now, random, pause }) =>
    createRouter(reviewHandlers(SPECIMENS), around({ db, now, random, pause, log: ({ error }) => { throw new Error(String(error)) } }))(
      { operation, input, requestId: requestId(n) }, `tcb:${as}`,
    ),
})
const approves = (as: string, n: number) => task(`${as} 通过`, as, 'review.approve', { checkId: ID }, n)
const returns = (as: string, n: number) => task(`${as} 退回`, as, 'review.return', { checkId: ID, reason: '不完整' }, n)
const takesDown = (as: string, n: number) => task(`${as} 下架`, as, 'review.takeDown', { checkId: ID, reason: '失实' }, n)

/** The author hands in a new edition: his document and its check in one transaction, as every domain does. */
const handsInAnew: Task = {
  name: '作者交新稿',
  run: ({ db, now }) =>
    db.transaction(async (tx) => {
      const known = (await tx.get(specimens, 'n1'))!
      await tx.put(specimens, { ...known, v: known.v + 1, says: '新稿', review: underReview(2, now()) })
      await tx.put(checks, check('n1', { edition: 2 }))
    }),
}

interface Left {
  readonly checks: readonly Check[]
  readonly calendars: readonly Specimen[]
  readonly events?: readonly Event[]
}
const left = (store: Store) => store.dump() as unknown as Left
const kinds = (answers: readonly unknown[]) => answers.map((answer) => (answer as { code?: string; kind?: string } | undefined)?.code ?? (answer as { kind?: string } | undefined)?.kind).sort()
const types = ({ events = [] }: Left) => events.map(({ type }) => type).sort()

async function every(tasks: readonly Task[], from: Documents, look: Look): Promise<Report> {
  const report = await explore(scenario(from, tasks, NOW), look)
  expect(report.overlapped).toBeGreaterThan(0)
  return report
}

test('两个人同时通过：只通过一次，只告诉一次', async () => {
  await every([approves('s1', 1), approves('s2', 2)], waiting, async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['SETTLED', 'accepted'])
    expect(left(store).calendars[0]).toMatchObject({ approvals: 1, review: { state: 'approved' } })
    expect(types(left(store))).toEqual(['review.approved', 'specimen.public'])
  })
})

test('一个通过、一个退回：只有一个算数，文稿和审核说的一样', async () => {
  await every([approves('s1', 1), returns('s2', 2)], waiting, async ({ answers }, store) => {
    expect(kinds(answers)).toEqual(['SETTLED', 'accepted'])
    const { checks: [one], calendars: [text] } = left(store)
    expect([['done', 'approved'], ['returned', 'returned']]).toContainEqual([one!.state, text!.review.state])
  })
})

test('通过，同时作者交新稿：新稿绝不因旧稿的通过而公开', async () => {
  let [before, after] = [0, 0]
  await every([approves('s1', 1), handsInAnew], waiting, async ({ answers }, store) => {
    const [text] = left(store).calendars
    // A transaction that was overtaken is the author's to repeat.
    if (text!.review.edition === 2) {
      expect(text!.review.state).toBe('checking')
      expect(['accepted', 'MOVED']).toContain(kinds(answers.slice(0, 1))[0])
      after++
    } else {
      expect(text).toMatchObject({ says: '有人关注', review: { state: 'approved', edition: 1 } })
      before++
    }
  })
  expect([before, after].every((times) => times > 0)).toBe(true)
})

test('两个人同时下架和恢复：最后一步说了算，没有两样话', async () => {
  const restores = task('s2 恢复', 's2', 'review.restore', { checkId: ID, reason: '核实无误' }, 2)
  await every([takesDown('s1', 1), restores], open, async ({ answers }, store) => {
    const [text] = left(store).calendars
    expect(kinds(answers)[0]).toMatch(/NOT_DOWN|accepted/)
    expect(text!.review.state).toBe(left(store).checks[0]!.log.at(-1)!.act === 'down' ? 'down' : 'approved')
  })
})

test('通过，同时下架：下架的时候要么还没有公开，要么就下来', async () => {
  await every([approves('s1', 1), takesDown('s2', 2)], waiting, async ({ answers }, store) => {
    const states = { NOT_PUBLIC: 'approved', accepted: 'down' } as Record<string, string>
    expect(left(store).calendars[0]!.review.state).toBe(states[kinds(answers.slice(1))[0]!])
  })
})

describe('机器', () => {
  const picture = 'cloud://local.files/news/a.jpg'
  const asked = {
    ...base,
    checks: [{
      ...check('n1', { kind: 'contribution', pictures: [picture] }), state: 'asked',
      findings: [
        { of: 'text', place: 0, askedAt: NOW, says: 'pass', label: 100 },
        { of: 'picture', place: 0, trace: 'trace-0000000001', askedAt: NOW, says: null, label: 0 },
      ],
    }],
    calendars: [standing('checking')],
  } as unknown as Documents
  const runs = (name: string): Task => ({
    name,
    run: ({ db, now, pause }) => checkWriting(around({ db, now, pause, wechat: { ...cloudWechat, ...kindWechat } }), kindAmong(SPECIMENS)),
  })
  const calls = (name: string): Task => ({
    name,
    run: ({ db, now }) =>
      receivePicture(db, { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'trace-0000000001', errcode: 0, result: { suggest: 'pass', label: 100 } }, now()),
  })

  test('回音来两次，同时定时器在跑：至多通过一次，之后一定能通过', async () => {
    await every([calls('回音'), calls('又一次'), runs('定时器')], asked, async (_, store) => {
      const [text] = left(store).calendars
      expect([['checking', 0], ['approved', 1]]).toContainEqual([text!.review.state, text!.approvals])
      expect(store.dump()['pictureAnswers']).toHaveLength(1)
    })
  })

  test('两个定时器同时收尾：通过一次，告诉一次', async () => {
    const answered = { ...asked, pictureAnswers: [{ _id: 'trace-0000000001', at: NOW, says: 'pass', label: 100 }] } as unknown as Documents
    await every([runs('一'), runs('二')], answered, async (_, store) => {
      expect(left(store).calendars[0]).toMatchObject({ approvals: 1, review: { state: 'approved' } })
      expect(types(left(store))).toEqual(['specimen.public'])
    })
  })

  test('定时器收尾，同时作者交新稿：旧稿的结论不落在新稿上', async () => {
    const answered = { ...asked, pictureAnswers: [{ _id: 'trace-0000000001', at: NOW, says: 'pass', label: 100 }] } as unknown as Documents
    await every([runs('定时器'), handsInAnew], answered, async (_, store) => {
      const [text] = left(store).calendars
      // The same run may have looked at the new edition too, which a person must approve.
      expect([[2, '新稿', 'checking'], [2, '新稿', 'waiting'], [1, '有人关注', 'approved']]).toContainEqual([text!.review.edition, text!.says, text!.review.state])
    })
  })

  test('定时器收尾，同时退回：两者只有一个算数', async () => {
    const answered = { ...asked, pictureAnswers: [{ _id: 'trace-0000000001', at: NOW, says: 'pass', label: 100 }] } as unknown as Documents
    const returned = task('s1 退回', 's1', 'review.return', { checkId: 'contribution:n1:1', reason: '不完整' }, 1)
    await every([runs('定时器'), returned], answered, async ({ answers }, store) => {
      const [text] = left(store).calendars
      expect([['SETTLED', 'approved'], ['accepted', 'returned']]).toContainEqual([kinds(answers.slice(1))[0], text!.review.state])
    })
  })
})
