import { collection, type Versioned } from '../kernel/collection'

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

/** The numbers (发文字号) that the group has given to its letters in a year; `_id` is the year. They run without gaps. */
export interface References extends Versioned {
  readonly year: number
  /** The last one that is taken; the next letter has the one after it. */
  readonly last: number
}

export const references = collection<References>('references')
export const referencesId = (year: number): string => String(year)

/** Which letter of which year: 〔2026〕5号. */
export interface Reference {
  readonly year: number
  readonly number: number
}
