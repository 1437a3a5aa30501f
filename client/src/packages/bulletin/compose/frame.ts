import type { DraftView } from 'shared/bulletin/issue-operations'

/** What stands around the items, as it is stored. */
export const frameOf = ({ title, note, reports, sends, distributes, copies }: DraftView) => ({ title, note, reports, sends, distributes, copies })
