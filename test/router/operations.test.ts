import { handlers } from 'cloudfunctions/handlers'
import { operations } from 'shared/operations'
import { ROLES } from './capabilities'
import { NOW, openHall, person, prepare, type Prepared } from './hall'
import { spoil } from './malformed'
import type { Sample } from './samples'
import { MAY, samplesOf } from './tables/all'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepare()
})

const fresh = async ({ later = 0, without = [] }: Pick<Sample, 'later' | 'without'>) => {
  const hall = await openHall({ ...prepared.documents, ...Object.fromEntries(without.map((collection) => [collection, []])) })
  hall.at = NOW + later
  return hall
}

const DENIED = ['NOT_SIGNED_IN', 'NOT_BOUND', 'NOT_ALLOWED']
const codeFor = (needs: string, role: string) =>
  needs === 'identity' ? 'NOT_SIGNED_IN' : role === 'nobody' || role === 'visitor' ? 'NOT_BOUND' : 'NOT_ALLOWED'

const names = operations.map(({ name }) => name)

test('每个操作都有人办，都写进了权限表和样例', () => {
  expect(handlers.map(({ operation }) => operation.name).sort()).toEqual([...names].sort())
  expect(Object.keys(MAY).sort()).toEqual([...names].sort())
  expect(Object.keys(samplesOf(prepared)).sort()).toEqual([...names].sort())
})

describe.each(operations.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
  test('有权的人照样例办，得到接受', async () => {
    const sample = samplesOf(prepared)[name]!
    const { as, input } = sample
    const hall = await fresh(sample)
    expect(await hall.ask(as, name, input)).toMatchObject({ kind: 'accepted', at: hall.at })
  })

  test.each(ROLES)('%s 的权限与手写的表相同', async (role) => {
    const sample = samplesOf(prepared)[name]!
    const { input } = sample
    const hall = await fresh(sample)
    const reply = await hall.ask(role, name, input)
    const denied = reply.kind === 'refused' && DENIED.includes(reply.code)
    expect({ role, denied }).toEqual({ role, denied: !MAY[name]!.includes(role) })
    if (denied) expect(reply).toMatchObject({ code: codeFor(operation.needs, role) })
  })

  test('输入有一处不对，拒绝时指出那一项，什么也没写', async () => {
    const sample = samplesOf(prepared)[name]!
    const { as, input } = sample
    const hall = await fresh(sample)
    const before = hall.hash()
    for (const { field, how, input: bad } of [...spoil(operation.input, input), { field: 'stray', how: '多出', input: { ...input, stray: 1 } }]) {
      const reply = await hall.ask(as, name, bad)
      const named = reply.kind === 'refused' && reply.code === 'BAD_INPUT' ? reply.field : undefined
      // A `$` or `__proto__` object in the place of an object is named by its stray key.
      expect([`${field} ${how}`, named === field || named?.startsWith(`${field}.`), named]).toEqual([`${field} ${how}`, true, named])
    }
    for (const bad of [undefined, null, 'text', 7, []]) expect(await hall.ask(as, name, bad)).toMatchObject({ code: 'BAD_INPUT' })
    expect(hall.hash()).toBe(before)
  })

  if ('meetingId' in ((operation.input as unknown as { entries: object }).entries ?? {})) {
    test.each(['no-such-meeting', '$where', 'person-director01'])('会议编号是「%s」，拒绝时指出 meetingId，什么也没写', async (meetingId) => {
      const sample = samplesOf(prepared)[name]!
      const { as, input } = sample
      const hall = await fresh(sample)
      const before = hall.hash()
      expect(await hall.ask(as, name, { ...input, meetingId })).toMatchObject({ kind: 'refused', field: 'meetingId' })
      expect(hall.hash()).toBe(before)
    })
  }

  const entries = (operation.input as unknown as { entries?: object }).entries ?? {}
  if ('personId' in entries) {
    const strangers = 'meetingId' in entries ? [['查无此人', 'person-nobody'], ['与本会无关的人', person('officer09')]] : [['查无此人', 'person-nobody']]
    test.each(strangers)('人是%s，拒绝时指出 personId，什么也没写', async (_, personId) => {
      const sample = samplesOf(prepared)[name]!
      const { as, input } = sample
      const hall = await fresh(sample)
      const before = hall.hash()
      expect(await hall.ask(as, name, { ...input, personId })).toMatchObject({ kind: 'refused', field: 'personId' })
      expect(hall.hash()).toBe(before)
    })
  }

  if (operation.kind === 'command') {
    test('同一请求编号再来一次，答复相同，库里不变', async () => {
      const sample = samplesOf(prepared)[name]!
      const { as, input } = sample
      const hall = await fresh(sample)
      const first = await hall.ask(as, name, input, 'the-same-id')
      const after = hall.hash()
      hall.at += 1000
      const again = await hall.ask(as, name, input, 'the-same-id')
      expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify({ ...first, at: hall.at })))
      expect(hall.hash()).toBe(after)
    })

    test.each([undefined, '', 'short', '$'.repeat(20), 'x'.repeat(65)])('请求编号写成「%s」，拒绝时指出 requestId', async (requestId) => {
      const sample = samplesOf(prepared)[name]!
      const { as, input } = sample
      const hall = await fresh(sample)
      expect(await hall.ask(as, name, input, requestId ?? (null as never))).toMatchObject({ code: 'BAD_INPUT', field: 'requestId' })
    })
  }
})
