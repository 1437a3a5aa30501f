import { handlers } from 'cloudfunctions/handlers'
import declared from 'cloudfunctions/schema.json'
import { lawOf } from 'cloudfunctions/kit/law'
import { checkWriting } from 'cloudfunctions/review/check'
import { KINDS, kindAmong } from 'cloudfunctions/review/kinds'
import { deliverEvents } from 'cloudfunctions/message/deliver'
import { spreadNotices } from 'cloudfunctions/message/notice/send'
import { sendPushes } from 'cloudfunctions/message/push'
import { createRouter, type Surroundings } from 'cloudfunctions/kit/router'
import { tokenOf } from 'cloudfunctions/attendance/ticket'
import { demoAccounts, demoDocuments } from 'local/demo/demo'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import { createHash } from 'node:crypto'
import {
  annul, checkInFor, recordLeaving, reply,
} from 'shared/attendance/operations'
import { qixian } from 'shared/charter/qixian'
import { computerIn, FOUNDING_ID } from 'shared/identity/model'
import { invite, letters } from 'shared/identity/operations'
import { windowAt } from 'shared/attendance/door'
import { checkIn } from 'shared/attendance/door-operations'
import { enterSheet } from 'shared/attendance/sheet-operations'
import { linkScene } from 'shared/kernel/link'
import type { Operation, Reply } from 'shared/kernel/operation'
import { chinaTime, DAY, HOUR, type Instant, MINUTE } from 'shared/kernel/time'
import type { Door, Meeting, MeetingPlan } from 'shared/meeting/model'
import { addHandout } from 'shared/meeting/handouts/operations'
import { callToOrder, draftMeeting, publishMeeting } from 'shared/meeting/operations'
import { type PastRecord, registerPast } from 'shared/meeting/past-operations'
import { addMembers, endMember, setUpDepartment } from 'shared/department/operations'
import type { Person } from 'shared/person/model'
import { askCorrection } from 'shared/person/mine'
import { registerTerm } from 'shared/person/posts-operations'
import { checkImport } from 'shared/person/import/operations'
import { checkBankImport } from 'shared/talent/import/operations'
import { letInAt } from 'test/identity/sign-in-codes'
import { prepareReports, REPORT_FILES } from 'test/duty/prepared'
import { NOTICE_FILE, PAPER, prepareNotices, type PreparedNotices } from './notices'
import { preparedTrainings } from 'test/training/prepared'
import { around, memoryFiles } from 'test/support/around'
import { demandDocuments } from 'test/demand/prepared'
import { directDatabase } from 'test/support/direct-database'
import { reviewDocuments } from 'test/review/prepared'
import { bulletinDocuments } from 'test/bulletin/prepared'
import { workbook } from 'test/support/workbook'
import { bankDocuments } from 'test/talent/bank'

let requests = 0

export const NOW = chinaTime('2026-12-08T09:00')

/** A scan that the secretary has put into the own folder. */
export const SCAN = 'cloud://local.files/inbox/demo-secretary/scan.pdf'

/** A photo of a sheet on paper, in the same folder. */
export const PHOTO = 'cloud://local.files/inbox/demo-secretary/sheet.jpg'
const PHOTO_CONTENT = Buffer.from([0xff, 0xd8, 0xff, 0xe0])

type Documents = Readonly<Record<string, ReadonlyArray<{ readonly _id: string }>>>

/** A signed paper that the information officer of unit-03 has put into the own folder, and the one on which consents rest. */
export const OFFICER_PAPER = 'cloud://local.files/inbox/demo-officer03/paper.pdf'
const CONSENT_PAPER = 'cloud://local.files/talent/papers/consent.pdf'

/** A roll that the secretary has uploaded: one unit more, and one person. */
export const ROLL_FILE = 'cloud://local.files/inbox/demo-secretary/roll.xlsx'
const ROLL_CONTENT = workbook([
  { name: '单位', rows: [['名称', '类别'], ['虚构新加入职业学校', '院校']] },
  { name: '人员', rows: [['姓名', '单位', '手机'], ['示新人', '虚构新加入职业学校', '19900000001']] },
])

/** Students whom the information officer of unit-03 has put into a workbook. */
export const BANK_FILE = 'cloud://local.files/inbox/demo-officer03/students.xlsx'
const BANK_CONTENT = workbook([
  { name: '学生', rows: [['姓名', '出生日期', '学号', '专业', '技能', '年级'], ['雀新生甲', '2009-03', '雀学号甲', '模具制造', '线切割', '2025 级'], ['雀新生乙', '2009-04', '', '焊接', '氩弧焊', '2025 级']] },
])

export interface Hall {
  /** The time of the next call. */
  at: Instant
  /** Calls with a demo account, by the desktop page as `wx:<account>` by the mini-program, or by a computer, `computer:<id>`. */
  ask(as: string, operation: string, input: unknown, requestId?: string): Promise<Reply<unknown>>
  must<I, O>(as: string, operation: Operation<I, O>, input: I): Promise<O>
  /** What the timer does with events: messages for the inbox, and pushes. */
  deliver(): Promise<void>
  /** What the timer does with what was handed in: WeChat looks at it. */
  examine(): Promise<void>
  documents(): Documents
  /** The surroundings of the router, and what lies in storage. */
  readonly around: Surroundings
  readonly files: ReturnType<typeof memoryFiles>
  /** A hash of everything that is stored, but for the record of refusals and the notes of files that were looked into. */
  hash(): string
}

/** The router with every handler over a store in memory that holds `documents`. */
export async function openHall(documents: Documents, own: Partial<Surroundings> = {}): Promise<Hall> {
  const store = openStore({ schema: readSchema(declared) })
  for (const [collection, all] of Object.entries(documents)) {
    for (const { _id, ...doc } of all) await store.insert(collection, { _id, ...doc })
  }
  // A hall that goes on from another's documents must not throw the same ids again.
  let dice = documents['audit']?.length ?? 0
  const files = memoryFiles()
  files.stored.set(SCAN, Buffer.from('%PDF-1.7 a scan'))
  files.stored.set(PAPER, Buffer.from('%PDF-1.7 a paper'))
  files.stored.set(NOTICE_FILE, Buffer.from('%PDF-1.7 a paper'))
  files.stored.set(PHOTO, PHOTO_CONTENT)
  for (const paper of [OFFICER_PAPER, CONSENT_PAPER]) files.stored.set(paper, Buffer.from('%PDF-1.7'))
  for (const [upload, folder] of [[SCAN, 'scans'], [SCAN, 'handouts'], [PHOTO, 'sheets']] as const) await files.take(upload, folder)
  files.stored.set(ROLL_FILE, await ROLL_CONTENT)
  files.stored.set(BANK_FILE, await BANK_CONTENT)
  for (const [id, content] of Object.entries(REPORT_FILES)) files.stored.set(id, content)
  const db = directDatabase(store)
  const surroundings = around({
    db,
    law: lawOf(db, qixian),
    files,
    now: () => hall.at,
    random: () => ((dice = (dice * 1_103_515_245 + 12_345) % 2 ** 31), dice / 2 ** 31),
    log: ({ error, ...rest }) => {
      throw new Error(String(error ?? JSON.stringify(rest)))
    },
    ...own,
  })
  const route = createRouter(handlers, surroundings)
  const hall: Hall = {
    at: NOW,
    around: surroundings,
    files,
    ask: (as, operation, input, requestId = `request-${++requests}`) => {
      const [, provider = 'tcb', account] = /^(?:(wx|tcb):)?(.+)$/.exec(as)!
      const subject = as === 'nobody' ? undefined : computerIn(as) !== undefined ? as : `${provider}:${demoAccounts.find(({ name }) => name === account)!.subject}`
      return route({ operation, input, requestId }, subject)
    },
    async must(as, operation, input) {
      const answer = (await hall.ask(as, operation.name, input)) as Reply<never>
      if (answer.kind !== 'accepted') throw new Error(`${as} ${operation.name}：${answer.message}`)
      return answer.value
    },
    async deliver() {
      await spreadNotices(surroundings.db)
      await deliverEvents(surroundings.db, qixian)
      await sendPushes(surroundings, qixian)
    },
    async examine() {
      await checkWriting(surroundings, kindAmong(KINDS))
    },
    documents: () => store.dump() as unknown as Documents,
    hash() {
      const { audit: _, passingFiles: __, ...rest } = store.dump()
      return createHash('sha256').update(JSON.stringify(rest)).digest('hex')
    },
  }
  return hall
}

export const plan = (startsAt: Instant, over: Partial<MeetingPlan> = {}) => ({
  kind: 'assembly' as const,
  title: '第一届理事大会第二次会议',
  term: 1,
  number: 2,
  startsAt,
  endsAt: startsAt + 2 * HOUR,
  replyBy: startsAt - MINUTE,
  place: '报告厅',
  directions: '',
  contactName: '赵卫东',
  contactPhone: '13600000006',
  topics: [{ title: '审议年度工作报告', matter: 'ordinary' as const }],
  papers: [],
  logistics: { companions: true, lodging: false, meals: false, plate: false },
  invited: [],
  basis: '理事长会〔2026〕3号',
  ...(over as object),
})

/** A council of the first spring, as its minutes on paper have it. */
export const pastCouncil = (over: Partial<PastRecord> = {}): PastRecord => ({
  kind: 'council',
  title: '第一届理事长会第一次会议',
  term: 1,
  number: 1,
  startsAt: chinaTime('2026-03-18T09:00'),
  endsAt: chinaTime('2026-03-18T11:00'),
  place: '第一会议室',
  presiding: person('chair'),
  present: ['chair', 'executive-vice', 'vice2', 'vice3', 'secretary-general'].map(person),
  excused: [{ personId: person('vice4'), reason: '出国' }],
  observers: ['林列席'],
  resolutions: [{ number: '理事长会〔2026〕2号', title: '年度工作计划', matter: 'ordinary', yes: 4, no: 1, abstain: 0, passed: true }],
  source: '会议纪要第 1 期',
  files: [{ name: '纪要.pdf', file: SCAN }],
  ...over,
})

export const person = (account: string): string => `person-${account}`
export const directors = ['chair', 'executive-vice', 'vice2', 'vice3', 'vice4', 'secretary-general', ...Array.from({ length: 31 }, (_, i) => `director${String(i + 1).padStart(2, '0')}`)]

/** The key of a meeting, which no operation tells. */
export const doorOf = (hall: Pick<Hall, 'documents'>, meetingId: string): Door =>
  (hall.documents()['meetings']!.find(({ _id }) => _id === meetingId) as unknown as Meeting).door

/** The meetings of the prepared group, each in the state that some operation asks for. */
export interface Prepared {
  readonly documents: Documents
  readonly draft: string
  /** Published, ten days ahead, with answers. */
  readonly coming: string
  /** Published, starts in five minutes, the quorum is in the room. */
  readonly hall: string
  /** Published, starts in a minute, nobody is in the room. */
  readonly empty: string
  readonly inSession: string
  /** On paper, typed in by the secretary at the hall, and not yet confirmed. */
  readonly sheet: string
  readonly officer: string
  /** Of director31, and still good. */
  readonly code: string
  /** Asked by director02 and not yet settled. */
  readonly correction: string
  /** By which WeChat would vouch for the number of director28. */
  readonly phoneCode: string
  /** What the check of `ROLL_FILE` has stamped. */
  readonly rollDigest: string
  /** The same of `BANK_FILE`. */
  readonly bankDigest: string
  /** In the inbox of director01. */
  readonly message: string
  readonly notices: PreparedNotices
  /** Set up on a scanned resolution; somebody has left it. */
  readonly department: string
}

/** By which the prepared group could be founded, were there nobody to administer it. */
export const WORD = 'open-the-door'

export async function prepare(): Promise<Prepared> {
  const hall = await openHall(demoDocuments(NOW))
  hall.at = NOW - 2 * DAY
  const publish = async (startsAt: Instant) => {
    const { meetingId, edition } = await hall.must('secretary', draftMeeting, { plan: plan(startsAt) })
    await hall.must('secretary', publishMeeting, { meetingId, edition })
    return meetingId
  }
  await hall.must('secretary', registerTerm, { number: 1, from: '2025-12-20', until: '2028-12-19', source: '成立大会纪要', file: SCAN })
  await hall.must('secretary', registerPast, pastCouncil())
  const draft = (await hall.must('secretary', draftMeeting, { plan: plan(NOW + 20 * DAY) })).meetingId
  const [second, third, coming] = [await publish(NOW + 11 * DAY), await publish(NOW + 12 * DAY), await publish(NOW + 10 * DAY)]
  const [inHall, empty, inSession] = [await publish(NOW + 5 * MINUTE), await publish(NOW + MINUTE), await publish(NOW + MINUTE)]
  const leave = { choice: 'leave' as const, reason: '出差' }
  await hall.must('director01', reply, { meetingId: coming, choice: 'attend', reason: '' })
  for (const account of ['director02', 'chair']) await hall.must(account, reply, { meetingId: coming, ...leave })
  for (const meetingId of [second, third, coming]) await hall.must('director03', reply, { meetingId, ...leave })
  await hall.must('director23', reply, { meetingId: inHall, choice: 'observer', reason: '出差', substitute: { name: '林代会', title: '主任' } })

  hall.at = NOW
  for (const meetingId of [inHall, inSession]) {
    for (const account of directors.slice(0, 28)) await hall.must('secretary', checkInFor, { meetingId, personId: person(account) })
  }
  await hall.must('secretary', recordLeaving, { meetingId: inHall, personId: person('director21'), note: '' })
  await hall.must('secretary', annul, { meetingId: inHall, personId: person('director22'), reason: '认错了人' })
  const queued = linkScene({ kind: 'checkIn', meetingId: inHall, token: tokenOf(doorOf(hall, inHall), inHall, windowAt(NOW - MINUTE)) })
  for (const account of ['director28', 'director29']) await hall.must(account, checkIn, { code: queued, queued: true })
  const { sheetId: sheet } = await hall.must('secretary', enterSheet, { meetingId: inHall, personIds: ['director30', 'director31'].map(person), photo: PHOTO })
  await hall.must('chair', callToOrder, { meetingId: inSession })

  await hall.must('secretary', addHandout, { meetingId: coming, topic: '', name: '议程.pdf', file: SCAN })

  await hall.must('secretary', invite, { personIds: [person('director31')] })
  const [{ code } = { code: '' }] = (await hall.must('secretary', letters, {})).letters
  const { phone } = hall.documents()['persons']!.find(({ _id }) => _id === person('director28')) as unknown as { phone: string }
  const { correctionId: correction } = await hall.must('director02', askCorrection, { item: 'title', says: '已改任书记' })
  const foundings = [{ _id: FOUNDING_ID, v: 1, hash: createHash('sha256').update(WORD).digest('hex') }]

  const unit = hall.documents()['persons']!.find(({ _id }) => _id === person('director05')) as unknown as { unitId: string }
  const officer = demoAccounts.find(
    ({ name }) => name.startsWith('officer') && (hall.documents()['persons']!.find(({ _id }) => _id === person(name)) as unknown as { unitId: string }).unitId === unit.unitId,
  )!.name
  await prepareReports(hall)
  const rollDigest = (await hall.must('secretary', checkImport, { fileId: ROLL_FILE })).digest
  const notices = await prepareNotices(hall)
  const { departmentId: department } = await hall.must('secretary', setUpDepartment, {
    name: '技术咨询服务部', purpose: '', body: 'department', since: '2026-09-01', source: '理事大会〔2026〕1号', file: SCAN,
  })
  await hall.must('secretary', addMembers, { departmentId: department, personIds: ['officer07', 'officer08'].map(person), since: '2026-09-01' })
  await hall.must('secretary', endMember, { departmentId: department, personId: person('officer07'), left: '2026-10-01', reason: '调离' })
  await hall.deliver()
  const officer03 = hall.documents()['persons']!.find(({ _id }) => _id === person('officer03')) as unknown as Person
  const documents: Documents = { ...hall.documents(), foundings, computers: [letInAt(NOW, person('director01'), 'tcb:demo-director01')], ...preparedTrainings, ...bulletinDocuments({ ...officer03, personId: officer03._id }), ...demandDocuments(), ...reviewDocuments(hall.documents()), ...bankDocuments }
  const bankDigest = (await (await openHall(documents)).must('officer03', checkBankImport, { bank: 'student', fileId: BANK_FILE })).digest
  const message = documents['deliveries']!.find(({ _id }) => _id.endsWith(`:${person('director01')}:inbox`))!._id
  return { documents, draft, coming, hall: inHall, empty, inSession, sheet, officer, code, correction, phoneCode: `phone-${phone}`, rollDigest, bankDigest, message, notices, department }
}
