/** @jest-environment jsdom */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import Exception from 'client/packages/meeting/exception/index'
import type { BoardRow } from 'shared/attendance/operations'
import type { Call } from 'shared/kernel/operation'

/** The browser's controls, a device's storage, and a cloud that knows two leaves beyond the year's number. */
jest.mock('client/ui/host/host', () => jest.requireActual('client/ui/host/host.h5'))
let mockPersonId = ''
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  useRouter: () => ({ params: { meetingId: 'm', personId: mockPersonId } }),
  useDidShow: () => {},
  useDidHide: () => {},
  default: {
    getStorageSync: (key: string) => localStorage.getItem(key),
    setStorageSync: (key: string, text: string) => localStorage.setItem(key, text),
    removeStorageSync: (key: string) => localStorage.removeItem(key),
  },
}))
const rowOf = (personId: string, name: string): Partial<BoardRow> => ({
  personId, name, unitName: '青松学院', seat: 'entitled',
  reply: { choice: 'leave', reason: '出差', ordinal: 3, at: 0, by: { personId, name }, onBehalf: false, logistics: {} } as BoardRow['reply'] & object,
})
const mockBoard = { meetingId: 'm', title: '理事大会', startsAt: 0, rows: [rowOf('zhang', '张建国'), rowOf('li', '李玉兰')] }
jest.mock('client/platform/cloud/transport', () => ({
  send: (_: Call) => Promise.resolve({ kind: 'accepted', at: 0, value: mockBoard }),
}))

afterEach(cleanup)

async function openFor(personId: string) {
  mockPersonId = personId
  render(<Exception />)
  await act(async () => {})
}

const chosen = () => screen.getAllByRole('radio').filter((one) => one.getAttribute('aria-checked') === 'true').map((one) => one.textContent)

test('给一位写了一半，再从另一位的待办进来，选中的是这一位，理由也是空的；回到前一位，写了的还在', async () => {
  await openFor('zhang')
  fireEvent.change(screen.getByLabelText('写明理由'), { target: { value: '代表省队出赛' } })
  cleanup()
  await openFor('li')
  expect(chosen()).toEqual([expect.stringContaining('李玉兰')])
  expect(screen.getByLabelText<HTMLTextAreaElement>('写明理由').value).toBe('')
  cleanup()
  await openFor('zhang')
  expect(chosen()).toEqual([expect.stringContaining('张建国')])
  expect(screen.getByLabelText<HTMLTextAreaElement>('写明理由').value).toBe('代表省队出赛')
})
