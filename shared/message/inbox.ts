import { command, query } from '../kernel/operation'
import { array, boolean, count, id, type Infer, instant, note, object, optional, text } from '../kernel/schema'

const entry = object({
  _id: id,
  at: instant,
  title: text(80),
  body: note(500),
  meetingId: optional(id),
  page: optional(text(200)),
  read: boolean(),
})

export const listInbox = query('message.inbox', {
  needs: 'member',
  says: '我的消息：新的在前，一页二十条',
  input: object({ before: optional(instant) }),
  output: object({
    entries: array(entry),
    unread: count,
    /** Ask on with this for the page after; absent at the end. */
    before: optional(instant),
  }),
})

export const markMessage = command('message.read', {
  needs: 'member',
  says: '记下已读一条消息',
  input: object({ deliveryId: id }),
  output: object({ deliveryId: id }),
})

export const markAll = command('message.readAll', {
  needs: 'member',
  says: '把未读消息都记为已读',
  input: object({}),
  output: object({ marked: count }),
})

export type InboxView = Infer<typeof listInbox.output>
export type Entry = InboxView['entries'][number]
