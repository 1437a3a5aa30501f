/** @jest-environment jsdom */
import { signIn, signInByTicket, signOut } from 'client/platform/identity.h5'
import { store } from 'client/platform/device/store'

/** A device's storage, and the SDK's sign-in as it behaves: what it cannot revoke it keeps, and says nothing. */
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => localStorage.getItem(key),
    setStorageSync: (key: string, text: string) => localStorage.setItem(key, text),
    removeStorageSync: (key: string) => localStorage.removeItem(key),
    getStorageInfoSync: () => ({ keys: Object.keys(localStorage) }),
  },
}))
jest.mock('client/platform/cloud/transport', () => ({ send: () => new Promise(() => {}) }))
let mockReachable = true
let mockSignedIn = false
jest.mock('client/platform/cloud/cloudbase.h5', () => ({
  auth: {
    signIn: async () => void (mockSignedIn = true),
    signInWithCustomTicket: async (ticket: () => Promise<string>) => {
      if ((await ticket()) !== 'good') return { error: { message: '登录凭据无效或已过期' } }
      mockSignedIn = true
      return { error: null }
    },
    signOut: async () => void (mockSignedIn &&= !mockReachable),
    hasLoginState: () => (mockSignedIn ? {} : null),
  },
}))

const draft = () => store.read('draft:reply')

beforeEach(async () => {
  localStorage.clear()
  mockReachable = true
  await signIn('director01', 'demo')
  store.write('draft:reply', { reason: '就医' })
})

test('退出后，写了一半的不留在设备上', async () => {
  expect(await signOut()).toBeUndefined()
  expect([mockSignedIn, draft()]).toEqual([false, undefined])
})

test('云上没有收到退出，就说没有退出，写了的还在', async () => {
  mockReachable = false
  expect(await signOut()).toBe('网络不通，还没有退出登录。请稍后再试。')
  expect([mockSignedIn, draft()]).toEqual([true, { reason: '就医' }])
})

test.each([
  ['同一个人', 'director01', '还在', { reason: '就医' }],
  ['另一个人', 'director02', '不在', undefined],
])('登录过期后%s（%s）再登录，写了一半的%s', async (_who, name, _says, kept) => {
  mockSignedIn = false
  await signIn(name, 'demo')
  expect(draft()).toEqual(kept)
})

test('访客写的，登录以后还在', async () => {
  await signOut()
  store.write('draft:evaluate', { yes: '13' })
  await signIn('director02', 'demo')
  expect(store.read('draft:evaluate')).toEqual({ yes: '13' })
})

test('凭手机给的票登录：别人写了一半的不留；票不行，说明原因，什么都不动', async () => {
  expect(await signInByTicket('bad', 'person-1')).toBe('登录凭据无效或已过期')
  expect(draft()).toEqual({ reason: '就医' })
  expect(await signInByTicket('good', 'person-1')).toBeUndefined()
  expect(draft()).toBeUndefined()
  store.write('draft:reply', { reason: '出差' })
  expect(await signInByTicket('good', 'person-1')).toBeUndefined()
  expect(draft()).toEqual({ reason: '出差' })
})
