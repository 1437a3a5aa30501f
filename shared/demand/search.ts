import { KINDS, type Kind, kindName, type Region, REGIONS, type Side } from './kinds'
import type { Posting, Standing } from './model'
import { STANDINGS } from './model'
import { UNIT_KINDS, type UnitKind } from '../unit/model'

/** So many pieces at most are kept of one posting, the title's first. */
const MOST_TERMS = 400
/** How long the pieces are of what a posting says. The next is at most twice as long, so that two of one length cover all between. */
const SIZES = [2, 3, 4, 8, 16] as const

const HAN = /\p{Script=Han}+/gu
const WORD = /[a-z0-9]+/g

/** Every run of `size` neighbours. */
const grams = <T>(of: readonly T[], size: number): T[][] => Array.from({ length: Math.max(0, of.length - size + 1) }, (_, i) => of.slice(i, i + size))
const pieces = (text: string, size: number): string[] => grams([...text], size).map((gram) => gram.join(''))

type Said = Pick<Posting, 'title' | 'unitName' | 'kind' | 'place' | 'fields'>

/**
 * The pieces by which a posting is found: neighbouring characters of what it says, words of letters and digits, and of the
 * title's pinyin two or three neighbouring syllables and neighbouring initials. `spelled` are the syllables of the title's
 * Chinese characters.
 */
export function termsOf(said: Said, spelled: readonly string[]): string[] {
  const texts = [said.title, said.unitName, kindName(said.kind), said.place, ...Object.values(said.fields)].map((text) => text.toLowerCase())
  const [title = [], ...others] = texts.map((text) => [
    ...(text.match(HAN) ?? []).flatMap((run) => SIZES.flatMap((size) => pieces(run, size))),
    ...(text.match(WORD) ?? []),
  ])
  const initials = spelled.map((syllable) => syllable.charAt(0))
  const pinyin = [
    ...[2, 3].flatMap((size) => grams(spelled, size)).map((gram) => gram.join('')),
    ...SIZES.flatMap((size) => grams(initials, size)).map((gram) => gram.join('')),
  ]
  return [...new Set([...title, ...pinyin, ...others.flat()])].slice(0, MOST_TERMS)
}

/** What was typed, as pieces: a posting is found when of each group it has one whole alternative. */
export interface Wanted {
  readonly groups: readonly (readonly (readonly string[])[])[]
  /** What the index can be asked for: every posting that is found has one piece of each of these. One where it can say it all. */
  readonly probes: readonly (readonly string[])[]
}

/** So many questions to the index at most. */
const MOST_PROBES = 3

/** The pieces that together say a run, as long as they are kept. */
const piecesOf = (run: string): string[] => pieces(run, Math.max(...SIZES.filter((size) => size <= [...run].length)))

/** Undefined where too little was typed to search by: one Chinese character, or one letter. */
export function wantedBy(typed: string): Wanted | undefined {
  const text = typed.toLowerCase()
  const han = (text.match(HAN) ?? []).filter((run) => [...run].length >= 2).map((run) => [piecesOf(run)])
  // Letters are a word as it stands, or the initials of something longer.
  const words = (text.match(WORD) ?? []).filter((run) => run.length >= 2).map((run) => [[run], ...(piecesOf(run)[0] === run ? [] : [piecesOf(run)])])
  const groups = [...han, ...words].sort((a, b) => b[0]![0]!.length - a[0]![0]!.length)
  if (groups.length === 0) return undefined
  // The beginning of each word, then the end of those that have one of their own.
  const ends = groups.filter((alternatives) => alternatives.some(({ length }) => length > 1)).map((alternatives) => alternatives.map((all) => all.at(-1)!))
  return { groups, probes: [...groups.map((alternatives) => alternatives.map(([piece]) => piece!)), ...ends].slice(0, MOST_PROBES) }
}

export const isWanted = (terms: ReadonlySet<string>, { groups }: Wanted): boolean =>
  groups.every((alternatives) => alternatives.some((pieces) => pieces.every((piece) => terms.has(piece))))

/** One key of the index: a side and a kind, or either of them open, and a piece of its words, or none. */
const keyOf = (side: Side | '', kind: Kind | '', term: string): string => `${side}/${kind}/${term}`

/** All keys by which a posting can be asked for: each piece with and without its side and its kind. */
export const listingKeys = ({ side, kind, terms }: Pick<Posting, 'side' | 'kind' | 'terms'>): string[] =>
  ['', ...terms].flatMap((term) => [keyOf('', '', term), keyOf(side, '', term), keyOf('', kind, term), keyOf(side, kind, term)])

export interface Filter {
  readonly side?: Side | undefined
  readonly kind?: Kind | undefined
  readonly region?: Region | undefined
  readonly unitKind?: UnitKind | undefined
}

/** A list as the index is asked for it: every field of `keys, unitKind, region` is named, so that the order needs no sorting. */
export const askedOf = ({ side = undefined, kind, region, unitKind }: Filter, probe: readonly string[] = ['']) => ({
  keys: { in: probe.map((term) => keyOf(side ?? '', kind ?? '', term)) },
  unitKind: { in: unitKind ? [unitKind] : UNIT_KINDS },
  region: { in: region ? [region] : REGIONS },
})

/** Excellent members before members before others, among equals the earlier request first (X25); ends with the id, so that no two are equal. */
export const orderOf = ({ standing, at, _id }: Pick<Posting, 'standing' | 'at' | '_id'>): string =>
  `${STANDINGS.indexOf(standing)}:${String(at).padStart(13, '0')}:${_id}`

/** Members are those on the roll; the grade comes with the assessment, and until then nobody has one. */
export const standingOf = (isMember: boolean, grade: 'excellent' | null): Standing => (isMember ? (grade ?? 'member') : 'outside')

export const standingName: Record<Standing, string> = { excellent: '优秀成员单位', member: '成员单位', outside: '集团外单位' }

export const isKind = (text: string): text is Kind => (KINDS as readonly string[]).includes(text)
