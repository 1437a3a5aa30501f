import Taro from '@tarojs/taro'

const HOME = 0
let shown = 0

/** The number at the home tab: how many things wait for the person. None takes it away. */
export async function showWaiting(count: number): Promise<void> {
  if (count === shown) return
  try {
    await (count > 0 ? Taro.setTabBarBadge({ index: HOME, text: count > 99 ? '99+' : String(count) }) : Taro.removeTabBarBadge({ index: HOME }))
    shown = count
  } catch {
    // Only a page with tabs can set it; the home page tries again when it is shown.
  }
}

/** WeChat draws the number itself. */
export const useWaiting = (): number => 0
