import { qixian } from 'shared/charter/qixian'
import type { Act, End, Thread } from 'shared/demand/model'
import { actsOf, decideAsk, decideStep, decideUrge, lapsed, tellsContacts } from 'shared/demand/thread'
import { isRefusal } from 'shared/kernel/decision'
import { HOUR } from 'shared/kernel/time'
import { asked, NOW, posting } from './posted'

const by = { personId: 'p', name: '某人' }
const party = { unitId: 'unit-03', unitName: '某校', contact: by }
const result = { people: 20, amount: 0 }

function go(thread: Thread, end: End, act: Act, over: Partial<{ note: string; seen: number; phone: boolean; result: typeof result | undefined }> = {}) {
  const { note = '说明', seen = thread.steps.length, phone = false } = over
  return decideStep(thread, end, { act, note, seen, result: 'result' in over ? over.result : result }, by, phone, NOW + 1)
}
function after(...steps: readonly (readonly [End, Act])[]): Thread {
  return steps.reduce((thread, [end, act]) => {
    const next = go(thread, end, act)
    if (isRefusal(next)) throw new Error(next.message)
    return next.value
  }, asked(posting('a')))
}

const TALKING = [['owner', 'talk']] as const
const OFFERED = [...TALKING, ['asker', 'offer']] as const
const AGREED = [...OFFERED, ['owner', 'confirm']] as const
const DONE = [...AGREED, ['owner', 'finish']] as const

test.each<[string, readonly (readonly [End, Act])[], readonly Act[], readonly Act[], readonly string[]]>([
  ['已提出', [], ['talk', 'decline'], ['withdraw'], ['unit-05']],
  ['洽谈中', TALKING, ['offer', 'fail'], ['offer', 'fail'], []],
  ['提出方说谈成', OFFERED, ['confirm', 'rework', 'fail'], ['fail'], ['unit-05']],
  ['还没谈成', [...OFFERED, ['owner', 'rework']], ['offer', 'fail'], ['offer', 'fail'], []],
  ['已达成', AGREED, ['finish', 'fail'], ['finish', 'fail'], ['unit-05']],
  ['已完成', DONE, [], [], []],
  ['婉拒', [['owner', 'decline']], [], [], []],
  ['撤回', [['asker', 'withdraw']], [], [], []],
])('%s：各方能办什么，等着谁', (_, steps, owner, asker, waits) => {
  const thread = after(...steps)
  expect([actsOf(thread, 'owner'), actsOf(thread, 'asker'), thread.waitsFor]).toEqual([owner, asker, waits])
  expect(thread.open).toBe(owner.length > 0)
})

test.each<[string, readonly (readonly [End, Act])[], End, Act, object, string]>([
  ['提出方不能替对方同意', [], 'asker', 'talk', {}, 'NOT_YOUR_TURN'],
  ['还没洽谈不能谈成', [], 'owner', 'offer', {}, 'NOT_YOUR_TURN'],
  ['自己提出的谈成不能自己确认', OFFERED, 'asker', 'confirm', {}, 'NOT_YOUR_TURN'],
  ['已完成的不能再办', DONE, 'owner', 'fail', {}, 'OVER'],
  ['婉拒要写原因', [], 'owner', 'decline', { note: '' }, 'NO_NOTE'],
  ['秘书处代登记要写电话里怎么说', [], 'owner', 'talk', { note: '', phone: true }, 'NO_NOTE'],
  ['结果要写数', AGREED, 'owner', 'finish', { result: undefined }, 'NO_RESULT'],
  ['对方先办了一步', TALKING, 'owner', 'fail', { seen: 1 }, 'MOVED'],
  ['说明里不写电话', [], 'owner', 'talk', { note: '打13600000009' }, 'PHONE_IN_TEXT'],
])('%s', (_, steps, end, act, over, code) => {
  expect(go(after(...steps), end, act, over)).toMatchObject({ kind: 'refused', code })
})

test('同意可以不写说明，秘书处代办记为电话', () => {
  expect(go(after(), 'owner', 'talk', { note: '' })).toMatchObject({ value: { state: 'talking', steps: [{}, { act: 'talk', noted: false, phone: false }] } })
  expect(go(after(), 'owner', 'talk', { phone: true })).toMatchObject({ value: { steps: [{}, { act: 'talk', noted: true, phone: true }] } })
})

test('结果记下人数和金额，供以后考核', () => {
  expect(after(...DONE).steps.at(-1)).toMatchObject({ act: 'finish', result })
})

test('双方同意洽谈以前，不告诉联系人', () => {
  expect([tellsContacts(after()), tellsContacts(after(['owner', 'decline'])), tellsContacts(after(...TALKING)), tellsContacts(after(...DONE))]).toEqual([false, false, true, true])
})

test('一个单位对一条信息同时只有一次对接，结束了可以再提', () => {
  const about = posting('a')
  const first = asked(about)
  expect(decideAsk(about, party, [first], '再问', NOW)).toMatchObject({ code: 'ASKED_ALREADY' })
  expect(decideAsk(about, party, [lapsed(first, by, NOW)], '再问', NOW)).toMatchObject({ value: { _id: 'a:unit-03:2' } })
  expect(decideAsk(about, { ...party, unitId: about.unitId }, [], '自问', NOW)).toMatchObject({ code: 'OWN' })
})

test.each([[12 * HOUR - 1, 'URGED_LATELY'], [12 * HOUR, undefined]])('上次催过 %i 毫秒以后再催', (later, code) => {
  const first = decideUrge(qixian, asked(posting('a')), by, NOW)
  if (isRefusal(first)) throw new Error(first.message)
  const again = decideUrge(qixian, first.value, by, NOW + later)
  if (code) expect(again).toMatchObject({ code })
  else expect(again).toMatchObject({ kind: 'accepted' })
})

test('没有等着谁，就不催', () => {
  expect(decideUrge(qixian, after(...TALKING), by, NOW)).toMatchObject({ code: 'NOBODY_WAITED_FOR' })
})
