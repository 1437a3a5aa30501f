/** @jest-environment jsdom */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import Evaluate from 'client/packages/charter/evaluate/index'
import { evaluate } from 'shared/charter/evaluate'
import { qixian } from 'shared/charter/qixian'
import type { Question } from 'shared/charter/question'
import type { Call } from 'shared/kernel/operation'

/** The browser's controls, a device's storage, and a cloud that answers when the test says. */
jest.mock('client/ui/host/host', () => jest.requireActual('client/ui/host/host.h5'))
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  useRouter: () => ({ params: {} }),
  useDidShow: () => {},
  useDidHide: () => {},
  default: {
    getStorageSync: (key: string) => localStorage.getItem(key),
    setStorageSync: (key: string, text: string) => localStorage.setItem(key, text),
    removeStorageSync: (key: string) => localStorage.removeItem(key),
    pageScrollTo: () => {},
  },
}))
let mockAnswer: (() => void) | undefined
jest.mock('client/platform/cloud/transport', () => ({
  send: (call: Call) => new Promise((resolve) => (mockAnswer = () => resolve(answerTo(call)))),
}))

const answerTo = ({ input }: Call) => ({ at: Date.now(), ...evaluate(qixian, input as Question), kind: 'accepted' })

afterEach(() => {
  cleanup()
  localStorage.clear()
})

const type = (label: string, text: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const heard = () => act(async () => mockAnswer?.())

async function ask() {
  render(<Evaluate />)
  type('应到人数', '37')
  type('表决时在场', '25')
  type('同意', '13')
  fireEvent.click(screen.getByRole('button', { name: '核算表决结果' }))
  await act(async () => {})
}

test('答案来了，写在填的数字上面', async () => {
  await ask()
  await heard()
  expect(screen.queryByText('核算结果')).not.toBeNull()
})

test('答案还在路上就改了数字，来的结论不写在新的数字上面', async () => {
  await ask()
  type('同意', '12')
  await heard()
  expect(screen.queryByText('核算结果')).toBeNull()
})

test('得出结论以后改了数字，结论就不在了', async () => {
  await ask()
  await heard()
  type('同意', '12')
  expect(screen.queryByText('核算结果')).toBeNull()
})
