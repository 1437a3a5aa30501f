import { matches } from 'client/parts/search'
import type { Contact, Contacts, ContactUnit } from 'shared/person/contacts'
import { unitKindName } from 'shared/unit/model'

/** Somebody as the page shows him. */
export interface Entry extends Contact {
  readonly unitName: string
  /** `A` to `Z`, `#` for what does not begin with one. */
  readonly letter: string
}

/** Things that stand under one heading. */
export interface Section<T> {
  readonly title: string
  readonly items: readonly T[]
}

/** What is drawn at once: a page of the mini-program holds so much. */
export const SHOWN = 50

export function entriesOf({ units, persons }: Pick<Contacts, 'units' | 'persons'>): Entry[] {
  const names = new Map(units.map(({ unitId, name }) => [unitId, name]))
  return persons.map((person) => ({ ...person, unitName: names.get(person.unitId) ?? '', letter: letterOf(person.pinyin) }))
}

const letterOf = (pinyin: string): string => (/^[a-z]/i.test(pinyin) ? pinyin[0]!.toUpperCase() : '#')

export const headOf = ({ letter }: Entry): string => letter
export const kindOf = ({ kind }: ContactUnit): string => (kind === null ? '其他' : unitKindName[kind])

/** A stretch of a sorted list, under the headings of its neighbours. */
export function sectionsOf<T>(sorted: readonly T[], title: (item: T) => string, from: number): Section<T>[] {
  const sections: { title: string; items: T[] }[] = []
  for (const item of sorted.slice(from, from + SHOWN)) {
    const last = sections[sections.length - 1]
    if (last?.title === title(item)) last.items.push(item)
    else sections.push({ title: title(item), items: [item] })
  }
  return sections
}

/** Where each letter begins in the list sorted by pinyin. */
export function lettersOf(entries: readonly Entry[]): { letter: string; from: number }[] {
  const first = new Map<string, number>()
  entries.forEach(({ letter }, i) => first.has(letter) || first.set(letter, i))
  return [...first].map(([letter, from]) => ({ letter, from }))
}

export const found = (entries: readonly Entry[], typed: string): Entry[] => entries.filter((entry) => matches(entry, typed))
