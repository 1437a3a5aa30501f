import type { AttendanceFact, Sheet } from 'shared/attendance/model'
import type { AuditEntry } from 'shared/audit/model'
import type { Contribution, Issue, News } from 'shared/bulletin/model'
import type { Department } from 'shared/department/model'
import { showCode } from 'shared/identity/code'
import type { Founding, Invitation, Principal } from 'shared/identity/model'
import type { Report } from 'shared/duty/model'
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

  const persons = all<Person>('persons').map((one, i): Person => {
    const birth = `19${50 + (i % 40)}-0${1 + (i % 9)}-${10 + Math.floor(i / 9)}`
    note('出生日期', birth, one._id)
    // The secretary's number stands in every notice.
    if (one._id !== 'person-secretary') note('电话', one.phone, one._id)
    return { ...one, birth, posts: one.posts.map((held) => ({ ...held, file: put('扫描件', one._id) })) }
  })
  // The secretary's name of login is part of another's, and of the folder of what he put into storage.
  for (const { _id, personId } of all<Principal>('principals')) if (personId !== 'person-secretary') note('登录标识', _id.slice(_id.indexOf(':') + 1), personId)
  const attendance = all<AttendanceFact>('attendance').map((fact): AttendanceFact => {
    const of = fact.personId
    switch (fact.fact) {
      case 'reply':
        return {
          ...fact,
          logistics: { plate: put('车牌', of) },
          ...(fact.reason !== '' && { reason: put('请假原因', of) }),
          ...(fact.exception && { exception: { ...fact.exception, reason: put('例外原因', of) } }),
        }
      case 'checkIn':
        return { ...fact, special: { text: put('特殊情况', of), at: fact.arrivedAt, by: fact.by }, history: [{ at: fact.arrivedAt, by: '秘书', what: put('签到经过', of) }] }
      case 'explanation':
        return { ...fact, reason: put('缺席说明', of) }
      default:
        return fact
    }
  })
  for (const { door } of all<Meeting>('meetings')) if (door.key !== '') note('签到密钥', door.key)
  const noted = <T extends { readonly personId: string; readonly note?: string }>(entries: readonly T[]): T[] =>
    entries.map((entry) => (entry.note ? { ...entry, note: put('请假原因', entry.personId) } : entry))
  const meetings = all<Meeting>('meetings').map((one): Meeting => ({
    ...one,
    ...(one.handouts && { handouts: one.handouts.map((handout) => ({ ...handout, file: put('扫描件') })) }),
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
  const contributions = all<Contribution>('contributions').map((one): Contribution => {
    const kind = one.state === 'draft' ? '投稿草稿' : '稿件'
    const of = one.author.personId
    return { ...one, title: put(kind, of), text: put(kind, of), ...(one.remark && { remark: { ...one.remark, says: put(kind, of) } }) }
  })
  const issues = all<Issue>('issues').map((one): Issue => {
    if (one.state === 'published') return one
    const kind = '没有发布的简报'
    return { ...one, note: put(kind), items: one.items.map((item) => ({ ...item, title: put(kind), text: put(kind), byline: put(kind) })) }
  })
  const news = all<News>('news').map((one): News => (one.review.state === 'approved' ? one : { ...one, title: put('没有公开的新闻'), text: put('没有公开的新闻') }))
  const audit = all<AuditEntry>('audit').map((one): AuditEntry => ({
    ...one,
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
    return { ...one, title: put('待审内容', own), texts: [put('待审内容', own)], lent: put('送检人'), findings: [{ of: 'picture', place: 0, trace: put('送检编号'), askedAt: one.at, says: 'review', label: 20001 }] }
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
    const secret = { ...one.course, title: put('没审的培训'), about: put('没审的培训'), paper: { file: put('培训文件'), name: put('没审的培训') } }
    return { ...one, course: secret }
  })
  const trainingFinishes = all<Finish>('trainingFinishes').map((one): Finish => ({ ...one, note: put('学习说明', one.personId) }))
  const bankEntries = [
    ...all<Entry>('bankEntries').map((one): Entry => ({ ...one, ...(one.consent && { consent: { ...one.consent, file: put('同意书') } }) })),
    entry('teacher-unread', 'teacher', { review: { state: 'waiting', edition: 1, at: 1000, by: null, reason: null }, fields: { name: put('没审的条目'), trade: put('没审的条目'), reach: put('没审的条目') } }),
    entry('teacher-withdrawn', 'teacher', { state: 'withdrawn', fields: { name: put('撤回的条目'), trade: put('撤回的条目') } }),
  ]
  const bankIdentities = all<Identity>('bankIdentities').map((one): Identity => ({ ...one, name: put('学生身份'), number: put('学生身份'), phone: put('学生身份'), guardian: put('监护人同意书') }))
  const bankRequests = all<Request>('bankRequests').map((one): Request => ({
    ...one,
    says: put('申请的用途', one.by.personId),
    ...(one.person && { person: { ...one.person, file: put('本人签字') } }),
  }))
  const bankLooks: readonly Look[] = [
    { _id: 'student-1:person-vice3:2026-12-01', requestId: 'student-1:person-vice3', entryId: 'student-1', by: { personId: 'person-vice3', name: put('谁看过学生') }, unitName: put('谁看过学生'), purpose: 'practice', day: '2026-12-01', at: 1000 },
  ]
  const receipts = all<{ readonly _id: string }>('receipts').map((one) => ({ ...one, value: put('回执') }))
  const planted = {
    persons, meetings, terms, attendance, invitations, corrections, audit, receipts,
    units, showcases, checks, objections,
    reports, trainings, trainingFinishes,
    notices, departments,
    bankEntries, bankIdentities, bankRequests, bankLooks,
    ...demandDocuments(put),
    contributions, issues, news,
  }
  const sheets = all<Sheet>('sheets').map((one): Sheet => ({ ...one, photo: put('签到表照片') }))
  return { documents: { ...documents, sheets, ...planted }, canaries }

  function all<T>(collection: string): readonly T[] {
    return (documents[collection] ?? []) as unknown as readonly T[]
  }
}
