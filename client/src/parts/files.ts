import { pick } from 'client/platform/device/file'
import type { FileKind, Picked } from 'client/platform/device/file-kinds'
import { useState } from 'react'
import { useMe } from './me'

/**
 * Lets the person at this device choose a file and put it where only he may: call `pick` in the tap itself. `busy` while it
 * is on its way; undefined where the picker was closed or the file cannot be taken, which it then has said.
 */
export function useFiles(): { pick: (kind: FileKind) => Promise<Picked | undefined>; busy: boolean } {
  const asked = useMe()
  const [busy, setBusy] = useState(false)
  const inbox = asked.is === 'ready' ? asked.value.me?.inbox : undefined
  return {
    busy,
    async pick(kind) {
      if (inbox === undefined) return undefined
      try {
        return await pick(kind, inbox, () => setBusy(true))
      } finally {
        setBusy(false)
      }
    },
  }
}
