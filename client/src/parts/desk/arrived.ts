import { useQuery } from 'client/platform/cloud/query'
import { board } from 'shared/attendance/operations'

/** How many have checked in, for what may not be done once somebody has; nobody while it is not known, for the cloud asks again. */
export function useArrived(meetingId: string | undefined): number {
  const seen = useQuery(board, meetingId === undefined ? undefined : { meetingId })
  return seen.is === 'ready' ? seen.value.rows.filter(({ checkIn }) => checkIn?.annulled === null).length : 0
}
