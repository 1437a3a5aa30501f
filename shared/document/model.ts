/** A table with a title over it and lines below; every cell is text. */
export interface Sheet {
  readonly title: string
  /** What the table is about, one line each. */
  readonly about: readonly string[]
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  readonly foot: readonly string[]
}

export interface Column {
  readonly title: string
  /** Share of the width in characters. */
  readonly width: number
}
