import type { AttendanceFact, PendingScan, Sheet } from 'shared/attendance/model'
import type { AuditEntry } from 'shared/audit/model'
import type { Contribution, Issue, News } from 'shared/bulletin/model'
import type { Department } from 'shared/department/model'
import { showCode } from 'shared/identity/code'
import type { Entrance, Founding, HeldPost, Invitation, Principal } from 'shared/identity/model'
import type { Report } from 'shared/duty/model'
import { factId } from 'shared/kernel/id'
import type { Meeting } from 'shared/meeting/model'
import type { Correction } from 'shared/person/contacts-model'
import type { Check, Objection } from 'shared/review/model'
import type { Notice } from 'shared/message/notice/model'
import type { Person, Term } from 'shared/person/model'
import { GROUP_ID, type Showcase } from 'shared/showcase/model'
import type { Finish, Training } from 'shared/training/model'
import type { Entry, Identity, Look, Request } from 'shared/talent/model'
import type { Unit } from 'shared/unit/model'
import { demandDocuments } from 'test/demand/prepared'
import { page, telling } from 'test/showcase/telling'
import { entry } from 'test/talent/bank'
import type { Prepared } from './hall'

/** Something that only some may read: what kind of secret, whose it is where it is somebody's, and how it reads. */
export interface Canary {
  readonly kind: string
  readonly of?: string
  readonly says: string
}

type Documents = Prepared['documents']

/** Somebody with a past. */
const LEFT = 'person-director31'

/** The prepared group with something recognisable in every private field, and the list of it. */
export function plant(documents: Documents): { documents: Documents; canaries: readonly Canary[] } {
  const canaries: Canary[] = []
  let n = 0
  const put = (kind: string, of?: string): string => {
    const says = `雀${kind}${++n}`
    canaries.push({ kind, says, ...(of !== undefined && { of }) })
    return says
  }
  const note = (kind: string, says: string, of?: string) => void canaries.push({ kind, says, ...(of !== undefined && { of }) })

  const ended = { why: put('离任的原因', LEFT), by: '秘书', at: 1000 }
  const past: HeldPost = { post: 'director', from: '2019-01-01', until: '2019-12-31', source: '旧档案', file: put('扫描件', LEFT), ended }
  const persons = all<Person>('persons').map((one, i): Person => {
    const birth = `19${50 + (i % 40)}-0${1 + (i % 9)}-${10 + Math.floor(i / 9)}`
    note('出生日期', birth, one._id)
    // The secretary's number stands in every notice.
    if (one._id !== 'person-secretary') note('电话', one.phone, one._id)
    return { ...one, birth, posts: [...(one._id === LEFT ? [past] : []), ...one.posts.map((held) => ({ ...held, file: put('扫描件', one._id) }))] }
  })
  // The secretary's name of login is part of another's, and of the folder of what he put into storage.
  for (const { _id, personId } of all<Principal>('principals')) if (personId !== 'person-secretary') note('登录标识', _id.slice(_id.indexOf(':') + 1), personId)
  const principals = all<Principal>('principals').map((one): Principal => ({ ...one, posts: [...(one.personId === LEFT ? [past] : []), ...one.posts.map((held) => ({ ...held, file: put('扫描件', one.personId) }))] }))
  const gone: Principal = { ...principals[0]!, _id: 'wx:o-gone', unbound: { at: 1000, by: '秘书', why: put('解绑的原因', principals[0]!.personId) } }
  const attendance = all<AttendanceFact>('attendance').map((fact): AttendanceFact => {
    const of = fact.personId
    switch (fact.fact) {
      case 'reply':
        return {
          ...fact,
          logistics: { plate: put('车牌', of) },
          ...(fact.reason !== '' && { reason: put('请假原因', of) }),
          ...(fact.choice === 'observer' && { exception: { at: fact.at, by: fact.by, reason: put('例外原因', of) } }),
        }
      case 'checkIn':
        return {
          ...fact,
          absences: fact.absences.map((absence) => ({ ...absence, note: put('离场的原因', of) })),
          annulled: fact.annulled && { ...fact.annulled, reason: put('撤销的原因', of) },
          special: { text: put('特殊情况', of), at: fact.arrivedAt, by: fact.by },
          history: [{ at: fact.arrivedAt, by: '秘书', what: put('签到经过', of) }],
        }
      case 'explanation':
        return { ...fact, reason: put('缺席说明', of) }
      default:
        return fact
    }
  })
  const [scan] = attendance.filter((fact) => fact.fact === 'pending')
  const declined: PendingScan = {
    ...scan!, _id: factId(scan!.meetingId, LEFT, 'pending'), personId: LEFT,
    settled: { at: scan!.at, by: { personId: 'person-secretary', name: '秘书' }, confirmed: false, reason: put('不算签到的原因', LEFT) },
  }
  for (const { door } of all<Meeting>('meetings')) if (door.key !== '') note('签到密钥', door.key)
  // Samples ask for a paper by its name.
  for (const { handouts = [] } of all<Meeting>('meetings')) for (const { name } of handouts) note('会议材料', name)
  const noted = <T extends { readonly personId: string; readonly note?: string }>(entries: readonly T[]): T[] =>
    entries.map((entry) => ({ ...entry, note: put('请假原因', entry.personId) }))
  const meetings = all<Meeting>('meetings').map((one): Meeting => ({
    ...one,
    ...(one.handouts && { handouts: one.handouts.map((handout) => ({ ...handout, topic: put('会议材料'), file: put('扫描件') })) }),
    ...(one.presiding && { presiding: { ...one.presiding, reason: put('委托的原因', one.presiding.personId) } }),
    ...(one.paper && { paper: { ...one.paper, files: one.paper.files.map((file) => ({ ...file, file: put('扫描件') })) } }),
    ...(one.order && { order: { ...one.order, entries: noted(one.order.entries) } }),
    ...(one.final && { final: { ...one.final, entries: noted(one.final.entries) } }),
  }))
  const terms = all<Term>('terms').map((one): Term => ({ ...one, file: put('扫描件') }))
  const invitations = all<Invitation>('invitations').map((one): Invitation => {
    note('邀请码', one.code)
    note('邀请码', showCode(one.code))
    return { ...one, earlier: [put('旧邀请码')] }
  })
  for (const { hash } of all<Founding>('foundings')) note('开通口令', hash)
  const corrections = all<Correction>('corrections').map((one): Correction => ({ ...one, says: put('更正申请', one.personId) }))
  const settled: Correction = { ...corrections[0]!, _id: 'settled', settled: { at: 1000, by: { personId: 'person-secretary', name: '秘书' }, note: put('更正的结果', corrections[0]!.personId) } }
  const contributions = all<Contribution>('contributions').map((one): Contribution => {
    const kind = one.state === 'draft' ? '投稿草稿' : '稿件'
    const of = one.author.personId
    return {
      ...one,
      title: put(kind, of), text: put(kind, of), pictures: [{ file: put('稿件的图片'), caption: put(kind, of) }],
      ...(one.state !== 'draft' && { remark: { at: one.at, by: '秘书', says: put(kind, of) } }),
      ...(one.state === 'submitted' && { edited: { title: put('编辑改的'), text: put('编辑改的'), by: '秘书', at: one.at } }),
    }
  })
  const issues = all<Issue>('issues').map((one): Issue => {
    if (one.state === 'published') return one
    const kind = '没有发布的简报'
    return { ...one, note: put(kind), items: one.items.map((item) => ({ ...item, title: put(kind), text: put(kind), byline: put(kind) })) }
  })
  const news = all<News>('news').map((one): News => (one.review.state === 'approved' ? one : { ...one, title: put('没有公开的新闻'), text: put('没有公开的新闻') }))
  const audit = all<AuditEntry>('audit').map((one): AuditEntry => ({
    ...one,
    effects: [put('登记的后果')],
    input: { ...(one.input as object), birth: put('记录里的出生日期'), code: put('记录里的码'), logistics: { plate: put('记录里的车牌') } },
  }))
  const units = all<Unit>('units').map((one): Unit => ({
    ...one,
    creditCode: put('信用代码'),
    agreement: { state: 'onFile', signedOn: '2025-12-20', file: put('协议书'), note: put('协议书说明') },
  }))
  const secret = (kind: string) =>
    telling({ summary: put(kind), introduction: put(kind), trades: [put(kind)], strengths: put(kind), offers: put(kind), website: put(kind), pictures: [{ file: put(kind), caption: put(kind) }] })
  const secretPages: readonly Showcase[] = [
    page('unit-03', 'waiting', secret('没审的展示页'), telling()),
    page('unit-05', 'down', secret('下架的展示页'), secret('下架的展示页')),
    page(GROUP_ID, 'returned', secret('没审的集团介绍'), telling()),
  ]
  const showcases = [...secretPages, ...all<Showcase>('showcases').filter(({ _id }) => !secretPages.some((own) => own._id === _id))]
  const checks = all<Check>('checks').map((one): Check => {
    const own = one.author.personId
    return { ...one, title: put('待审内容', own), texts: [put('待审内容', own)], log: one.log.map((act) => ({ ...act, reason: put('待审内容', own) })), lent: put('送检人'), findings: [{ of: 'picture', place: 0, trace: put('送检编号'), askedAt: one.at, says: 'review', label: 20001 }] }
  })
  const objections = all<Objection>('objections').map((one): Objection => ({ ...one, says: put('举报', one.by.personId) }))
  const reports = all<Report>('reports').map((one): Report => {
    const kind = one.state === 'draft' ? '没报的报送' : '报送'
    const answers = Object.entries(one.answers).map(([question, answer]) => [question, /^\d+$/.test(answer.value) ? answer : { ...answer, value: put(kind) }])
    return { ...one, answers: Object.fromEntries(answers), papers: [{ part: 'case', name: put(kind), file: put('报送材料'), edition: 1, by: put('报送材料'), at: one.v }], remarks: [{ at: one.v, by: { personId: 'person-secretary', name: '秘书' }, text: put(kind), missing: [] }] }
  })
  const notices = all<Notice>('notices').map((one): Notice => (one.state === 'sent' ? one : { ...one, text: put('没有发出的通知') }))
  const departments = all<Department>('departments').map((one): Department => ({
    ...one,
    file: put('扫描件'),
    stints: one.stints.map((stint) => (stint.left === undefined ? stint : { ...stint, why: put('离开机构的原因', stint.personId) })),
  }))
  const trainings = all<Training>('trainings').map((one): Training => {
    const secret = { ...one.course, link: put('没审的培训'), title: put('没审的培训'), about: put('没审的培训'), paper: { file: put('培训文件'), name: put('没审的培训') } }
    return { ...one, course: secret }
  })
  const trainingFinishes = all<Finish>('trainingFinishes').map((one): Finish => ({ ...one, note: put('学习说明', one.personId) }))
  const bankEntries = [
    ...all<Entry>('bankEntries').map((one): Entry => ({ ...one, ...(one.consent && { consent: { ...one.consent, file: put('同意书'), list: put('同意名单') }, earlier: [{ ...one.consent, file: put('同意书') }] }) })),
    entry('teacher-unread', 'teacher', { review: { state: 'waiting', edition: 1, at: 1000, by: null, reason: null }, fields: { name: put('没审的条目'), trade: put('没审的条目'), reach: put('没审的条目') } }),
    entry('teacher-withdrawn', 'teacher', { state: 'withdrawn', fields: { name: put('撤回的条目'), trade: put('撤回的条目') } }),
  ]
  const bankIdentities = all<Identity>('bankIdentities').map((one, i): Identity => ({ ...one, birth: bornOn(i), name: put('学生身份'), number: put('学生身份'), phone: put('学生身份'), guardian: put('监护人同意书') }))
  function bornOn(i: number): string {
    const birth = `2009-${10 + (i % 3)}-${11 + Math.floor(i / 3)}`
    note('学生身份', birth)
    return birth
  }
  const bankRequests = all<Request>('bankRequests').map((one): Request => ({
    ...one,
    says: put('申请的用途', one.by.personId),
    reason: put('申请的用途', one.by.personId),
    ...(one.school && { school: { ...one.school, file: put('本人签字') } }),
    ...(one.person && { person: { ...one.person, file: put('本人签字') } }),
  }))
  const bankLooks: readonly Look[] = [
    { _id: 'student-1:person-vice3:2026-12-01', requestId: 'student-1:person-vice3', entryId: 'student-1', by: { personId: 'person-vice3', name: put('谁看过学生') }, unitName: put('谁看过学生'), purpose: 'practice', day: '2026-12-01', at: 1000 },
  ]
  const receipts = all<{ readonly _id: string }>('receipts').map((one) => ({ ...one, value: { said: put('回执') } }))
  const entrances: readonly Entrance[] = [{ _id: 'pc-elsewhere', v: 1, at: 1000, once: put('取票的词') }]
  const planted = {
    persons, meetings, terms, invitations, audit, receipts, entrances,
    principals: [...principals, gone],
    attendance: [...attendance, declined],
    corrections: [...corrections, settled],
    units, showcases, checks, objections,
    reports, trainings, trainingFinishes,
    notices, departments,
    bankEntries, bankIdentities, bankRequests, bankLooks,
    ...demandDocuments(put),
    contributions, issues, news,
  }
  const sheets = all<Sheet>('sheets').map((one): Sheet => ({ ...one, photo: put('签到表照片') }))
  const rejected: Sheet = { ...sheets[0]!, _id: 'rejected', state: 'rejected', settled: { at: 1000, by: { personId: 'person-secretary', name: '秘书' }, reason: put('退回的原因') } }
  return { documents: { ...documents, sheets: [...sheets, rejected], ...planted }, canaries }

  function all<T>(collection: string): readonly T[] {
    return (documents[collection] ?? []) as unknown as readonly T[]
  }
}
