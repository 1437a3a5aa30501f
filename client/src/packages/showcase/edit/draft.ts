import type { ToldIn, Written } from 'shared/showcase/operations'
import { whyNotTell } from 'shared/showcase/rules'

export interface PictureDraft {
  readonly file: string
  readonly caption: string
  /** Where it can be seen; empty for one that was just uploaded. */
  readonly address: string
}

export interface Draft {
  /** The edition that is being changed. */
  readonly edition: number
  readonly summary: string
  readonly introduction: string
  /** As typed: 装备制造、建筑 */
  readonly trades: string
  readonly strengths: string
  readonly offers: string
  readonly website: string
  readonly pictures: readonly PictureDraft[]
}

/** What was handed in last, to go on from. */
export function draftOf({ handedIn, review }: Written): Draft {
  const { trades = [], ...rest } = handedIn ?? { summary: '', introduction: '', strengths: '', offers: '', website: '', pictures: [] }
  return { ...rest, trades: trades.join('、'), edition: review?.edition ?? 0 }
}

/** Words with whatever between them that people type. */
export const tradesIn = (typed: string): string[] => [...new Set(typed.split(/[、，,；;\s]+/).filter((trade) => trade !== ''))]

export const inputOf = ({ pictures, trades, ...texts }: Draft): ToldIn => ({
  ...texts,
  website: texts.website.trim(),
  trades: tradesIn(trades),
  pictures: pictures.map(({ file, caption }) => ({ file, caption: caption.trim() })),
})

/** Why it cannot be handed in now. */
export function whyNotNow(draft: Draft, written: Written, most: { trades: number; trade: number }): string | undefined {
  const { edition: _, ...input } = inputOf(draft)
  const long = input.trades.find((trade) => trade.length > most.trade)
  if (long !== undefined) return `“${long}”太长，每个专业或行业最多 ${most.trade} 个字，用顿号隔开`
  if (input.trades.length > most.trades) return `专业和行业最多写 ${most.trades} 个`
  const wrong = whyNotTell(input)
  if (wrong) return wrong.message
  const known = inputOf(draftOf(written))
  const { edition: __, ...before } = known
  const stands = written.review !== null && written.review.state !== 'returned' && written.review.state !== 'down'
  return stands && JSON.stringify(input) === JSON.stringify(before) ? '和交上去的一稿一样，没有改动' : undefined
}
