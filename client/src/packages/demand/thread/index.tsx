import { useQueryText } from 'client/platform/navigate'
import { Coordination } from './coordination'
import { OneThread } from './one'

/** One thread; without one, all of them for those who coordinate. */
export default function Page() {
  const threadId = useQueryText('threadId')
  return threadId === '' ? <Coordination /> : <OneThread threadId={threadId} />
}
