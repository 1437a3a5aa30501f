import { HOUR, type Instant } from 'shared/kernel/time'
import { draftMeeting, publishMeeting } from 'shared/meeting/operations'
import type { Stage } from '../../scripts/demo/stage'

/** The secretary drafts and publishes the year's assembly on a stage; answers its id. */
export async function publishAssembly(stage: Stage, startsAt: Instant): Promise<string> {
  const plan = {
    kind: 'assembly' as const, title: '第一届理事大会第二次会议', term: 1, number: 2,
    startsAt, endsAt: startsAt + 3 * HOUR, replyBy: startsAt - 24 * HOUR, place: '虚构示范职业高级中学报告厅', directions: '',
    contactName: '赵卫东', contactPhone: '13600000006', topics: [{ title: '审议年度工作报告', matter: 'ordinary' as const }], papers: [],
    logistics: { companions: false, lodging: false, meals: false, plate: false }, invited: [], basis: '理事长会决议',
  }
  const { meetingId, edition } = await stage.must('secretary', draftMeeting, { plan })
  await stage.must('secretary', publishMeeting, { meetingId, edition })
  return meetingId
}
