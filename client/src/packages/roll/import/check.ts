import { useFiles } from 'client/parts/files'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { useEffect, useState } from 'react'
import type { Infer } from 'shared/kernel/schema'
import { checkImport } from 'shared/person/import/operations'

export type Checked = Infer<typeof checkImport.output>

/**
 * The chosen file and what the check says of it. The file is remembered on the device, what it holds is not.
 * While another is chosen, sent and checked the page stays as it is, and the button is busy.
 */
export function useCheck() {
  const { draft, change, discard } = useDraft('roll-import', { fileId: '', name: '' })
  const { pick, busy } = useFiles()
  const [heard, setHeard] = useState<Answer<Checked>>()
  const { fileId } = draft

  useEffect(() => {
    // After a reload; whoever has just chosen has heard it already.
    if (fileId === '' || heard !== undefined) return
    let left = false
    void call(checkImport, { fileId }).then((answer) => !left && setHeard(answer))
    return () => void (left = true)
  }, [fileId, heard])

  return {
    ...draft,
    busy,
    /** What the check said; undefined while it is asked. */
    heard,
    /** To be called in the tap. */
    choose: () =>
      pick('sheet', async (picked) => {
        setHeard(await call(checkImport, { fileId: picked.fileId }))
        change({ fileId: picked.fileId, name: picked.name })
      }),
    /** Asks anew, of the same file. */
    again: () => setHeard(undefined),
    /** As if none had been chosen. */
    drop() {
      change({ fileId: '', name: '' })
      setHeard(undefined)
      discard()
    },
  }
}
