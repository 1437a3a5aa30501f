import type { Charter, Party } from './charter'
import { bodyById, postById } from './lookup'

const UNITS = { lead: '牵头单位', own: '所在单位', any: '各成员单位' }

/** Who that is, in the charter's words. */
export function partyName(charter: Charter, party: Party): string {
  if ('post' in party) return postById(charter, party.post)?.name ?? party.post
  if ('body' in party) return bodyById(charter, party.body)?.name ?? party.body
  if ('unit' in party) return UNITS[party.unit]
  if ('outside' in party) return party.outside
  return '会议'
}
