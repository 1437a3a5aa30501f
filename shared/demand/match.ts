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

const wordsOf = ({ terms }: Posting): ReadonlySet<string> => new Set(terms.filter((term) => /^\p{Script=Han}{2,3}$/u.test(term)))

/** Longer pieces first, and none that is part of one that stands already. */
function sharedWords(one: Posting, other: Posting, common: ReadonlySet<string>): string[] {
  const theirs = wordsOf(other)
  const shared = [...wordsOf(one)].filter((word) => theirs.has(word) && !common.has(word)).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return shared.filter((word, i) => !shared.slice(0, i).some((longer) => longer.includes(word)))
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
  const common = new Set(kindWords(posting))
  return others
    .filter((other) => other.unitId !== posting.unitId && other.side !== posting.side && other.kind === posting.kind && overlap(posting, other))
    .map((other): Match => {
      const words = sharedWords(posting, other, common)
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

/** Words that every posting of the kind has, because they name it. */
function kindWords({ kind }: Posting): string[] {
  const name = [...kindName(kind)]
  return [2, 3].flatMap((size) => name.slice(0, Math.max(0, name.length - size + 1)).map((_, i) => name.slice(i, i + size).join('')))
}
