/** @jest-environment jsdom */
import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { Person } from 'client/packages/desk/board/person'
import { useDraft } from 'client/platform/device/draft'
import { SurroundingsContext } from 'client/ui/frame/surroundings'
import type { BoardRow } from 'shared/attendance/operations'
import { refuse } from 'shared/kernel/decision'
import type { Call } from 'shared/kernel/operation'
import { chinaTime } from 'shared/kernel/time'

/** The browser's controls, a device's storage, and a cloud that answers what the test says. */
jest.mock('client/ui/host/host', () => jest.requireActual('client/ui/host/host.h5'))
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  useDidShow: () => {},
  useDidHide: () => {},
  default: {
    getStorageSync: (key: string) => localStorage.getItem(key),
    setStorageSync: (key: string, text: string) => localStorage.setItem(key, text),
    removeStorageSync: (key: string) => localStorage.removeItem(key),
  },
}))
const mockCalls: Call[] = []
let mockAnswer: object = {}
jest.mock('client/platform/cloud/transport', () => ({
  send: (call: Call) => {
    if (call.operation === 'charter.standing') return Promise.resolve({ kind: 'accepted', at: 0, value: { changes: [], confirmed: [] } })
    mockCalls.push(call)
    return Promise.resolve(mockAnswer)
  },
}))

const at = chinaTime('2026-12-18T08:50')
const by = { personId: 'p', name: '赵卫东' }
const row = (part: Partial<BoardRow> = {}): BoardRow => ({
  personId: 'zhang', name: '张建国', pinyin: 'zhang jian guo', initials: 'zjg', unitName: '青松学院', posts: ['理事'], vice: false, phone: '13800000001',
  seat: 'entitled', read: true, reply: null, checkIn: null, pending: null, late: false, lateBy: 0, here: false, substituteHere: false, explanation: null, ...part,
})

function show(shown: BoardRow, part: Partial<Parameters<typeof Person>[0]> = {}) {
  const done: string[] = []
  const clauses: string[] = []
  const surroundings = { dark: false, care: false, scale: 1, places: [], goTo: () => {}, back: () => {}, openClause: (id: string) => void clauses.push(id), dress: () => {} }
  render(
    <SurroundingsContext.Provider value={surroundings}>
      <Person row={shown} meetingId="m" registers closed={undefined} open={false} onOpen={() => {}} refresh={async () => {}} onDone={(says) => void done.push(says)} {...part} />
    </SurroundingsContext.Provider>,
  )
  return { done, clauses }
}

beforeEach(() => {
  cleanup()
  localStorage.clear()
  mockCalls.length = 0
})

const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

test('一点就签到，并说出是谁、几点', async () => {
  mockAnswer = { kind: 'accepted', at, value: { arrivedAt: at, method: 'register' as const, absences: [], annulled: null } }
  const { done } = show(row())
  await press('张建国 签到')
  expect(mockCalls).toMatchObject([{ operation: 'attendance.checkInFor', input: { meetingId: 'm', personId: 'zhang' } }])
  expect(done).toEqual(['张建国 08:50 已签到'])
})

test('被拒绝时原话留在这一行，“为什么？”打开条款', async () => {
  mockAnswer = { ...refuse('NOT_INVITED', '张建国不在本次会议的名单中', { clause: 'X6' }), at }
  const { done, clauses } = show(row())
  await press('张建国 签到')
  expect(screen.getByRole('alert').textContent).toContain('张建国不在本次会议的名单中')
  fireEvent.click(screen.getByText('为什么？'))
  expect({ done, clauses }).toEqual({ done: [], clauses: ['X6'] })
})

test.each([
  ['还没开门', row(), { closed: refuse('NOT_OPEN', '签到还没开始') }],
  ['不是秘书处的人', row(), { registers: false }],
  ['已经到了', row({ here: true, checkIn: { arrivedAt: at, method: 'register' as const, absences: [], annulled: null } }), {}],
])('%s，没有签到按钮', (_name, shown, part) => {
  show(shown, part)
  expect(screen.queryByText(/^(签到|返回)$/)).toBeNull()
})

test('撤销签到要先写原因，按钮自己说', async () => {
  const here = row({ here: true, checkIn: { arrivedAt: at, method: 'register' as const, absences: [], annulled: null } })
  show(here, { open: true })
  const button = screen.getByRole('button', { name: '撤销签到' })
  expect([button.getAttribute('aria-disabled'), document.getElementById(button.getAttribute('aria-describedby')!)?.textContent]).toEqual(['true', '请先写明原因'])
  await press('撤销签到')
  expect(mockCalls).toEqual([])
  mockAnswer = { kind: 'accepted', at, value: { arrivedAt: at, method: 'register' as const, absences: [], annulled: { at, by, reason: '签错人' } } }
  await press('签错人')
  await press('撤销签到')
  expect(mockCalls).toMatchObject([{ operation: 'attendance.annul', input: { personId: 'zhang', reason: '签错人' } }])
})

test('写了一半的原因，收起再打开还在', async () => {
  const here = row({ here: true, checkIn: { arrivedAt: at, method: 'register' as const, absences: [], annulled: null } })
  show(here, { open: true })
  fireEvent.change(screen.getByLabelText('原因或说明'), { target: { value: '签到时' } })
  cleanup()
  show(here, { open: true })
  expect(screen.getByLabelText<HTMLTextAreaElement>('原因或说明').value).toBe('签到时')
})

test('刚改完就清掉的草稿，不会再冒出来', async () => {
  const { result } = renderHook(() => useDraft('form', { text: '' }))
  await act(async () => {
    result.current.change({ text: '写' })
    result.current.change({ text: '写好了' })
    result.current.discard()
  })
  expect(result.current.draft.text).toBe('写好了')
  expect(renderHook(() => useDraft('form', { text: '' })).result.current.draft.text).toBe('')
})
