import type { Posting } from './model'
import { kindName, regionName, sideVerb } from './kinds'

export interface Match {
  readonly posting: Posting
  readonly score: number
  /** In words, the strongest first. */
  readonly reasons: readonly string[]
}

/** Shared words count one each up to this many. */
const MOST_WORDS = 5
const SHOWN_WORDS = 3

/** What a posting says in its title and its fields, Chinese runs apart. */
const runsOf = ({ title, fields }: Posting): string[] => [title, ...Object.values(fields)].flatMap((text) => text.match(/\p{Script=Han}{2,}/gu) ?? [])

/** The longest pieces of two characters or more that both say, but for what names their kind; no piece is part of another. */
function sharedWords(one: Posting, other: Posting): string[] {
  const theirs = runsOf(other).join(' ')
  const found = runsOf(one).flatMap((run) => piecesIn(run, theirs)).filter((piece) => !kindName(one.kind).includes(piece))
  const sorted = [...new Set(found)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return sorted.filter((piece, i) => !sorted.slice(0, i).some((longer) => longer.includes(piece)))
}

function piecesIn(run: string, text: string): string[] {
  const pieces: string[] = []
  for (let from = 0; from < run.length - 1; ) {
    let to = from
    while (to < run.length && text.includes(run.slice(from, to + 1))) to++
    if (to - from >= 2) pieces.push(run.slice(from, to))
    from = Math.max(to, from + 1)
  }
  return pieces
}

/** Both open, or with a day in common. */
const overlap = (one: Posting, other: Posting): boolean =>
  (one.until === null || other.from === null || other.from <= one.until) && (other.until === null || one.from === null || one.from <= other.until)

const dated = ({ from, until }: Posting): boolean => from !== null || until !== null

/**
 * The likely counterparts of a posting among others that are shown: of another unit, the opposite side, the same kind, and at
 * a time that both can. Best first; among equals in the order of the list (X25), so that the same postings always give the
 * same answer.
 */
export function matchesOf(posting: Posting, others: readonly Posting[], most: number): Match[] {
  return others
    .filter((other) => other.unitId !== posting.unitId && other.side !== posting.side && other.kind === posting.kind && overlap(posting, other))
    .map((other): Match => {
      const words = sharedWords(posting, other)
      const near = other.region === posting.region
      const timed = dated(posting) && dated(other)
      const reasons = [
        ...(words.length > 0 ? [`都提到${words.slice(0, SHOWN_WORDS).map((word) => `「${word}」`).join('')}`] : []),
        ...(near ? [`同在${regionName[other.region]}`] : []),
        ...(timed ? ['时间合得上'] : []),
        `同类，对方${sideVerb[other.side]}`,
      ]
      return { posting: other, score: 3 * Math.min(words.length, MOST_WORDS) + (near ? 2 : 0) + (timed ? 1 : 0), reasons }
    })
    .sort((a, b) => b.score - a.score || (a.posting.order < b.posting.order ? -1 : 1))
    .slice(0, most)
}
