/** @jest-environment jsdom */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import ReplyPage from 'client/packages/meeting/reply/index'
import { forgetAnswers } from 'client/platform/cloud/query'
import { SurroundingsContext } from 'client/ui/frame/surroundings'
import type { ReplyForm } from 'shared/attendance/operations'
import type { Call } from 'shared/kernel/operation'
import { HOUR } from 'shared/kernel/time'

/** The browser's controls, a device's storage, and a cloud that answers what the test says. */
jest.mock('client/ui/host/host', () => jest.requireActual('client/ui/host/host.h5'))
jest.mock('client/parts/meeting/meeting.css', () => ({}))
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  useRouter: () => ({ params: { meetingId: 'm' } }),
  useDidShow: () => {},
  useDidHide: () => {},
  default: {
    getStorageSync: (key: string) => localStorage.getItem(key),
    setStorageSync: (key: string, text: string) => localStorage.setItem(key, text),
    removeStorageSync: (key: string) => localStorage.removeItem(key),
    getStorageInfoSync: () => ({ keys: Object.keys(localStorage) }),
    pageScrollTo: () => {},
    getCurrentPages: () => [],
    navigateTo: () => {},
  },
}))
const mockCalls: Call[] = []
const mockAnswers: Record<string, object | undefined> = {}
jest.mock('client/platform/cloud/transport', () => ({
  send: (call: Call) => {
    mockCalls.push(call)
    const answer = mockAnswers[call.operation]
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('offline'))
  },
}))

const now = Date.now()
const form: ReplyForm = {
  meetingId: 'm', title: '理事大会', kind: 'assembly', status: 'published', startsAt: now + 72 * HOUR, replyBy: now + 48 * HOUR, place: '报告厅',
  logistics: { companions: true, lodging: false, meals: false, plate: false },
  person: { personId: 'zhang', name: '张建国', unitName: '青松学院' },
  seat: 'entitled', onBehalf: false, reply: null, checkIn: null, presides: false, leavesBefore: 1,
}

const clauses: string[] = []

async function open(part: Partial<ReplyForm> = {}) {
  mockAnswers['attendance.form'] = { kind: 'accepted', at: Date.now(), value: { ...form, ...part } }
  const surroundings = { dark: false, care: false, scale: 1, places: [], goTo: () => {}, back: () => {}, openClause: (id: string) => void clauses.push(id), dress: () => {} }
  render(
    <SurroundingsContext.Provider value={surroundings}>
      <ReplyPage />
    </SurroundingsContext.Provider>,
  )
  await screen.findByText(part.status ? /^会议已/ : '参加')
}

const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }))
const button = (name: string) => screen.getByRole('button', { name })
const press = (name: string) => act(async () => void fireEvent.click(button(name)))
const sent = () => mockCalls.filter(({ operation }) => operation === 'attendance.reply')

beforeEach(() => {
  cleanup()
  localStorage.clear()
  forgetAnswers()
  mockCalls.length = 0
  clauses.length = 0
  delete mockAnswers['attendance.reply']
})

describe('按钮不能按时，说明为什么', () => {
  test.each([
    ['什么都没选', [], '提交答复', '请先选一项：参加、请假或派人列席'],
    ['请假没写原因', [/^请假/], '提交请假', '请写明原因'],
    ['派人列席没写原因', [/^派人列席/], '提交：派人列席', '请写明原因'],
  ])('%s', async (_name, choices, says, why) => {
    await open()
    choices.forEach(choose)
    expect(button(says).getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByText(why)).toBeTruthy()
    await press(says)
    expect(sent()).toEqual([])
  })

  test('随行人数不是数字', async () => {
    await open()
    choose(/^参加/)
    fireEvent.change(screen.getByLabelText('随行人数'), { target: { value: '两人' } })
    expect(screen.getByText('随行人数请填数字')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('随行人数'), { target: { value: '2' } })
    expect(button('提交：参加').getAttribute('aria-disabled')).toBeNull()
  })
})

test('请假前说明这是今年第几次', async () => {
  await open({ leavesBefore: 1 })
  expect(screen.queryByText(/今年第/)).toBeNull()
  choose(/^请假/)
  expect(screen.getByText(/这是今年第 2 次请假，也是最后一次/)).toBeTruthy()
})

test('列席人员不能派人列席，原因写在选项里', async () => {
  await open({ seat: 'observer' })
  expect(screen.getByRole('radio', { name: /派人列席，本次会议不能派人列席/ }).getAttribute('aria-disabled')).toBe('true')
})

test('写了一半离开再来，写的都在；提交以后不再留着', async () => {
  await open()
  choose(/^请假/)
  await press('因公出差')
  cleanup()
  await open()
  expect(screen.getByLabelText<HTMLTextAreaElement>('写明原因').value).toBe('因公出差')

  mockAnswers['attendance.reply'] = { kind: 'accepted', at: now, value: { choice: 'leave', reason: '因公出差', logistics: {}, at: now, by: form.person, onBehalf: false } }
  await press('提交请假')
  expect(await screen.findByText('已答复：请假')).toBeTruthy()
  expect(sent()[0]?.input).toEqual({ meetingId: 'm', choice: 'leave', reason: '因公出差' })
  expect(Object.keys(localStorage).filter((key) => key.startsWith('draft:'))).toEqual([])
})

test('网络不通时不说成功，再按还是同一件事', async () => {
  await open()
  choose(/^参加/)
  await press('提交：参加')
  expect(await screen.findByText(/没有提交成功。网络不通/, {}, { timeout: 10_000 })).toBeTruthy()
  mockAnswers['attendance.reply'] = { kind: 'accepted', at: now, value: { choice: 'attend', reason: '', logistics: {}, at: now, by: form.person, onBehalf: false } }
  await press('提交：参加')
  expect(await screen.findByText('已答复：参加')).toBeTruthy()
  expect(new Set(sent().map(({ requestId }) => requestId)).size).toBe(1)
})

test('被拒绝时原话照登，并能看到条款', async () => {
  mockAnswers['attendance.reply'] = { kind: 'refused', code: 'STARTED', message: '会议已经开始', clause: 'MR7.7a', at: now }
  await open()
  choose(/^参加/)
  await press('提交：参加')
  expect(await screen.findByText(/没有提交成功。会议已经开始/)).toBeTruthy()
  fireEvent.click(screen.getByRole('link', { name: '为什么？' }))
  expect(clauses).toEqual(['MR7.7a'])
})

test('会议取消了，说清楚，并有回去的路', async () => {
  await open({ status: 'cancelled' })
  expect(screen.getByText('会议已取消，不需要答复')).toBeTruthy()
  expect(button('返回会议页')).toBeTruthy()
})
