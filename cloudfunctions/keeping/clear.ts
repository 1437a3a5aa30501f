import { KEPT_FOR, passingFiles } from 'shared/keeping/model'
import { DAY } from 'shared/kernel/time'
import { clearRows } from '../kit/batch'
import { isPassing, MOST_REMOVED } from '../kit/files'
import { emptyReceipts } from '../kit/receipts'
import type { Surroundings } from '../kit/router'

type Around = Pick<Surroundings, 'db' | 'files' | 'now'>

/** Takes away what was kept for a while (`KEPT_FOR`). Broken off anywhere, done twice or beside itself, it ends in the same. */
export async function clearAway(around: Around, goOn: () => boolean = () => true): Promise<number> {
  const { db, now } = around
  const rows = await clearRows(db, now() - KEPT_FOR.rows.days * DAY, goOn)
  const outcomes = await emptyReceipts(db, now(), goOn)
  return rows + outcomes + (await clearFiles(around, goOn))
}

/**
 * Deletes the files whose time is over: first the file and then the note of it, so that none is forgotten while it still lies
 * there. One that cannot be deleted is tried again on the next day and holds up no other.
 */
async function clearFiles({ db, files, now }: Around, goOn: () => boolean): Promise<number> {
  const at = now()
  let cleared = 0
  while (goOn()) {
    const due = await db.find(passingFiles, { until: { lte: at } }, { order: { field: 'until', direction: 'asc' }, limit: MOST_REMOVED })
    if (due.length === 0) break
    const gone = new Set(await files.remove(due.map(({ file }) => file).filter(isPassing)))
    for (const note of due) {
      if (gone.has(note.file)) await db.remove(passingFiles, note._id)
      else await db.transaction((tx) => tx.put(passingFiles, { ...note, until: at + DAY }))
    }
    cleared += gone.size
  }
  return cleared
}

