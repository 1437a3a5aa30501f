import { fault, type Mutation, type StoreFault } from './request'

/** One row that changes: a document's text, `null` when it is removed; with `id` null the collection itself. */
export interface Entry {
  readonly collection: string
  readonly id: string | null
  readonly text: string | null
}

/** What reaches the disk whole or not at all: one plain write, or one transaction. */
export type Unit = readonly Entry[]

/** Where units are kept. `append` returns when all of the batch will survive a loss of power, else throws. */
export interface Disk {
  load(): Iterable<Entry>
  append(batch: readonly Unit[]): void | Promise<void>
  close(): void
}

interface Batch {
  readonly units: Unit[]
  readonly undo: (() => void)[]
  readonly done: Promise<void>
  readonly settle: (failure?: StoreFault) => void
}

/**
 * Memory runs ahead of the disk. Whoever answers waits for `settled`: then all that the answer may have seen is safe.
 * Writes of one turn of the event loop, and all that arrive while the disk works, share one sync.
 * After a failed write the memory goes back to what is surely on disk, and nothing is ever written again:
 * what a failed sync has left behind is unknown, and a second sync would report success without writing it.
 */
export interface Journal {
  /** Throws what forbids every write from now on; to be asked before memory is changed. */
  check(): void
  write(unit: Unit, undo: () => void): void
  /** Resolves when everything written so far is on disk; `undefined` when it is already. */
  settled(): Promise<void> | undefined
  failure(): StoreFault | undefined
  close(): Promise<void>
}

export function openJournal(
  disk: Disk | undefined,
  onFailure: () => void,
  mutated: (mutation: Mutation) => boolean,
): Journal {
  let waiting: Batch | undefined
  let working: Batch | undefined
  let failure: StoreFault | undefined
  let closed: StoreFault | undefined

  async function work(): Promise<void> {
    while (waiting && !failure) {
      working = waiting
      waiting = undefined
      try {
        await disk!.append(working.units)
        working.settle()
      } catch (error) {
        fail(error)
      }
      working = undefined
    }
  }

  function fail(error: unknown): void {
    const { code, message } = error as { code?: string; message?: string }
    failure = fault(
      'EMULATOR_DISK_FAILED',
      `写盘失败（${code ?? message ?? '原因不明'}），本机云从此只读，请检查磁盘后重新启动`,
    )
    if (mutated('acknowledges-failed-writes')) {
      working?.settle()
      waiting?.settle()
      return
    }
    onFailure()
    const undo = [...(working?.undo ?? []), ...(waiting?.undo ?? [])]
    for (const step of undo.reverse()) step()
    working?.settle(failure)
    waiting?.settle(failure)
    waiting = undefined
  }

  return {
    check() {
      const refusal = failure ?? closed
      if (refusal) throw refusal
    },
    write(unit, undo) {
      if (!disk || unit.length === 0) return
      if (!waiting) {
        waiting = newBatch()
        if (!working) setImmediate(() => void (working || work()))
      }
      waiting.units.push(unit)
      waiting.undo.push(undo)
    },
    settled: () => (mutated('no-barrier') ? undefined : (waiting ?? working)?.done),
    failure: () => failure,
    async close() {
      closed = fault('EMULATOR_DISK_FAILED', '存储已经关闭')
      await (waiting ?? working)?.done.catch(() => undefined)
      disk?.close()
    },
  }
}

function newBatch(): Batch {
  let settle!: Batch['settle']
  const done = new Promise<void>((resolve, reject) => {
    settle = (failure) => (failure ? reject(failure) : resolve())
  })
  // A batch that nobody waits for any more must not end the process.
  done.catch(() => undefined)
  return { units: [], undo: [], done, settle }
}
