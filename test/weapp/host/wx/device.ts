import { type Answering, type Interfaces } from './interface'

export type Theme = 'light' | 'dark'
export type Network = 'wifi' | '4g' | 'none'

/** The phone that the mini-program believes to be on; a test may change it while it runs. */
export interface Device {
  theme: Theme
  network: Network
  fontSizeSetting: number
}

const screen = { width: 390, height: 844 }

export function deviceOf(device: Device, answering: Answering, inward: <T>(value: T) => T): Interfaces {
  const sync = (make: () => object) => (): object => inward(make())
  const network = (): object => ({ networkType: device.network, hasSystemProxy: false, weakNet: false })
  return {
    getAppBaseInfo: sync(() => ({
      SDKVersion: '3.8.9',
      version: '8.0.56',
      language: 'zh_CN',
      enableDebug: false,
      host: { env: 'WeChat' },
      theme: device.theme,
      fontSizeSetting: device.fontSizeSetting,
      fontSizeScaleFactor: device.fontSizeSetting / 17,
    })),
    getWindowInfo: sync(() => ({
      pixelRatio: 3,
      screenWidth: screen.width,
      screenHeight: screen.height,
      windowWidth: screen.width,
      windowHeight: 753,
      statusBarHeight: 47,
      screenTop: 91,
      safeArea: { left: 0, right: screen.width, top: 47, bottom: 810, width: screen.width, height: 763 },
    })),
    getDeviceInfo: sync(() => ({
      abi: 'arm64-v8a',
      brand: 'devtools',
      model: 'headless',
      system: 'Android 14',
      platform: 'android',
      benchmarkLevel: 30,
      memorySize: 8192,
    })),
    getMenuButtonBoundingClientRect: sync(() => ({ width: 87, height: 32, top: 51, right: 383, bottom: 83, left: 296 })),
    getAccountInfoSync: sync(() => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } })),
    getNetworkType: answering('getNetworkType', network),
  }
}
