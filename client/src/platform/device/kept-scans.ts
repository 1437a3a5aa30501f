import { store } from './store'

/** Under the name of drafts, so that a code kept for one person is gone with him. */
const PLACE = 'draft:scans'
const MOST = 5

/** Codes that were scanned and have not been answered yet, the latest first. */
export const keptScans = {
  list: (): readonly string[] => store.read<string[]>(PLACE) ?? [],
  /** Keeps a code; answers whether it was kept before, so that this is not the first try. */
  keep(code: string): boolean {
    const kept = keptScans.list()
    if (kept.includes(code)) return true
    store.write(PLACE, [code, ...kept].slice(0, MOST))
    return false
  },
  drop: (code: string): void => store.write(PLACE, keptScans.list().filter((one) => one !== code)),
}
