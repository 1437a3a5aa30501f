import { currentPage } from '../navigate'
import { tell } from './ask'
import { store } from './store'

export const version = VERSION

/** When the browser was made to start anew, and for how long it is not made to do so again, in milliseconds. */
const RENEWED = 'renewed-at'
const PAUSE = 30_000

/**
 * A browser takes the newest version whenever it is opened. A page left open looks for pieces that a release has taken away,
 * or that no network brings: without a word the tap would seem to have done nothing.
 */
export function watchForUpdates(): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if ((reason as Error | undefined)?.name === 'ChunkLoadError') void missed()
  })
}

async function missed(): Promise<void> {
  const reached = await fetch(window.location.pathname, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (reached && Date.now() - (store.read<number>(RENEWED) ?? 0) > PAUSE) {
    store.write(RENEWED, Date.now())
    return window.location.reload()
  }
  await tell('没有打开', reached ? '这一页现在打不开，请过一会儿再点一次。' : '网络不通，这一页没有打开。联网后请再点一次。')
  // The address names the page that did not come; back to what is shown. Nothing is shown where the very first page is missing.
  const shown = currentPage()
  if (shown === '') window.location.replace('#/pages/home/index')
  else if (!window.location.hash.includes(shown)) window.history.back()
}

export const useUpdate = (): (() => void) | undefined => undefined
