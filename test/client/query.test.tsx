/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react'
import { forgetAnswers, useQuery } from 'client/platform/cloud/query'
import { me } from 'shared/identity/operations'
import type { Call } from 'shared/kernel/operation'

/** A device's storage, and a cloud that answers when the test says. */
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  useDidShow: () => {},
  useDidHide: () => {},
  default: {
    getStorageSync: (key: string) => localStorage.getItem(key),
    setStorageSync: (key: string, text: string) => localStorage.setItem(key, text),
    removeStorageSync: (key: string) => localStorage.removeItem(key),
    getStorageInfoSync: () => ({ keys: Object.keys(localStorage) }),
  },
}))
const mockAnswers: ((name: string | null) => void)[] = []
jest.mock('client/platform/cloud/transport', () => ({
  send: (_: Call) =>
    new Promise((resolve) =>
      mockAnswers.push((name) =>
        resolve(name === 'NOT_BOUND' ? { kind: 'refused', at: Date.now(), code: name, message: '请先登录' } : { kind: 'accepted', at: Date.now(), value: { group: '', me: name && { name } } }),
      ),
    ),
}))

const NOTHING = {}
function Who({ input = NOTHING }: { input?: object }) {
  const asked = useQuery(me, input)
  return <p>{asked.is === 'ready' ? (asked.value.me?.name ?? '访客') : '正在加载'}</p>
}

const kept = () => Object.values(localStorage).join()

test('退出时还在路上的答复，不留在设备上，也不显示给下一个人', async () => {
  render(<Who />)
  await act(async () => {})
  await act(async () => forgetAnswers())
  await act(async () => mockAnswers[0]?.('张建国'))
  expect([kept(), screen.queryByText('张建国')]).toEqual([expect.not.stringContaining('张建国'), null])
  await act(async () => mockAnswers[1]?.(null))
  expect(await screen.findByText('访客')).toBeTruthy()
})

test('登录已经结束的电脑，一问就知道：留在设备上的都忘掉', async () => {
  const first = render(<Who input={{ first: true }} />)
  await act(async () => {})
  await act(async () => mockAnswers.at(-1)?.('张建国'))
  expect(kept()).toContain('张建国')
  first.rerender(<Who input={{ then: true }} />)
  await act(async () => {})
  await act(async () => mockAnswers.at(-1)?.('NOT_BOUND'))
  expect(kept()).not.toContain('张建国')
})
