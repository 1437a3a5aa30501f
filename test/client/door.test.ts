import { drawingOf } from 'client/parts/door/qr-drawing'
import { doorSays, timesOf } from 'client/parts/door/times'
import { forgetDrafts } from 'client/platform/device/draft'
import { keptScans } from 'client/platform/device/kept-scans'
import qrcode from 'qrcode-generator'
import { chinaTime, MINUTE } from 'shared/kernel/time'

const mockKept = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => mockKept.get(key) ?? '',
    setStorageSync: (key: string, value: string) => void mockKept.set(key, value),
    removeStorageSync: (key: string) => void mockKept.delete(key),
    getStorageInfoSync: () => ({ keys: [...mockKept.keys()] }),
  },
}))

/** The dark modules that a line of rectangles one high covers. */
function covered(path: string): Set<string> {
  const dark = new Set<string>()
  for (const [, x, y, wide] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(wide); i++) dark.add(`${Number(x) + i} ${y}`)
  }
  return dark
}

test('画出来的码与算出来的一格不差，四周留白四格', () => {
  const text = 'https://group.example.cn/c/0123456789abcdefghjk/00ab7z3k9qp'
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const { size, path } = drawingOf(text)
  expect(size).toBe(count + 8)
  const expected = new Set<string>()
  for (let row = 0; row < count; row++) for (let column = 0; column < count; column++) if (code.isDark(row, column)) expected.add(`${column + 4} ${row + 4}`)
  expect(covered(path)).toEqual(expected)
})

test('扫了没送达的码：同一个只记一次，至多五个，答复了就去掉，换人就不留', () => {
  expect([keptScans.keep('甲'), keptScans.keep('甲')]).toEqual([false, true])
  for (const code of ['乙', '丙', '丁', '戊', '己']) keptScans.keep(code)
  expect(keptScans.list()).toEqual(['己', '戊', '丁', '丙', '乙'])
  keptScans.drop('丁')
  expect(keptScans.list()).toEqual(['己', '戊', '丙', '乙'])
  forgetDrafts()
  expect(keptScans.list()).toEqual([])
})

const at = chinaTime('2026-12-18T09:25')
const person = { personId: 'p', name: '某', pinyin: '', initials: '', unitName: '', posts: [], entitled: true }
test.each([
  ['按时', { ...person, presence: 'present' as const, arrivedAt: at, method: 'scan' as const }, '09:25 到（扫码）'],
  ['迟到，有特殊情况', { ...person, presence: 'late' as const, arrivedAt: at, method: 'register' as const, lateBy: 25, special: '封路' }, '09:25 到，迟到 25 分钟，特殊情况：封路'],
  ['早退', { ...person, presence: 'left' as const, arrivedAt: at, leftAt: at + 90 * MINUTE, leftBy: 65 }, '09:25 到，10:55 离，早退 65 分钟'],
  ['没来', { ...person, presence: 'absent' as const }, ''],
])('结果里的一行：%s', (_, entry, says) => {
  expect(timesOf(entry)).toBe(says)
})

test('用过纸质码、有过远程会场，写在结果里', () => {
  expect([doorSays({ fixed: false, shared: false }), doorSays({ fixed: true, shared: true })]).toEqual(['', '用过纸质签到码。有远程会场，扫码逐一确认。'])
})
