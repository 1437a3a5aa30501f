import { useCallback, useRef, useState } from 'react'
import { store } from './store'

/** When the person at this device leaves it. */
export const forgetDrafts = (): void => store.removeAll('draft:')

/** What was typed survives leaving the page. `key` names the form and what it is about: `reply:<meeting>`. */
export function useDraft<T extends object>(key: string, start: T): { draft: T; change: (part: Partial<T>) => void; discard: () => void } {
  const place = `draft:${key}`
  const [draft, setDraft] = useState<T>(() => ({ ...start, ...store.read<Partial<T>>(place) }))

  // Written at once and not while rendering: a late write would bring back what `discard` has removed.
  const latest = useRef(draft)
  const change = useCallback(
    (part: Partial<T>) => {
      latest.current = { ...latest.current, ...part }
      store.write(place, latest.current)
      setDraft(latest.current)
    },
    [place],
  )

  /** After it was sent. The form keeps showing what was sent until it goes. */
  const discard = useCallback(() => store.remove(place), [place])

  return { draft, change, discard }
}
