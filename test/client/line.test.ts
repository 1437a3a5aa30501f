import { caller, type Line } from 'client/platform/cloud/line'
import { query } from 'shared/kernel/operation'
import { object } from 'shared/kernel/schema'
import type { Call } from 'shared/kernel/operation'

const look = query('probe.look', { needs: 'public', says: '看', input: object({}), output: object({}) })
const ACCEPTED = { kind: 'accepted', value: {}, at: 1000 }

/** A line whose answers are laid out beforehand; an Error among them is a lost reply. */
function line(answers: unknown[], trips: number | number[] = 0) {
  const sent: Call[] = []
  const pauses: number[] = []
  let clock = 0
  const the: Line = {
    now: () => clock,
    pause: async (ms) => void pauses.push(ms),
    send: async (call) => {
      sent.push(call)
      clock += typeof trips === 'number' ? trips : (trips.shift() ?? 0)
      const answer = answers.shift()
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  return { ...caller(the), sent, pauses }
}

const LOST = new Error('lost')

test.each([
  ['一次就到', [ACCEPTED], 'accepted', 1],
  ['丢一次再到', [LOST, ACCEPTED], 'accepted', 2],
  ['丢两次再到', [LOST, LOST, ACCEPTED], 'accepted', 3],
  ['丢三次就不再发', [LOST, LOST, LOST, ACCEPTED], 'unreachable', 3],
  ['拒绝是答复，不再发', [{ kind: 'refused', code: 'NO', message: '不行', at: 1 }], 'refused', 1],
  ['故障是答复，不再发', [{ kind: 'fault', code: 'FAULT', message: '出错', id: 'x', at: 1 }], 'fault', 1],
  ['不成样子的答复等于没有答复', [undefined, '<html>', { kind: 'accepted' }], 'unreachable', 3],
])('%s', async (_name, answers, kind, times) => {
  const { call, sent } = line(answers)
  expect((await call(look, {}, 'r')).kind).toBe(kind)
  expect(sent).toHaveLength(times)
})

test('重发用同一个请求编号', async () => {
  const { call, sent } = line([LOST, LOST, ACCEPTED])
  await call(look, {}, 'request-1')
  expect(sent.map((each) => each.requestId)).toEqual(['request-1', 'request-1', 'request-1'])
})

test('重发之间越等越久，不连着敲门', async () => {
  const { call, pauses } = line([LOST, LOST, LOST])
  await call(look, {})
  expect(pauses).toEqual([400, 1200])
})

test('查询不带请求编号', async () => {
  const { call, sent } = line([ACCEPTED])
  await call(look, {})
  expect(sent[0]).toEqual({ operation: 'probe.look', input: {} })
})

test('平台的钟以来回最快的一次为准', async () => {
  const { call, serverNow } = line([ACCEPTED], 40)
  await call(look, {})
  // Sent at 0, back at 40, answered in between: the cloud's 1000 was ours 20.
  expect(serverNow()).toBe(1020)
})

const at = (moment: number) => ({ kind: 'accepted', value: {}, at: moment })

test.each([
  ['慢些的一次说得通，不改', 1110, 1105],
  ['两次来回都解释不了的相差，是钟被拨过，改', 1111, 1161],
])('%s', async (_name, second, now) => {
  const { call, serverNow } = line([at(1000), at(second)], [10, 100])
  await call(look, {})
  await call(look, {})
  // The line's own clock stands at 110 then.
  expect(serverNow()).toBe(now)
})

test.each([
  [1000, 0],
  [1001, 1],
])('平台的钟一下差了 %d 毫秒，告诉听的人 %d 次', async (moment, times) => {
  const { call, onClockSet } = line([at(moment)])
  let told = 0
  onClockSet(() => (told += 1))
  await call(look, {})
  expect(told).toBe(times)
})
