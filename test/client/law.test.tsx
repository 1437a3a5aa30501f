/** @jest-environment jsdom */
import { act, cleanup, render, screen } from '@testing-library/react'
import { useCharter } from 'client/parts/law'
import { forgetAnswers } from 'client/platform/cloud/query'
import { getStanding } from 'shared/charter/setting/operations'
import { leavesPerYear } from 'shared/charter/sittings'
import type { Call } from 'shared/kernel/operation'

const mockShown = new Set<() => void>()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  useDidShow: (show: () => void) => void mockShown.add(show),
  useDidHide: () => {},
  default: {
    getStorageSync: (key: string) => localStorage.getItem(key),
    setStorageSync: (key: string, text: string) => localStorage.setItem(key, text),
    removeStorageSync: (key: string) => localStorage.removeItem(key),
    getStorageInfoSync: () => ({ keys: Object.keys(localStorage) }),
  },
}))

const NOW = 1_800_000_000_000
let mockAsked: string[] = []
let mockChanges: object[] = []
jest.mock('client/platform/cloud/transport', () => ({
  send: ({ operation }: Call) => {
    mockAsked.push(operation)
    return Promise.resolve({ kind: 'accepted', at: Date.now(), value: { changes: mockChanges, confirmed: [] } })
  },
}))

const change = (perYear: number, from: number) => ({ key: 'leaveQuota', value: { perYear, bodies: [] }, was: null, resolution: '决议', on: '2026-12-01', from })
const Page = () => <p>一年 {leavesPerYear(useCharter())} 次</p>
const open = async () => {
  render(<Page />)
  await act(async () => {})
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  mockAsked = []
  mockShown.clear()
  forgetAnswers()
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('页面依据的是现行的参数，已登记、还没生效的不算', async () => {
  mockChanges = [change(3, NOW - 1), change(4, NOW + 60_000)]
  await open()
  expect(screen.getByText('一年 3 次')).toBeTruthy()
})

test('一分钟里开几页只问一次；到了一分钟，再看到页面时又问', async () => {
  mockChanges = []
  await open()
  cleanup()
  await open()
  expect(screen.getByText('一年 2 次')).toBeTruthy()
  expect(mockAsked).toEqual([getStanding.name])
  const show = async () => act(async () => mockShown.forEach((shown) => shown()))
  jest.setSystemTime(NOW + 59_999)
  await show()
  expect(mockAsked).toEqual([getStanding.name])
  mockChanges = [change(5, NOW)]
  jest.setSystemTime(NOW + 60_000)
  await show()
  expect(screen.getByText('一年 5 次')).toBeTruthy()
  expect(new Set(mockAsked)).toEqual(new Set([getStanding.name]))
  expect(mockAsked.length).toBeGreaterThan(1)
})
