import { accept, type Decision, refuse } from '../kernel/decision'
import type { Instant } from '../kernel/time'
import { type Correction, type Item, itemName } from './contacts-model'

export interface AskFacts {
  readonly correctionId: string
  readonly person: Pick<Correction, 'personId' | 'name' | 'unitName'>
  /** What the person has asked before. */
  readonly before: readonly Correction[]
}

/** Somebody finds something of his own wrong on the roll; of one item one request waits at a time. */
export function decideAskCorrection({ correctionId, person, before }: AskFacts, item: Item, says: string, at: Instant): Decision<Correction> {
  if (before.some((one) => one.item === item && one.state === 'open')) {
    return refuse('ALREADY_ASKED', `「${itemName[item]}」的更正您已提过，秘书处还没有处理；要补充请直接联系秘书处`, { field: 'item' })
  }
  return accept({ _id: correctionId, v: 0, ...person, item, says, at, state: 'open' })
}

/** The secretariat has mended the roll, or says why it stays as it is. */
export function decideSettleCorrection(
  asked: Correction | undefined,
  { outcome, note, by }: { readonly outcome: 'corrected' | 'kept'; readonly note: string; readonly by: { readonly personId: string; readonly name: string } },
  at: Instant,
): Decision<Correction> {
  if (!asked) return refuse('NO_CORRECTION', '没有这条更正申请', { field: 'correctionId' })
  if (asked.state !== 'open') return refuse('SETTLED', `${asked.settled?.by.name ?? '秘书处'}已处理过这条申请`, { field: 'correctionId' })
  if (outcome === 'kept' && note === '') return refuse('NO_REASON', '不改的，请写明原因，本人会看到', { field: 'note' })
  return accept({ ...asked, state: outcome, settled: { at, by, note } })
}
