import { paperToken, readToken, tokenOf } from 'cloudfunctions/attendance/ticket'
import fc from 'fast-check'
import { GRACE, WINDOW, windowAt, windowFrom, windowUntil } from 'shared/attendance/door'
import { makeId } from 'shared/kernel/id'
import { linkScene } from 'shared/kernel/link'
import { chinaTime, DAY } from 'shared/kernel/time'

const door = { key: 'a-key-of-this-meeting' }
const MEETING = '0123456789abcdefghjk'
const window = windowAt(chinaTime('2026-12-18T09:00'))
const from = windowFrom(window)
const token = tokenOf(door, MEETING, window)
const read = (at: number, given = token, meeting = MEETING, key = door) => readToken(key, meeting, given, at)

test.each([
  ['换上的那一刻', from, { kind: 'good', window }],
  ['换上之前', from - 1, { kind: 'early' }],
  ['换下之前', windowUntil(window) - 1, { kind: 'good', window }],
  ['换下以后二十秒之内', windowUntil(window) + GRACE - 1, { kind: 'good', window }],
  ['换下以后满二十秒', windowUntil(window) + GRACE, { kind: 'stale', window }],
  ['一小时以后', from + 3_600_000, { kind: 'stale', window }],
  ['一百二十天以后', from + 120 * DAY, { kind: 'stale', window }],
  ['转过一圈以后，同样四个字是另一段', from + 122 * DAY, { kind: 'forged' }],
])('%s：%s', (_, at, ticket) => {
  expect(read(at)).toEqual(ticket)
})

test('别的会议、别的密钥、改了一个字，都是假的', () => {
  expect(read(from, token, 'another0meeting00000')).toEqual({ kind: 'forged' })
  expect(read(from, token, MEETING, { key: 'another-key' })).toEqual({ kind: 'forged' })
  for (let place = 0; place < token.length; place++) {
    const changed = token.slice(0, place) + (token[place] === '0' ? '1' : '0') + token.slice(place + 1)
    expect([place, read(from, changed).kind]).toEqual([place, 'forged'])
  }
  for (const odd of ['', token.slice(1), `${token}0`, token.toUpperCase(), '中'.repeat(11), 'zzzz0000000']) expect([odd, read(from, odd).kind]).toEqual([odd, 'forged'])
})

test('纸上的码不随时间变，也当不成屏幕上的码', () => {
  const paper = paperToken(door, MEETING)
  expect(paper).toMatch(/^zzzz/)
  for (const at of [from, from + 200 * DAY]) expect(read(at, paper)).toEqual({ kind: 'fixed' })
  expect(read(from, paper, 'another0meeting00000')).toEqual({ kind: 'forged' })
  expect(read(from, `${token.slice(0, 4)}${paper.slice(4)}`)).toEqual({ kind: 'forged' })
})

test('任何时刻的码当时都读得出，三十秒后都过期，从不占用纸上那四个字，放得进小程序码', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (at, dice) => {
      const [meetingId, key] = [makeId(() => dice.next().value as number), makeId(() => dice.next().value as number)]
      const made = tokenOf({ key }, meetingId, windowAt(at))
      expect(readToken({ key }, meetingId, made, at)).toEqual({ kind: 'good', window: windowAt(at) })
      expect(readToken({ key }, meetingId, made, at + WINDOW + GRACE).kind).toBe('stale')
      expect(made.startsWith('zzzz')).toBe(false)
      expect(linkScene({ kind: 'checkIn', meetingId, token: made })).toHaveLength(32)
    }),
    { numRuns: 300 },
  )
})
