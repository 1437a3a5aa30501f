import { type Sent } from './page/bridge'
import { type Stack } from './page/stack'
import { countNodes } from './person/screen'

/** One page as it was opened and as large as it ever was. */
export interface PageMeasure {
  readonly path: string
  /** Bytes of the first `setData`. */
  first: number
  nodes: number
  maxChildren: number
}

/** One thing a person did, and what the page under the finger was sent for it. */
export interface ActMeasure {
  readonly act: string
  readonly path: string
  /** Updates of the page. */
  count: number
  /** How many of them carried one short value, such as a field that is emptied: beside a poll, Taro sends it by itself. */
  trifles: number
  bytes: number
  /** Bytes of the largest single `setData`. */
  largest: number
}

export interface Measures {
  readonly pages: readonly PageMeasure[]
  readonly acts: readonly ActMeasure[]
  /** Bytes of the largest `setData` of all, and the page it went to. */
  readonly largest: { readonly path: string; readonly bytes: number }
}

export interface Meter {
  readonly measures: Measures
  sent(path: string, sent: Sent): void
  begin(act: string, path: string): void
  /** The page is quiet again: what it is sent from now on, as by a poll, is nobody's doing. */
  end(): void
  look(stack: Stack): void
}

/** Bytes of a `setData` that carries one short value and its path. Fewer, or fields that are emptied, are counted apart. */
const TRIFLE = 100

export function openMeter(): Meter {
  const pages: PageMeasure[] = []
  const acts: ActMeasure[] = []
  let largest = { path: '', bytes: 0 }
  let act: ActMeasure | undefined

  const known = (path: string): PageMeasure | undefined => pages.filter((page) => page.path === path).at(-1)

  return {
    measures: {
      pages,
      acts,
      get largest() {
        return largest
      },
    },
    sent(path, { bytes, empties }) {
      const page = known(path)
      if (page === undefined) pages.push({ path, first: bytes, nodes: 0, maxChildren: 0 })
      if (bytes > largest.bytes) largest = { path, bytes }
      if (act === undefined || act.path !== path) return
      act.count += 1
      if (bytes < TRIFLE || empties) act.trifles += 1
      act.bytes += bytes
      act.largest = Math.max(act.largest, bytes)
    },
    begin(what, path) {
      act = { act: what, path, count: 0, trifles: 0, bytes: 0, largest: 0 }
      acts.push(act)
    },
    end: () => (act = undefined),
    look(stack) {
      const { path, view } = stack.top()
      const page = known(path)
      if (page === undefined) return
      const { nodes, maxChildren } = countNodes(view.root)
      page.nodes = Math.max(page.nodes, nodes)
      page.maxChildren = Math.max(page.maxChildren, maxChildren)
    },
  }
}
