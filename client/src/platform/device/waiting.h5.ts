import { useSyncExternalStore } from 'react'

let shown = 0
const listening = new Set<() => void>()

/** The number at the home place: how many things wait for the person. */
export async function showWaiting(count: number): Promise<void> {
  if (count === shown) return
  shown = count
  listening.forEach((hear) => hear())
}

const listen = (hear: () => void) => {
  listening.add(hear)
  return () => void listening.delete(hear)
}

/** For whoever draws the places. */
export const useWaiting = (): number => useSyncExternalStore(listen, () => shown)
