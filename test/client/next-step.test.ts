import { nextStep } from 'client/packages/meeting/detail/next-step'
import type { ReplyView } from 'shared/attendance/model'
import { qixian } from 'shared/charter/qixian'
import { HOUR } from 'shared/kernel/time'
import type { MeetingPage } from 'shared/meeting/operations'

/** The browser's controls, and no router. */
jest.mock('client/ui/host/host', () => jest.requireActual('client/ui/host/host.h5'))
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {}, useRouter: () => ({ params: {} }) }))

const start = 1_800_000_000_000
const by = { personId: 'zhang', name: '张建国' }
const away: ReplyView = { choice: 'leave', reason: '出差', logistics: {}, at: start - 9 * HOUR, by, onBehalf: false, ordinal: 1 }
const here = { arrivedAt: start - HOUR, method: 'scan' as const, absences: [], annulled: null }

interface Case {
  status?: MeetingPage['meeting']['status']
  kind?: MeetingPage['meeting']['kind']
  mine?: Partial<MeetingPage['mine']>
  /** Holds the office of the chair; takes the chair unless it was handed on. */
  chair?: boolean
  handedOn?: boolean
}

const page = ({ status = 'published', kind = 'assembly', mine = {}, chair = false, handedOn = false }: Case) =>
  ({
    meeting: { _id: 'm', kind, status, startsAt: start },
    mine: { seat: 'entitled', read: true, reply: null, checkIn: null, pending: false, doorAt: start - HOUR, explanation: null, ...mine },
    duties: { presides: chair && !handedOn, delegates: chair, excepts: chair, watches: chair, convenes: false },
  }) as unknown as MeetingPage

test.each<[string, Case, number, string | undefined]>([
  ['没有答复', {}, start - 1, '答复能否参加'],
  ['没有答复，会议到了时间', {}, start, '填写缺席说明'],
  ['不在名单中', { mine: { seat: 'none' } }, start - 1, undefined],
  ['已经答复', { mine: { reply: { ...away, choice: 'attend' } } }, start - 1, undefined],
  ['没有答复，人已经到了', { mine: { checkIn: here } }, start - 1, undefined],
  ['签到被撤销，等于没有到', { mine: { checkIn: { ...here, annulled: { at: start, by, reason: '签错人' } } } }, start - 1, '答复能否参加'],
  ['主持人请了假', { chair: true, mine: { reply: away } }, start - 1, '委托他人主持'],
  ['主持人请了假，已经委托过', { chair: true, handedOn: true, mine: { reply: away } }, start - 1, undefined],
  ['不主持的人请了假', { mine: { reply: away } }, start - 1, undefined],
  ['理事长会的主持人请了假，条文不许委托', { kind: 'council', chair: true, mine: { reply: away } }, start - 1, undefined],
  ['请过假，开会了，不用再说明', { mine: { reply: away } }, start, undefined],
  ['说明过了', { mine: { explanation: '堵车' } }, start, undefined],
  ['开会后到了', { status: 'inSession', mine: { checkIn: here } }, start, undefined],
  ['会议已经结束', { status: 'closed' }, start, undefined],
  ['会议取消了', { status: 'cancelled' }, start - 1, undefined],
])('%s', (_name, given, now, says) => {
  expect(nextStep(page(given), qixian, now)?.says).toBe(says)
})
