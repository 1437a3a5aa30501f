import { type Clock } from '../code/clock'
import { type Realm } from '../code/realm'
import { type Stack } from '../page/stack'
import { type Chrome, chromeOf } from './chrome'
import { type Cloud, cloudOf } from './cloud'
import { type Device, deviceOf } from './device'
import { dialogsOf, type Overlay } from './dialogs'
import { answeringIn, type Interfaces } from './interface'
import { type Listening, listeningIn } from './listening'
import { interfaceNames } from './names'
import { type Leaving, type Prepared, preparedOf } from './prepared'
import { queryOf } from './query'
import { storageOf } from './storage'

/** What the stand-ins need to know of the host and what a test may change of it. */
export interface Surroundings {
  readonly clock: Clock
  readonly realm: () => Realm
  readonly stack: () => Stack
  readonly isTab: (path: string) => boolean
  readonly isTapTurn: () => boolean
  readonly report: (error: unknown, where: string) => void
  readonly cloud: Cloud
  readonly waiting: Map<Promise<unknown>, string>
  readonly device: Device
  readonly storage: Map<string, string>
  readonly answers: Map<string, Prepared[]>
  readonly left: Leaving[]
  readonly chrome: Chrome
  readonly entered: object
}

export interface WeChat {
  readonly wx: Interfaces
  readonly overlay: Overlay
  readonly listening: Listening
}

/** The object `wx`: our stand-ins, and for every other interface of WeChat a function that fails by its name. */
export function openWeChat(around: Surroundings): WeChat {
  const { clock, realm, stack, report } = around
  const inward = <T>(value: T): T => realm().inward(value)
  const answering = answeringIn(realm, clock, report)
  const { overlay, interfaces: dialogs } = dialogsOf(clock, answering)
  const listening = listeningIn(inward, report)

  const standIns: Interfaces = {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: (name: string) => Object.hasOwn(standIns, name.split('.')[0] ?? ''),
    nextTick: (run: () => void) => void clock.set(run, 0),
    getLaunchOptionsSync: () => inward(around.entered),
    getEnterOptionsSync: () => inward(around.entered),
    getUpdateManager: () => ({
      onCheckForUpdate: nothing,
      onUpdateReady: listening.interfaces['onUpdateReady'],
      onUpdateFailed: nothing,
      applyUpdate: () => void around.left.push({ name: 'applyUpdate', asked: {} }),
    }),
    ...storageOf(around.storage, answering, inward),
    ...dialogs,
    ...deviceOf(around.device, answering, inward),
    ...cloudOf(around.cloud, around.device, answering, around.waiting),
    ...chromeOf(stack, around.isTab, around.chrome, answering),
    ...preparedOf(around.answers, around.left, around.isTapTurn, answering, report),
    ...listening.interfaces,
    ...queryOf(() => stack().top().view.root, clock, inward),
  }

  const missing = interfaceNames
    .filter((name) => !Object.hasOwn(standIns, name))
    .map((name) => [
      name,
      () => {
        const error = new Error(`小程序调用了 wx.${name}，宿主没有它的替身`)
        report(error, `wx.${name}`)
        throw error
      },
    ])
  return { wx: { ...Object.fromEntries(missing), ...standIns }, overlay, listening }
}

const nothing = (): void => {}
