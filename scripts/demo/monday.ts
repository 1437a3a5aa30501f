import write from 'write-excel-file/node'
import { checkIn, confirmScan, projector } from 'shared/attendance/door-operations'
import { board } from 'shared/attendance/operations'
import { invite, join, letters } from 'shared/identity/operations'
import { PRIVACY_VERSION } from 'shared/identity/privacy'
import { chinaTime, yearOf } from 'shared/kernel/time'
import { callToOrder, closeMeeting, draftMeeting, getMeeting, publishMeeting } from 'shared/meeting/operations'
import { grant, receipts, urge } from 'shared/message/operations'
import { applyImport, checkImport } from 'shared/person/import/operations'
import { PERSON_COLUMNS, UNIT_COLUMNS } from 'shared/person/import/sheet'
import { roll } from 'shared/person/operations'
import type { Stage } from './stage'

/** What the second day leaves behind, as it is stored. */
export interface Monday {
  readonly meeting: unknown
  readonly attendance: readonly unknown[]
  readonly pushes: readonly unknown[]
  /** What reached phones, by the person's own count of the day. */
  readonly sent: readonly { readonly openid: string; readonly title: string }[]
  readonly refusals: readonly unknown[]
  readonly imported: { readonly before: number; readonly after: number }
}

/** 39 directors after the import need 26. */
const ENOUGH = 26
/** The template of notices in the local mini-program. */
const NOTICE = 'local-notice'
const UNITS = ['新桥汽车服务公司（虚构）', '启明职业学校（虚构）']

/**
 * The real roll, people who join by invitation, notices that are pushed, and a door with a code that changes: a faulty sheet
 * writes nothing, the good one twice writes once, a lost answer of WeChat is never sent again, a forged and an old code let
 * nobody in, a scan without network counts only once the desk has confirmed it.
 */
export async function playMonday(stage: Stage, tell: (line: string) => void): Promise<Monday> {
  const { platform } = stage
  const year = yearOf(Date.now())
  const day = (monthDay: string, time: string) => `${year}-${monthDay}T${time}`
  const directors = ['chair', 'executive-vice', 'vice2', 'vice3', 'vice4', 'secretary-general', ...Array.from({ length: 31 }, (_, i) => `director${String(i + 1).padStart(2, '0')}`)]

  stage.at(day('12-19', '09:00'))
  const before = (await stage.must('secretary', roll, {})).persons.length
  const faulty = await stage.upload('secretary', 'faulty.xlsx', await workbook(year, '1380000007'))
  const found = await stage.must('secretary', checkImport, { fileId: faulty })
  const [flaw] = found.flaws
  tell(`有错的名册不写入：「${flaw!.sheet}」第 ${flaw!.row} 行「${flaw!.column}」${flaw!.message}`)
  await stage.refused('secretary', applyImport, { fileId: faulty, digest: found.digest }, 'BAD_ROLL')

  const fileId = await stage.upload('secretary', 'roll.xlsx', await workbook(year, '13800000071'))
  const checked = await stage.must('secretary', checkImport, { fileId })
  await stage.must('secretary', applyImport, { fileId, digest: checked.digest })
  const again = await stage.must('secretary', checkImport, { fileId })
  const people = (await stage.must('secretary', roll, {})).persons
  tell(`导入名册：新增单位 ${checked.units.added}、人员 ${checked.persons.added}；同一文件再导入，新增 ${again.units.added + again.persons.added}，更改 ${again.units.changed + again.persons.changed}`)

  const newcomers = UNITS.map((unitName) => people.find((person) => person.unitName === unitName && person.posts.includes('理事'))!)
  await stage.must('secretary', invite, { personIds: newcomers.map(({ personId }) => personId) })
  const invited = (await stage.must('secretary', letters, {})).letters
  const phones = ['newcomer01@wx', 'newcomer02@wx']
  for (const [i, { personId }] of newcomers.entries()) {
    const { code } = invited.find((letter) => letter.personId === personId)!
    await stage.must(phones[i]!, join, { code, consent: PRIVACY_VERSION })
  }
  const { code: used } = invited[0]!
  tell(`凭邀请信绑定 ${phones.length} 人；用过的码再用被拒：${await stage.refused('newcomer03@wx', join, { code: used, consent: PRIVACY_VERSION }, 'CODE_USED')}`)

  // Both allow a reminder; of the second one's message WeChat's answer will be lost.
  for (const phone of phones) {
    await stage.must(phone, grant, { asked: [{ purpose: 'notice', answer: 'accept' }] })
    platform.wechat.accept(openidOf(stage, phone), NOTICE)
  }
  platform.wechat.fault({ trouble: { kind: 'lost' }, times: 1, openid: openidOf(stage, phones[1]!) })
  const sentBefore = platform.wechat.sent.length

  const plan = {
    kind: 'assembly' as const, title: '第一届理事大会临时会议', term: 1, number: 3,
    startsAt: chinaTime(day('12-28', '09:00')), endsAt: chinaTime(day('12-28', '10:30')), replyBy: chinaTime(day('12-26', '18:00')),
    place: '虚构示范职业高级中学报告厅', directions: '', contactName: '赵卫东', contactPhone: '13600000006',
    topics: [{ title: '审议新成员单位有关事项', matter: 'ordinary' as const }], papers: [],
    logistics: { companions: false, lodging: false, meals: false, plate: false }, invited: [], basis: `理事长会〔${year}〕4号`,
  }
  const draft = await stage.must('secretary', draftMeeting, { plan })
  const { meetingId } = await stage.must('secretary', publishMeeting, { meetingId: draft.meetingId, edition: draft.edition })
  for (let round = 0; round < 3; round++) await platform.runTimers()
  stage.at(day('12-19', '09:10'))
  await platform.runTimers()
  const sent = platform.wechat.sent.slice(sentBefore).map(({ openid, title }) => ({ openid, title }))
  const reach = (await stage.must('secretary', receipts, { meetingId })).units.flatMap(({ persons }) => persons)
  tell(`通知推送到 ${sent.length} 部手机，其中一条微信没有回话，不再重发；推不到的 ${reach.filter((one) => one.reach !== 'sent').length} 人列出来打电话`)
  stage.at(day('12-22', '09:00'))
  const { urged } = await stage.must('secretary', urge, { meetingId, whom: 'unanswered' })
  tell(`催办 ${urged} 位未答复的；马上再催被拒：${await stage.refused('secretary', urge, { meetingId, whom: 'unanswered' }, 'URGED_LATELY')}`)

  stage.at(day('12-28', '08:30'))
  const shown = async () => (await stage.must('secretary', projector, { meetingId })).codes[0]!
  const old = await shown()
  stage.at(day('12-28', '08:31'))
  const first = await stage.must(phones[0]!, checkIn, { code: (await shown()).path })
  const second = await stage.must(phones[0]!, checkIn, { code: (await shown()).path })
  tell(`扫码签到：签到号 ${first.number}；再扫一次还是 ${second.number}`)
  const forged = (await shown()).path.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  tell(`假码：${await stage.refused('director01', checkIn, { code: forged }, 'FORGED')}`)
  tell(`过期的码：${await stage.refused('director01', checkIn, { code: old.path }, 'STALE')}`)

  for (const account of directors.slice(0, ENOUGH - 2)) await stage.must(account, checkIn, { code: (await shown()).path })
  await stage.must(phones[1]!, checkIn, { code: old.path, queued: true })
  stage.at(day('12-28', '09:00'))
  const waiting = await stage.must('secretary', board, { meetingId })
  tell(`断网补传的一条待确认，不计入到会：${waiting.quorum!.sentence}`)
  await stage.refused('chair', callToOrder, { meetingId }, 'NO_QUORUM')
  await stage.must('secretary', confirmScan, { meetingId, personId: newcomers[1]!.personId })
  const order = await stage.must('chair', callToOrder, { meetingId })
  tell(`会务确认本人在场后：${order.quorum!.sentence}`)
  stage.at(day('12-28', '10:30'))
  await stage.must('chair', closeMeeting, { meetingId })
  stage.at(day('12-28', '10:30'), 25)
  await platform.runTimers()

  const page = await stage.must('secretary', getMeeting, { meetingId })
  if (page.meeting.status !== 'closed') throw new Error(`闭会后应为 closed，却是 ${page.meeting.status}`)
  const dump = (await platform.store('dump')) as unknown as { [name: string]: { [field: string]: unknown }[] }
  const events = new Set(dump['events']!.filter((event) => event['meetingId'] === meetingId && event['type'] === 'meeting.published').map((event) => event['_id']))
  return {
    meeting: dump['meetings']!.find((meeting) => meeting['_id'] === meetingId),
    attendance: dump['attendance']!.filter((fact) => fact['meetingId'] === meetingId),
    pushes: dump['deliveries']!.filter((delivery) => delivery['channel'] === 'wx' && events.has(delivery['eventId'])),
    sent,
    refusals: dump['audit']!.filter((entry) => entry['meetingId'] === meetingId && entry['refusal'] !== undefined),
    imported: { before, after: people.length },
  }
}

const openidOf = (stage: Stage, phone: string): string => stage.platform.accounts.find(({ name }) => name === phone.split('@')[0])!.subject

/** Two new units with a director and an information officer each; the phone of the first director as given. */
async function workbook(year: number, phone: string): Promise<Buffer> {
  const units = UNITS.map((name, i) => ({ name, kind: i === 0 ? '企业' : '院校', agreement: i === 0 ? '缺' : `${year}-12-10` }))
  const persons = UNITS.flatMap((unit, i) => [
    { name: ['石新桥', '安启明'][i]!, unit, title: ['总经理', '校长'][i]!, phone: i === 0 ? phone : '13800000072', birth: '1975-06', posts: '理事', from: `${year}-12-18`, source: '单位推荐函' },
    { name: ['柳知信', '白传书'][i]!, unit, title: '办公室干事', phone: `1380000008${i}`, birth: '', posts: '信息员', from: `${year}-12-18`, source: '单位报送' },
  ])
  const table = (columns: readonly { readonly key: string; readonly title: string }[], rows: readonly Readonly<Record<string, string>>[]) => [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ key }) => row[key] ?? '')),
  ]
  return write([
    { sheet: '单位', data: table(UNIT_COLUMNS, units) },
    { sheet: '人员', data: table(PERSON_COLUMNS, persons) },
  ]).toBuffer()
}
