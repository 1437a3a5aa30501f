import type { ItemDraft } from 'shared/bulletin/issue-rules'
import type { Instant } from 'shared/kernel/time'
import type { Context } from '../../kit/context'

/** From the first moment up to, and without, the last. */
export interface Moments {
  readonly from: Instant
  readonly until: Instant
}

export type Sources = Readonly<Record<string, (ctx: Pick<Context, 'db' | 'charter'>, span: Moments) => Promise<readonly ItemDraft[]>>>
