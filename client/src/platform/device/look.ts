import Taro, { useDidShow } from '@tarojs/taro'
import { createContext, useContext, useEffect, useState } from 'react'
import { store } from './store'

/** WeChat's standard size; 16 is the base on Android. What phones really report is an assumption to be checked. */
const STANDARD = 17
const CARE = 1.25

export interface Look {
  dark: boolean
  care: boolean
  scale: number
  setCare: (care: boolean) => void
}

const plain: Look = { dark: false, care: false, scale: 1, setCare: () => {} }

export const LookContext = createContext(plain)
export const useChosenLook = (): Look => useContext(LookContext)

/** How large and how bright: from WeChat's settings, the system's theme, and the reader's own choice of large type. */
export function useLook(): Look {
  const [system, setSystem] = useState(readSystem)
  const [care, keepCare] = useState(() => store.read<boolean>('care') ?? false)

  // Sizes are changed in WeChat's settings, away from here.
  useDidShow(() => setSystem(readSystem()))
  useEffect(() => {
    const changed = ({ theme }: { theme: string }) => setSystem((before) => ({ ...before, dark: theme === 'dark' }))
    Taro.onThemeChange(changed)
    return () => Taro.offThemeChange(changed)
  }, [])

  return {
    dark: system.dark,
    care,
    scale: Math.max(system.scale, care ? CARE : 1),
    setCare(on) {
      store.write('care', on)
      keepCare(on)
    },
  }
}

function readSystem(): { dark: boolean; scale: number } {
  const { fontSizeSetting = STANDARD, theme } = Taro.getAppBaseInfo() as { fontSizeSetting?: number; theme?: string }
  return { dark: theme === 'dark', scale: Math.min(Math.max(fontSizeSetting / STANDARD, 1), 1.8) }
}
