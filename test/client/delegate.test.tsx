/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from '@testing-library/react'
import Delegate from 'client/packages/meeting/delegate/index'
import type { Call } from 'shared/kernel/operation'

/** The browser's controls, a device's storage, a page that is shown again, and a cloud that keeps who presides. */
jest.mock('client/ui/host/host', () => jest.requireActual('client/ui/host/host.h5'))
const mockShown = new Set<() => void>()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  useRouter: () => ({ params: { meetingId: 'm' } }),
  useDidShow: (show: () => void) => void mockShown.add(show),
  useDidHide: () => {},
  default: {
    getStorageSync: (key: string) => localStorage.getItem(key),
    setStorageSync: (key: string, text: string) => localStorage.setItem(key, text),
    removeStorageSync: (key: string) => localStorage.removeItem(key),
    pageScrollTo: () => {},
    showModal: () => Promise.resolve({ confirm: true }),
  },
}))

let mockPresiding: object = { by: 'delegation', personId: 'vice', name: '李玉兰' }
const rows = [
  { personId: 'chair', name: '王文华', unitName: '示范高中', vice: false, seat: 'entitled', reply: null },
  { personId: 'vice', name: '李玉兰', unitName: '青松学院', vice: true, seat: 'entitled', reply: null },
]
const mockBoard = () => ({ meetingId: 'm', me: 'chair', title: '理事大会', kind: 'assembly', status: 'published', startsAt: 0, rows, presiding: mockPresiding })
const mockCalls: string[] = []
jest.mock('client/platform/cloud/transport', () => ({
  send({ operation }: Call) {
    mockCalls.push(operation)
    if (operation === 'meeting.delegateChair') mockPresiding = { by: 'office', personId: 'chair', name: '王文华' }
    return Promise.resolve({ kind: 'accepted', at: 0, value: mockBoard() })
  },
}))

test('收回委托后离开再回来，说的还是已收回', async () => {
  jest.useFakeTimers()
  render(<Delegate />)
  await act(async () => {})
  fireEvent.click(screen.getByRole('radio', { name: /由我本人主持/ }))
  expect(screen.getByText('请写明收回的原因')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('写明原因'), { target: { value: '行程取消' } })
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '收回委托' })))
  expect(screen.getByText('已收回委托，本次会议由您主持。')).toBeTruthy()
  await act(async () => jest.advanceTimersByTime(5000))
  await act(async () => mockShown.forEach((show) => show()))
  expect(mockCalls.slice(-2)).toEqual(['meeting.delegateChair', 'attendance.board'])
  expect(screen.getByText('已收回委托，本次会议由您主持。')).toBeTruthy()
})
