import { serverNow } from 'client/platform/cloud/call'
import { useQuery } from 'client/platform/cloud/query'
import type { Charter } from 'shared/charter/charter'
import { qixian } from 'shared/charter/qixian'
import { getStanding } from 'shared/charter/setting/operations'
import { charterAt, type Standing } from 'shared/charter/settings'

const NOTHING = {}

/** A change stands a minute after it was registered (`standsFrom`), so that whoever asks as often knows of it in time. */
const LASTS = 60_000

/** The law by which the cloud decides now: what a page promises is promised by this. Until it is known, the charter as delivered. */
export function useCharter(): Charter {
  const asked = useQuery(getStanding, NOTHING, { lasts: LASTS })
  return charterAt(qixian, asked.is === 'ready' ? (asked.value as Standing) : undefined, serverNow())
}
