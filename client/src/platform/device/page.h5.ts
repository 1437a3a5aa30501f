import type { Code } from './page'

/** The whole address, below the folder that this page lies in. */
export const addressOf = ({ path }: Code): string => {
  const { origin, pathname } = window.location
  return origin + pathname.replace(/\/[^/]*$/, '') + path
}

export const canFullScreen = document.fullscreenEnabled === true

/** A browser that says no is left as it is. */
export function toggleFullScreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  void done.catch(() => {})
}

export const canPrint = true
export const print = (): void => window.print()
