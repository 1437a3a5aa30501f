import {
  annul, board, checkInFor, recordLeaving, reply, replyFor, seatObserver, withdrawReply,
} from 'shared/attendance/operations'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { callToOrder, closeMeeting, draftMeeting, getMeeting, home, publishMeeting } from 'shared/meeting/operations'
import type { Said, Stage } from './stage'

/** The whole of a meeting, as it was told and as it is stored in the end. */
export interface Record {
  readonly said: readonly Said[]
  readonly meeting: unknown
  readonly attendance: readonly unknown[]
  readonly deliveries: number
  readonly refusal: unknown
}

const OFFICERS = ['chair', 'executive-vice', 'vice2', 'vice3', 'vice4', 'secretary-general']
const DIRECTORS = [...OFFICERS, ...Array.from({ length: 31 }, (_, i) => `director${String(i + 1).padStart(2, '0')}`)]

/** The numbers of this story: 37 directors need 25. */
const ENOUGH = 25

/**
 * An assembly from the notice to the closing: 37 directors, some on leave, one represented by an observer, one answered for
 * by the information officer. One short of the quorum the call to order is refused; the next check-in makes it stand.
 */
export async function play(stage: Stage, tell: (line: string) => void): Promise<Record> {
  const year = yearOf(Date.now())
  const day = (monthDay: string, time: string) => `${year}-${monthDay}T${time}`
  const person = (account: string) => `person-${account}`

  stage.at(day('12-01', '09:00'))
  const plan = {
    kind: 'assembly' as const,
    title: '第一届理事大会第二次会议',
    term: 1,
    number: 2,
    startsAt: chinaTime(day('12-18', '09:00')),
    endsAt: chinaTime(day('12-18', '11:30')),
    replyBy: chinaTime(day('12-15', '18:00')),
    place: '虚构示范职业高级中学报告厅',
    directions: '进校门直行，图书馆一楼',
    contactName: '赵卫东',
    contactPhone: '13600000006',
    topics: [
      { title: '审议集团年度工作报告', matter: 'ordinary' as const },
      { title: '审议集团年度工作计划', matter: 'ordinary' as const },
    ],
    papers: [{ title: '年度工作报告要点', text: '一、成员单位 37 家。二、本年校企合作项目。三、存在的问题。' }],
    logistics: { companions: true, lodging: false, meals: true, plate: true },
    invited: [],
    basis: `理事长会〔${year}〕3号`,
  }
  const draft = await stage.must('secretary', draftMeeting, { plan })
  const { meetingId } = await stage.must('secretary', publishMeeting, { meetingId: draft.meetingId, edition: draft.edition })
  await stage.platform.runTimers()
  tell(`秘书处发布「${plan.title}」通知`)

  const waiting = await stage.must('director05', home, {})
  tell(`理事首页：${waiting.todos[0]?.title}，${waiting.todos[0]?.detail}`)
  for (const account of DIRECTORS.slice(0, 24)) {
    await stage.must(account, reply, { meetingId, choice: 'attend', reason: '', logistics: { companions: 0, meals: true } })
  }
  tell(`不写原因的请假被拒：${await stage.refused('director25', reply, { meetingId, choice: 'leave', reason: '' }, 'NO_REASON')}`)
  await stage.must('director25', reply, { meetingId, choice: 'leave', reason: '赴省里参加技能大赛' })
  await stage.must('director26', reply, { meetingId, choice: 'leave', reason: '项目验收' })
  await stage.must('director27', reply, { meetingId, choice: 'observer', reason: '出差', substitute: { name: '林代会', title: '副总经理' } })

  const unit = await stage.must('secretary', board, { meetingId })
  const twentyEight = unit.rows.find((row) => row.personId === person('director28'))!
  const officer = officerOf(stage, twentyEight.unitName)
  await stage.must(officer, replyFor, { meetingId, personId: twentyEight.personId, choice: 'attend', reason: '' })
  await stage.must('director28', withdrawReply, { meetingId })
  const forecast = (await stage.must('secretary', board, { meetingId })).forecast!
  tell(`现有答复预计到会 ${forecast.have} 人，法定 ${forecast.need} 人`)

  stage.at(day('12-18', '08:20'))
  for (const account of DIRECTORS.slice(0, ENOUGH)) {
    if (account === 'director19') continue
    await stage.must('secretary', checkInFor, { meetingId, personId: person(account) })
  }
  await stage.must('secretary', checkInFor, { meetingId, personId: person('director20') })
  await stage.must('secretary', annul, { meetingId, personId: person('director20'), reason: '认错了人' })
  await stage.must('secretary', seatObserver, { meetingId, personId: person('director27') })

  stage.at(day('12-18', '09:00'))
  tell(`宣布开会被拒：${await stage.refused('chair', callToOrder, { meetingId }, 'NO_QUORUM')}`)
  await stage.must('secretary', checkInFor, { meetingId, personId: person('director21') })
  const order = await stage.must('chair', callToOrder, { meetingId })
  tell(`理事长宣布开会：${order.quorum!.sentence}`)

  stage.at(day('12-18', '09:25'))
  await stage.must('secretary', checkInFor, { meetingId, personId: person('director22') })
  stage.at(day('12-18', '10:40'))
  await stage.must('secretary', recordLeaving, { meetingId, personId: person('director03'), note: '单位有急事' })
  stage.at(day('12-18', '11:30'))
  await stage.must('chair', closeMeeting, { meetingId })
  stage.at(day('12-18', '11:30'), 25)
  await stage.platform.runTimers()

  const page = await stage.must('secretary', getMeeting, { meetingId })
  if (page.meeting.status !== 'closed') throw new Error(`闭会后应为 closed，却是 ${page.meeting.status}`)
  const dump = (await stage.platform.store('dump')) as unknown as { [name: string]: { [field: string]: unknown }[] }
  const notices = new Set(dump['events']!.filter((event) => event['type'] === 'meeting.published' && event['meetingId'] === meetingId).map((event) => event['_id']))
  return {
    said: stage.said,
    meeting: dump['meetings']!.find((m) => m['_id'] === meetingId),
    attendance: dump['attendance']!.filter((fact) => fact['meetingId'] === meetingId),
    deliveries: dump['deliveries']!.filter((delivery) => notices.has(delivery['eventId'])).length,
    refusal: dump['audit']!.find((entry) => entry['operation'] === callToOrder.name && entry['refusal'] !== undefined),
  }
}

/** The account of the information officer of a unit. */
function officerOf(stage: Stage, unitName: string): string {
  const account = stage.platform.accounts.find(({ says }) => says === `信息员 · ${unitName}`)
  if (!account) throw new Error(`${unitName} 没有信息员`)
  return account.name
}
