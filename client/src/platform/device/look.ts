import Taro, { useDidShow } from '@tarojs/taro'
import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import { type BarColours, dressBars } from './bars'
import { store } from './store'

/** WeChat's standard size; 16 is the base on Android. What phones really report is an assumption to be checked. */
const STANDARD = 17
const CARE = 1.25

/** As the phone is set, or as the reader wants it on this device. */
export const APPEARANCES = ['system', 'light', 'dark'] as const
export type Appearance = (typeof APPEARANCES)[number]

export interface Look {
  dark: boolean
  care: boolean
  scale: number
  appearance: Appearance
  setCare: (care: boolean) => void
  setAppearance: (appearance: Appearance) => void
  /** Puts the colours of the bars right that WeChat draws; to be called whenever a page is shown. */
  dress: () => void
}

const plain: Look = { dark: false, care: false, scale: 1, appearance: 'system', setCare: () => {}, setAppearance: () => {}, dress: () => {} }

export const LookContext = createContext(plain)
export const useChosenLook = (): Look => useContext(LookContext)

/** How large and how bright: from WeChat's settings, the system's theme, and the reader's own choices. */
export function useLook(bars: { readonly light: BarColours; readonly dark: BarColours }): Look {
  const [system, setSystem] = useState(readSystem)
  const [care, keepCare] = useState(() => store.read<boolean>('care') ?? false)
  const [appearance, keepAppearance] = useState(() => store.read<Appearance>('appearance') ?? 'system')
  const dark = appearance === 'system' ? system.dark : appearance === 'dark'

  // Sizes are changed in WeChat's settings, away from here.
  useDidShow(() => setSystem(readSystem()))
  useEffect(() => {
    const changed = ({ theme }: { theme: string }) => setSystem((before) => ({ ...before, dark: theme === 'dark' }))
    Taro.onThemeChange(changed)
    return () => Taro.offThemeChange(changed)
  }, [])
  const dress = useCallback(() => dressBars(dark ? bars.dark : bars.light, dark, appearance !== 'system'), [bars, dark, appearance])
  useEffect(dress, [dress])

  return {
    dark,
    care,
    scale: Math.max(system.scale, care ? CARE : 1),
    appearance,
    setCare(on) {
      store.write('care', on)
      keepCare(on)
    },
    setAppearance(chosen) {
      store.write('appearance', chosen)
      keepAppearance(chosen)
    },
    dress,
  }
}

function readSystem(): { dark: boolean; scale: number } {
  const { fontSizeSetting = STANDARD, theme } = Taro.getAppBaseInfo() as { fontSizeSetting?: number; theme?: string }
  return { dark: theme === 'dark', scale: Math.min(Math.max(fontSizeSetting / STANDARD, 1), 1.8) }
}
