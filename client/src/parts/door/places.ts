import { openSignIn } from 'client/parts/places'
import { tell } from 'client/platform/device/ask'
import { canScan, scanCode } from 'client/platform/device/scan'
import { open } from 'client/platform/navigate'
import { linkScene, readLink } from 'shared/kernel/link'

/** What became of the own scan; with the code, sends it first. */
export const openReceipt = (meetingId: string): void => open('packages/door/receipt/index', { meetingId })
export const openScanned = (code: string): void => open('packages/door/receipt/index', { code })
export const openProjector = (meetingId: string): void => open('packages/door/projector/index', { meetingId })
export const openSheets = (meetingId: string): void => open('packages/door/sheet/index', { meetingId })
export const openFixedCode = (meetingId: string): void => open('packages/door/fixed/index', { meetingId })

/** 扫码签到, in the tap's own turn: the camera, and what it reads; without one the page where an address is entered. */
export function scanNow(): void {
  if (canScan) void scanCode().then((text) => text !== undefined && take(text))
  else open('pages/scan/index')
}

/** Goes on with what was scanned, if it is ours. */
export function take(text: string): void {
  const link = readLink(text)
  if (link?.kind === 'checkIn') openScanned(linkScene(link))
  else if (link?.kind === 'signIn') openSignIn(link.code)
  else void tell('这不是本集团的码', '请扫会场屏幕上的签到码、会务台上的纸质码，或您自己电脑上的登录码。')
}
