import { useQuery } from 'client/platform/cloud/query'
import { me } from 'shared/identity/operations'

const NOTHING = {}

/** Who is looking, with posts and capabilities; `me` is null for a visitor. */
export const useMe = () => useQuery(me, NOTHING)
