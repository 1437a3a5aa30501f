import { pick } from 'client/platform/device/file'
import type { FileKind, Picked } from 'client/platform/device/file-kinds'
import { useState } from 'react'
import { useMe } from './me'

/**
 * Lets the person at this device choose a file and put it where only he may: call `pick` in the tap itself. `busy` while it
 * is on its way and `onward` makes something of it; undefined where the picker was closed or the file cannot be taken, which it
 * then has said.
 */
export function useFiles(): { pick: (kind: FileKind, onward?: (picked: Picked) => Promise<unknown>) => Promise<Picked | undefined>; busy: boolean } {
  const asked = useMe()
  const [busy, setBusy] = useState(false)
  const inbox = asked.is === 'ready' ? asked.value.me?.inbox : undefined
  return {
    busy,
    async pick(kind, onward) {
      if (inbox === undefined) return undefined
      try {
        const picked = await pick(kind, inbox, () => setBusy(true))
        if (picked) await onward?.(picked)
        return picked
      } finally {
        setBusy(false)
      }
    },
  }
}
