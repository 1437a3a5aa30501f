import Taro from '@tarojs/taro'
import { PLACES } from '../navigate'

/** As `theme.json` names them. */
export interface BarColours {
  readonly bar: string
  readonly barText: string
  readonly barEdge: string
  readonly ground: string
  readonly tabText: string
  readonly tabOn: string
}

/** Once a bar has been coloured by hand WeChat no longer colours it by the system's theme. */
let byHand = false

/** Colours the bars that WeChat draws, once the reader wants them otherwise than the system. `theme.json` does it before. */
export function dressBars({ bar, barEdge, ground, tabText, tabOn }: BarColours, dark: boolean, chosen: boolean): void {
  if (!chosen && !byHand) return
  byHand = true
  const unless = () => {}
  Taro.setNavigationBarColor({ frontColor: dark ? '#ffffff' : '#000000', backgroundColor: bar }).catch(unless)
  Taro.setBackgroundColor({ backgroundColor: ground, backgroundColorTop: ground, backgroundColorBottom: ground }).catch(unless)
  // On a page that is no tab these are refused; the next tab that is shown asks again.
  Taro.setTabBarStyle({ color: tabText, selectedColor: tabOn, backgroundColor: bar, borderStyle: barEdge as 'black' | 'white' }).catch(unless)
  PLACES.forEach(({ name }, index) => {
    const icon = `/assets/tab/${name}${dark ? '-dark' : ''}`
    Taro.setTabBarItem({ index, iconPath: `${icon}.png`, selectedIconPath: `${icon}-on.png` }).catch(unless)
  })
}
