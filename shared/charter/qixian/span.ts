import type { Span } from '../charter'

/** The texts at hand bear no date; when one is recorded, by resolution or approval, it stands here. */
export const undated: Span = { from: null, until: null }
