import type { BarColours } from './bars'

/** What shows where a page is pulled beyond its ends, and the browser's own scroll bars and pickers. */
export function dressBars({ ground }: BarColours, dark: boolean, chosen: boolean): void {
  document.documentElement.style.colorScheme = chosen ? (dark ? 'dark' : 'light') : ''
  document.body.style.background = chosen ? ground : ''
}
