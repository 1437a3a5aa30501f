import { accept, refuse } from 'shared/kernel/decision'
import { inbox } from 'shared/message/model'
import { listInbox, markAll, markMessage } from 'shared/message/inbox'
import { type Reader, upTo } from '../kit/database'
import { answers, batch, change, commit, commits } from '../kit/outcome'
import { MOST_COUNTED, stillUnread, unreadOf, viewOfEntry } from './read'

const PAGE = 20

export const inboxPage = answers(listInbox, async ({ before }, { db, caller: { personId } }) => {
  const where = { personId, channel: 'inbox', ...(before !== undefined && { at: { lt: before } }) } as const
  const found = await db.find(inbox, where, { order: { field: 'at', direction: 'desc' }, limit: PAGE + 1 })
  const page = upTo(found, PAGE, ({ at }) => at)
  const [here, all] = await Promise.all([stillUnread(db, personId, page), unreadOf(db, personId)])
  const unread = new Set(here.map(({ _id }) => _id))
  const more = found.length > page.length
  return { entries: page.map((entry) => viewOfEntry(entry, unread)), unread: all.length, ...(more && { before: page.at(-1)!.at }) }
})

export const readOne = commits(markMessage, async ({ deliveryId }, { db, caller }) => {
  const entry = await db.get(inbox, deliveryId)
  const own = entry?.channel === 'inbox' && entry.personId === caller.personId
  return commit(own ? accept(entry) : refuse('NO_MESSAGE', '没有这条消息', { field: 'deliveryId' }), (found) => ({
    answer: { deliveryId },
    changes: found.read ? [] : [change(inbox, { ...found, read: true })],
  }))
})

/** All that were there at that moment, in one batch; what comes meanwhile stays unread. */
export const readAll = commits(markAll, async (_, ctx) => {
  const unread = await unreadSince(ctx.db, ctx.caller.personId)
  const rows = unread.map(({ _id }) => ({ collection: inbox.name, _id, fields: { read: true } }))
  return batch(accept(rows), ctx, (_batch, marked) => ({ marked }))
})

const unreadSince = (db: Reader, personId: string) =>
  db.find(inbox, { personId, channel: 'inbox', read: false }, { order: { field: 'at', direction: 'desc' }, limit: 10 * MOST_COUNTED })
