import { useFiles } from 'client/parts/files'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { useEffect, useRef, useState } from 'react'

/**
 * The chosen workbook and what the check says of it. The file is remembered on the device as `draft`, what it holds is not.
 * While another is chosen, sent and checked the page stays as it is, and the button is busy. `check` asks the cloud.
 */
export function useCheck<T>(remembered: string, check: (fileId: string) => Promise<Answer<T>>) {
  const { draft, change, discard } = useDraft(remembered, { fileId: '', name: '' })
  const asking = useRef(check)
  asking.current = check
  const { pick, busy } = useFiles()
  const [heard, setHeard] = useState<Answer<T>>()
  const { fileId } = draft

  useEffect(() => {
    // After a reload; whoever has just chosen has heard it already.
    if (fileId === '' || heard !== undefined) return
    let left = false
    void asking.current(fileId).then((answer) => !left && setHeard(answer))
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
        setHeard(await check(picked.fileId))
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
