import { addDays, chinaTime, type Day } from 'shared/kernel/time'
import type { Bank, Fields } from 'shared/talent/banks'
import { wordsOf } from 'shared/talent/find'
import { type Consent, type Entry, type Identity, type Request, rankOf, requestIdOf } from 'shared/talent/model'

/** The day on which the prepared group is looked at. */
export const TODAY: Day = '2026-12-08'
export const AT = chinaTime(`${TODAY}T09:00`)

const officer = { personId: 'person-officer03', name: '信息员' }
const GIVEN = chinaTime('2026-11-20T09:00')

export const consent = (over: Partial<Consent> = {}): Consent => ({
  purposes: ['practice', 'teaching'],
  until: '2027-11-30',
  how: 'paper',
  file: 'cloud://local.files/talent/papers/consent.pdf',
  at: GIVEN,
  by: officer,
  ...over,
})

const SAYS: Readonly<Record<Bank, Fields>> = {
  teacher: { name: '林教师', trade: '数控加工', title: '副教授', work: '省级精品课', serves: '企业培训', region: '城东', reach: '经科研处' },
  student: { trade: '数控技术', skills: '车工、数控编程', year: '2024 级', region: '城东' },
  technician: { name: '钱师傅', trade: '装配钳工', title: '高级技师', serves: '带教', region: '城西' },
  need: { trade: '数控操作', skills: '会编程', count: '8 人', region: '城西', reach: '人力资源部' },
}

/** An entry of unit-03, a school, that members see; of unit-11, an enterprise, where the bank is one of enterprises. */
export function entry(_id: string, bank: Bank, over: Partial<Entry> = {}): Entry {
  const fields = over.fields ?? SAYS[bank]
  const checkedOn = over.checkedOn ?? addDays(TODAY, -3)
  return {
    _id,
    v: 1,
    bank,
    unitId: bank === 'teacher' || bank === 'student' ? 'unit-03' : 'unit-11',
    fields,
    state: 'open',
    consent: bank === 'need' ? null : consent(),
    earlier: [],
    checkedOn,
    rank: rankOf(checkedOn, _id),
    words: wordsOf(bank, fields),
    by: officer,
    at: GIVEN,
    review: { state: 'approved', edition: 1, at: GIVEN, by: null, reason: null },
    ...over,
  }
}

export const identity = (_id: string, over: Partial<Identity> = {}): Identity => ({
  _id, v: 1, unitId: 'unit-03', name: '孙同学', number: 'XH2024001', phone: '19900000099', birth: '2009-05-12', ...over,
})

/** Asked by the vice chair of unit-11. */
export const request = (entryId: string, over: Partial<Request> = {}): Request => ({
  _id: requestIdOf(entryId, over.by?.personId ?? 'person-vice2'),
  v: 1,
  entryId,
  unitId: 'unit-03',
  about: '数控技术 · 2024 级',
  by: { personId: 'person-vice2', name: '副理事长', unitId: 'unit-11', unitName: '磐石建筑有限公司' },
  purpose: 'practice',
  says: '想安排到车间实习',
  at: AT,
  consentAt: GIVEN,
  state: 'asked',
  school: null,
  person: null,
  until: null,
  reason: '',
  ...over,
})

export const granted = (entryId: string, over: Partial<Request> = {}): Request => {
  const agreed = { at: AT, by: officer, how: 'paper' as const, file: 'cloud://local.files/talent/papers/agreed.pdf' }
  return request(entryId, { state: 'granted', school: { ...agreed, how: 'account' }, person: agreed, until: '2027-01-31', ...over })
}

/** What the prepared group has in its banks. */
export const bankDocuments = {
  bankEntries: [
    entry('teacher-1', 'teacher'),
    entry('teacher-asked', 'teacher', { state: 'asked', consent: null, personId: 'person-secretary-general' }),
    entry('student-1', 'student'),
    entry('student-2', 'student', { personId: 'person-officer03' }),
    entry('technician-1', 'technician'),
    entry('need-1', 'need'),
  ],
  bankIdentities: [identity('student-1'), identity('student-2', { name: '周同学', number: 'XH2024002', phone: '19900000098' })],
  bankRequests: [
    request('student-1'),
    granted('student-2'),
    request('student-2', { by: { personId: 'person-director01', name: '理事', unitId: 'unit-04', unitName: '云岭技师学院' }, personId: 'person-officer03' }),
  ],
}
