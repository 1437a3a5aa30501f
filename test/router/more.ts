import { CONTRIBUTIONS, ISSUES, NEWS } from 'test/bulletin/prepared'
import { CHECKS } from 'test/review/prepared'
import { person, type Prepared } from './hall'

/** What is asked besides the samples: the same of other meetings and people, and lists without a filter. */
export const more = (p: Prepared): Readonly<Record<string, readonly object[]>> => ({
  'audit.list': [{}, { refusedOnly: true }],
  'department.get': [{ departmentId: p.department }],
  'duty.readReport': [{ reportId: 'unit-03:2026-11' }],
  'demand.get': ['posting-of-05', 'posting-of-03', 'posting-waiting'].map((postingId) => ({ postingId })),
  'demand.list': [{}, { text: '没审' }],
  'training.get': [{ trainingId: 'training-waiting' }],
  'training.finished': [{ trainingId: 'training-waiting' }],
  'training.list': [{ over: true }],
  'talent.get': ['student-1', 'student-2', 'teacher-1', 'teacher-unread', 'teacher-withdrawn'].map((entryId) => ({ entryId })),
  'talent.list': [{ bank: 'student', text: '' }, { bank: 'teacher', text: '' }],
  'talent.own': [{ bank: 'teacher' }],
  'talent.paper': [{ entryId: 'student-2', of: 'guardian' }],
  'showcase.unit': ['unit-03', 'unit-05'].map((unitId) => ({ unitId })),
  'review.queue': [{ list: 'objections' }, { list: 'machine' }],
  'review.item': Object.values(CHECKS).map((checkId) => ({ checkId })),
  'meeting.get': [p.draft, p.coming, p.hall, p.inSession].map((meetingId) => ({ meetingId })),
  'attendance.board': [p.coming, p.hall, p.inSession].map((meetingId) => ({ meetingId })),
  'attendance.form': ['director02', 'director03', 'director05'].map((account) => ({ meetingId: p.coming, personId: person(account) })),
  'attendance.receipt': [p.coming, p.hall, p.inSession].map((meetingId) => ({ meetingId })),
  'message.notice': Object.values(p.notices).map((noticeId) => ({ noticeId })),
  'bulletin.contributions': (['returned', 'adopted', 'declined'] as const).map((state) => ({ state })),
  'bulletin.issue': Object.values(ISSUES).map((issueId) => ({ issueId })),
  'bulletin.newsItem': Object.values(NEWS).map((newsId) => ({ newsId })),
  'bulletin.contribution': Object.values(CONTRIBUTIONS).map((contributionId) => ({ contributionId })),
  'message.receipts': [p.coming, p.hall].map((meetingId) => ({ meetingId })),
})
