import { writtenDay } from 'shared/document/notice'
import type { ItemDraft } from 'shared/bulletin/issue-rules'
import { type Frozen, type Meeting, meetingKindName } from 'shared/meeting/model'
import { meetingsBetween } from '../../meeting/read'
import type { Sources } from './model'

/** Meetings that were held or failed for want of a quorum; the secretariat's own are its own. */
export const meetings: Sources[string] = async ({ db }, { from, until }) =>
  (await meetingsBetween(db, from, until)).filter(({ kind }) => kind !== 'secretariat').flatMap((meeting) => itemOf(meeting) ?? [])

function itemOf(meeting: Meeting): ItemDraft | undefined {
  const { title, place, startsAt, final, status } = meeting
  const day = writtenDay(startsAt)
  const item = (head: string, text: string): ItemDraft => ({ section: '会议', title: head, text, byline: '秘书处', pictures: [] })
  if (status === 'inquorate') return item(`${title}流会`, `${day}，${title}因到会不足法定人数，没有开成。`)
  if (status !== 'closed' || !final) return undefined
  const chair = meeting.presiding ? `，由${meeting.presiding.name}主持` : ''
  return item(`${title}召开`, [`${day}，${meetingKindName[meeting.kind]}（${title}）在${place}召开${chair}。${presence(final)}`, topics(meeting), resolutions(meeting)].filter(Boolean).join('\n'))
}

function presence({ counts, entitled }: Frozen): string {
  const came = counts.present + counts.late + counts.left
  return `应到 ${entitled} 人，实到 ${came} 人，请假 ${counts.excused} 人。`
}

const topics = ({ topics: all }: Meeting): string => (all.length === 0 ? '' : `议题：${all.map(({ title }) => title).join('；')}。`)

const resolutions = ({ paper }: Meeting): string =>
  paper && paper.resolutions.length > 0 ? `决议：${paper.resolutions.map(({ title, passed }) => `${title}（${passed ? '通过' : '未通过'}）`).join('；')}。` : ''
