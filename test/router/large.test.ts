import schema from 'cloudfunctions/schema.json'
import type { Examined } from 'local/store/documents/plan'
import { runJobs } from 'cloudfunctions/round'
import { operations } from 'shared/operations'
import { DAY, MINUTE } from 'shared/kernel/time'
import { NOW, person, prepare, type Prepared } from './hall'
import { openLarge } from './large'
import { more } from './more'
import { samplesOf } from './tables/all'

/** So many documents a page of a list may hold, and so many times as many may be looked at for it. */
const PAGE = 20
const RATIO = 3
/** More than this is no page any more. */
const MOST = 101

/** What is read whole however much there is, and why; of everything else a page. */
const WHOLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'identity.invitations': { persons: '全名册的邀请情况' },
  'person.roll': { persons: '全名册（决定 0016）' },
  'person.get': { persons: '换人时可选的人', units: '可选的单位' },
  'person.register': { persons: '全名册', units: '全部单位' },
  'person.contacts': { persons: '通讯录一次给全（决定 0016）', units: '全部单位' },
  'person.corrections': { corrections: '还没有办的一条不漏' },
  'person.checkImport': { persons: '与全名册核对', units: '与全部单位核对' },
  'person.rollTemplate': { persons: '导出全名册', units: '导出全部单位' },
  'unit.get': { persons: '可选的理事人选' },
  'attendance.board': { attendance: '一次会议的到会情况' },
  'attendance.projector': { attendance: '一次会议的到会情况' },
  'attendance.receipt': { attendance: '一次会议的到会情况' },
  'attendance.sheets': { attendance: '一次会议的到会情况' },
  'message.receipts': { attendance: '一次会议的答复' },
  'message.noticeDesk': { notices: '没有发出的稿子都在台上' },
  'message.noticeReceipts': { principals: '一份通知的人有没有微信' },
  'message.previewNotice': { persons: '发给全体是发给谁' },
  'bulletin.counts': { contributions: '一年的稿件数' },
  'duty.figures': { units: '一期的全部单位', reports: '一期的全部报送' },
  'duty.reports': { units: '一期的全部单位', reports: '一期的全部报送' },
  'duty.board': { units: '全部单位', reports: '一期的全部报送', bankEntries: '各单位的条目数', postings: '各单位的供需数', contributions: '各单位的稿件数' },
  'duty.boardSheet': { units: '全部单位', reports: '一期的全部报送', bankEntries: '各单位的条目数', postings: '各单位的供需数', contributions: '各单位的稿件数' },
  'duty.mine': { bankEntries: '本单位的条目数', postings: '本单位的供需数', contributions: '本单位的稿件数' },
  'training.get': { trainingFinishes: '一次培训学完的人' },
  'training.finished': { trainingFinishes: '一次培训学完的人' },
  'training.year': { units: '全部单位', trainingFinishes: '一年学完的人次' },
  'training.sheet': { units: '全部单位', trainingFinishes: '一年学完的人次' },
  'showcase.group': { units: '全部成员单位', showcases: '全部成员单位' },
  'showcase.units': { units: '全部成员单位', showcases: '全部成员单位' },
  'demand.get': { threads: '一条供需的对接' },
  'talent.banks': { bankEntries: '本单位的条目数', bankRequests: '等着本单位答复的' },
  'talent.checkImport': { bankEntries: '与本单位这一库的逐条比对' },
  'talent.mine': { bankEntries: '写着本人的条目' },
}

/** Filters and shelves that the samples leave out. */
const filters = (p: Prepared): Readonly<Record<string, readonly object[]>> => ({
  'audit.list': [{ by: person('secretary') }, { meetingId: p.hall }, { meetingId: p.hall, refusedOnly: true }, { by: person('secretary'), refusedOnly: true }, { before: NOW - DAY }],
  'meeting.list': ['coming', 'past', 'off'].map((shelf) => ({ shelf })),
  'training.list': [{ over: true }, { over: true, after: { until: '2026-11-01', trainingId: 'a' } }, { over: false, after: { until: '2026-12-31', trainingId: 'a' } }],
  'talent.list': ['teacher', 'student', 'technician', 'need'].flatMap((bank) => ['', '数控', '数控 没有'].map((text) => ({ bank, text }))),
  'demand.list': [{}, { text: '数控' }, { text: '数控车工顶岗实习' }, { side: 'need', region: 'county' }],
  'review.queue': ['waiting', 'objections', 'machine'].map((list) => ({ list })),
  'message.inbox': [{}, { before: NOW - 10 * MINUTE }],
  'message.notices': [{}, { before: NOW - 10 * MINUTE }],
  'message.noticeDesk': [{ before: NOW - 10 * MINUTE }],
})

let large: Awaited<ReturnType<typeof openLarge>>
let prepared: Prepared
beforeAll(async () => {
  prepared = await prepare()
  large = await openLarge(prepared.documents)
}, 300_000)

const tooMuch = ({ examined, returned }: Examined) => examined > RATIO * Math.max(returned, PAGE)

test('每个索引都以编号结尾：列表总以它为末一级次序，不然就要全取来再排', () => {
  const open = Object.entries(schema.collections).flatMap(([name, { indexes }]) =>
    indexes.filter(({ keys }) => Object.keys(keys).at(-1) !== '_id').map((index) => `${name}.${index.name}`),
  )
  expect(open).toEqual([])
})

describe('五百人、一百二十个单位、上千条各样的记录', () => {
  const whole: Record<string, Set<string>> = {}

  test.each(operations.filter(({ kind }) => kind === 'query').map(({ name }) => name))('%s 看过的不超过一页的三倍', async (name) => {
    const { as, input, later = 0 } = samplesOf(prepared)[name]!
    large.hall.at = NOW + later
    large.seen()
    for (const given of [input, ...(more(prepared)[name] ?? []), ...(filters(prepared)[name] ?? [])]) await large.hall.ask(as, name, given)
    const seen = large.seen()
    expect(seen.filter(tooMuch)).toEqual([])
    const long = new Set(seen.filter(({ returned }) => returned > MOST).map(({ collection }) => collection))
    expect([...long].filter((collection) => WHOLE[name]?.[collection] === undefined)).toEqual([])
    whole[name] = long
  })

  test('说是一次取全的，确实一次取全', () => {
    const idle = Object.entries(WHOLE).flatMap(([name, kept]) => Object.keys(kept).filter((collection) => !whole[name]?.has(collection)).map((collection) => `${name} ${collection}`))
    expect(idle).toEqual([])
  })

  test('各项命令和定时任务看过的也不超过三倍', async () => {
    const wrong: Record<string, readonly Examined[]> = {}
    for (const { name } of operations.filter(({ kind }) => kind === 'command')) {
      const { as, input, later = 0, without } = samplesOf(prepared)[name]!
      if (without) continue
      large.hall.at = NOW + later
      large.seen()
      await large.hall.ask(as, name, input)
      const seen = large.seen().filter(tooMuch)
      if (seen.length > 0) wrong[name] = seen
    }
    large.seen()
    await runJobs(large.around)
    const seen = large.seen().filter(tooMuch)
    expect({ ...wrong, ...(seen.length > 0 && { jobs: seen }) }).toEqual({})
  }, 120_000)
})
