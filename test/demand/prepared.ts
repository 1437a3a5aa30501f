import type { ThreadNote } from 'shared/demand/model'
import { addDays, DAY, dayOf } from 'shared/kernel/time'
import { asked, NOW, posting, reviewed } from './posted'

/** What the prepared group has of supply and demand: of unit 3 and others, shown, waiting, asked for. */
export function demandDocuments(secret: (kind: string) => string = (kind) => kind) {
  const contact = (n: string) => ({ personId: `person-officer${n}`, name: secret('供需联系人') })
  const older = addDays(dayOf(NOW), -25)
  const of05 = posting('posting-of-05', { at: NOW - DAY, contact: contact('05') })
  const of03 = posting('posting-of-03', {
    unitId: 'unit-03', unitName: '虚构职业学校', unitKind: 'school', side: 'supply', title: '数控专业学生可顶岗实习', at: NOW - 25 * DAY, confirmedOn: older, contact: contact('03'),
  })
  const of09 = posting('posting-of-09', { unitId: 'unit-09', kind: 'equipment', fields: { model: '三坐标测量机' }, title: '借用三坐标测量机', contact: contact('09') })
  const waiting = posting('posting-waiting', {
    unitId: 'unit-07', title: secret('没审的供需'), description: secret('没审的供需'), confirmedOn: null, review: reviewed('waiting'), contact: contact('07'),
  })
  const thread = asked(of05)
  const note: ThreadNote = { _id: `${thread._id}:1`, v: 1, threadId: thread._id, step: 1, unitId: 'unit-03', text: '我校可以安排二十名学生', review: reviewed() }
  const unchecked: ThreadNote = { ...note, _id: `${thread._id}:2`, step: 2, unitId: 'unit-05', text: secret('没查的说明'), review: reviewed('checking') }
  const answered = { ...thread, steps: [...thread.steps, { act: 'rework' as const, end: 'owner' as const, at: NOW, by: { personId: 'person-officer05', name: '伍信息员' }, phone: false, noted: true }] }
  return {
    postings: [of05, of03, of09, waiting],
    threads: [{ ...answered, asker: { ...thread.asker, contact: contact('03') }, owner: { ...thread.owner, contact: contact('05') } }],
    threadNotes: [note, unchecked],
    subscriptions: [{ _id: 'person-director01', v: 1, unitId: 'unit-04', topics: ['need/internship'] }],
  }
}

export const THREAD = 'posting-of-05:unit-03:1'
