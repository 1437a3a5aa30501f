import { passingFiles } from 'shared/keeping/model'
import { DAY } from 'shared/kernel/time'
import { type Files, isPassing, MOST_REMOVED } from '../kit/files'
import type { Surroundings } from '../kit/router'

type GoOn = () => boolean

/**
 * Deletes the files whose time is over: first the file and then the note of it, so that none is forgotten while it still lies
 * there. One that cannot be deleted is tried again on the next day and holds up no other; what the platform said to it is
 * thrown in the end. Broken off anywhere, done twice or beside itself, it ends in the same.
 */
export async function clearFiles({ db, files, now }: Pick<Surroundings, 'db' | 'files' | 'now'>, goOn: GoOn = () => true): Promise<number> {
  const at = now()
  let cleared = 0
  while (goOn()) {
    const due = await db.find(passingFiles, { until: { lte: at } }, { order: { field: 'until', direction: 'asc' }, limit: MOST_REMOVED })
    if (due.length === 0) break
    const { tried, gone, fault } = await removed(files, due.map(({ file }) => file).filter(isPassing), goOn)
    for (const note of due) {
      if (gone.has(note.file)) await db.remove(passingFiles, note._id)
      else if (tried.has(note.file) || !isPassing(note.file)) await db.transaction((tx) => tx.put(passingFiles, { ...note, until: at + DAY }))
    }
    cleared += gone.size
    if (fault !== undefined) throw fault
  }
  return cleared
}

/** Deletes files in one call, or one by one where that is refused as a whole: nobody says on account of which of them. */
async function removed({ remove }: Pick<Files, 'remove'>, ids: readonly string[], goOn: GoOn) {
  try {
    return { tried: new Set(ids), gone: new Set(await remove(ids)), fault: undefined }
  } catch {
    const [tried, gone] = [new Set<string>(), new Set<string>()]
    let fault: unknown
    for (const id of ids) {
      if (!goOn()) break
      tried.add(id)
      try {
        for (const one of await remove([id])) gone.add(one)
      } catch (error) {
        fault ??= error
      }
    }
    return { tried, gone, fault }
  }
}
