import type { Sheet } from '../../document/model'
import { fullTime } from '../../kernel/time'
import type { Progress } from '../model'
import { progressName } from '../urge'
import type { Notice, NoticeMark, Reader } from './model'

/** Who has read a notice, one row each, as it stands. Phone numbers stay out of it. */
export function receiptSheet(
  notice: Pick<Notice, 'title' | 'sentAt' | 'confirmBy'>,
  reference: string | null,
  readers: readonly Reader[],
  progress: ReadonlyMap<string, Progress>,
  marks: readonly NoticeMark[],
): Sheet {
  const at = (personId: string, mark: NoticeMark['mark']): string => {
    const found = marks.find((one) => one.personId === personId && one.mark === mark)
    return found ? fullTime(found.at) : ''
  }
  const count = (step: Progress) => readers.filter(({ personId }) => progress.get(personId) === step).length
  const asked = notice.confirmBy !== null
  const grouped = readers.some(({ departments }) => departments !== undefined)
  return {
    title: `${notice.title}回执`,
    about: [
      [reference, notice.sentAt === undefined ? null : `${fullTime(notice.sentAt)} 发出`].filter(Boolean).join('，'),
      asked ? `请于 ${fullTime(notice.confirmBy!)} 前确认` : '不要求确认',
    ],
    columns: [{ title: '序号', width: 6 }, { title: '单位', width: 26 }, ...(grouped ? [{ title: '业务机构', width: 20 }] : []), { title: '姓名', width: 10 }, { title: '进度', width: 9 }, { title: '阅读时间', width: 20 }, ...(asked ? [{ title: '确认时间', width: 20 }] : [])],
    rows: readers.map(({ personId, name, unitName, departments = [] }, i) => [
      String(i + 1), unitName, ...(grouped ? [departments.join('、')] : []), name, progressName[progress.get(personId) ?? 'unread'], at(personId, 'read') || at(personId, 'confirm'), ...(asked ? [at(personId, 'confirm')] : []),
    ]),
    foot: [`共 ${readers.length} 人：未读 ${count('unread')} 人，已读 ${count('read')} 人${asked ? `，已确认 ${count('confirmed')} 人` : ''}`],
  }
}
