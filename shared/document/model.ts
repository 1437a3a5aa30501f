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

/** An issue of a bulletin as it is printed, still without type and measure. */
export interface BulletinPaper {
  readonly title: string
  /** `2026年第3期（总第15期）`, or that it is a draft. */
  readonly number: string
  readonly issuer: string
  readonly date: string
  /** 按语 */
  readonly note: string
  readonly items: readonly PrintedItem[]
  /** 报、送、发, as far as they are named. */
  readonly addressees: readonly string[]
  /** 共印 60 份; empty where nobody has said. */
  readonly copies: string
}

export interface PrintedItem {
  readonly section: string
  readonly title: string
  readonly text: string
  readonly byline: string
  /** By file id. */
  readonly pictures: readonly { readonly file: string; readonly caption: string }[]
}
