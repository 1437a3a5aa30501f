import { call } from 'client/platform/cloud/call'
import { open } from 'client/platform/navigate'
import { makeId } from 'shared/kernel/id'
import { markMessage } from 'shared/message/inbox'
import { openMeeting } from './places'

export const openInbox = (): void => open('packages/message/inbox/index')
export const openReceipts = (meetingId: string): void => open('packages/message/receipts/index', { meetingId })
/** The list of templates, or the form of one. */
export const openTemplates = (purpose = ''): void => open('packages/message/templates/index', { purpose })

/** Opens what a message is about. That it was read is told meanwhile; lost, it is told again with the next tap. */
export function openMessage({ _id, meetingId, page, read }: { _id: string; meetingId?: string | undefined; page?: string | undefined; read: boolean }): void {
  if (!read) void call(markMessage, { deliveryId: _id }, makeId(Math.random))
  if (page !== undefined) open(page)
  else if (meetingId !== undefined) openMeeting(meetingId)
}
