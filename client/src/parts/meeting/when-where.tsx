import { View } from 'client/ui/host/host'
import { clock, dayOf, fullTime, type Instant, nearTime } from 'shared/kernel/time'
import './meeting.css'

interface Happening {
  readonly startsAt: Instant
  readonly endsAt?: Instant
  readonly place: string
}

/** When in large type, the full date below it, and where. */
export const WhenWhere = ({ meeting: { startsAt, endsAt, place }, now }: { meeting: Happening; now: Instant }) => (
  <>
    <View className="when">{nearTime(startsAt, now)}</View>
    <View className="soft">
      {fullTime(startsAt)}
      {endsAt !== undefined && ` 至 ${dayOf(endsAt) === dayOf(startsAt) ? clock(endsAt) : fullTime(endsAt)}`}
    </View>
    <View className="where">{place}</View>
  </>
)
