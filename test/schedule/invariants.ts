import type { AuditEntry } from 'shared/audit/model'
import type { Receipt } from 'cloudfunctions/kit/receipts'
import { type CheckIn, isHere, type LeaveYear, type PendingScan, type Reply as Answer, type Sheet } from 'shared/attendance/model'
import type { Store } from 'local/store/store'
import type { Reply } from 'shared/kernel/operation'
import type { Instant } from 'shared/kernel/time'
import type { Event } from 'shared/message/model'
import { type Frozen, type Meeting, PRESENCES } from 'shared/meeting/model'
import { type Command, DIRECTORS, type Documents, faults, MEETING, QUORUM } from './hall'

/** One command with what it was answered and when it arrived. */
export interface Act {
  readonly command: Command
  readonly reply: Reply<unknown>
  readonly arrival: Instant
}

/** What a schedule did, with the documents before and after. */
export interface Witness {
  readonly acts: readonly Act[]
  readonly before: Documents
  readonly after: Documents
}

const APPENDS = ['attendance.checkInFor', 'attendance.checkIn', 'attendance.explain']
const TOLD = ['meeting.change', 'meeting.cancel', 'attendance.confirmSheet', 'attendance.rejectSheet', 'attendance.enterSheet']
const commits = ({ command }: Act) => !APPENDS.includes(command.operation)
/** A sheet that is handed in or rejected changes nobody's presence. */
const touchesMeeting = (act: Act) => commits(act) && !['attendance.rejectSheet', 'attendance.enterSheet'].includes(act.command.operation)

/** What waits for the desk counts for nothing. */
const counts = ({ reply }: Act) => (reply as { value?: { counts?: boolean } }).value?.counts !== false
const accepted = ({ reply }: Act) => reply.kind === 'accepted'
const of = (operation: string) => (act: Act) => act.command.operation === operation
const commitsOf = ({ acts }: Witness) => acts.filter((act) => accepted(act) && commits(act))

const meetingIn = (documents: Documents) => documents.meetings!.find(({ _id }) => _id === MEETING) as unknown as Meeting
const factsIn = (documents: Documents, fact: string) => documents.attendance!.filter((doc) => doc.fact === fact)
const checkInsIn = (documents: Documents) => factsIn(documents, 'checkIn') as unknown as readonly CheckIn[]
const pendingIn = (documents: Documents) => factsIn(documents, 'pending') as unknown as readonly PendingScan[]
const confirmedIn = (documents: Documents) => ((documents.sheets ?? []) as unknown as readonly Sheet[]).filter(({ state }) => state === 'confirmed').flatMap(({ personIds }) => personIds)
const repliesIn = (documents: Documents) => factsIn(documents, 'reply') as unknown as readonly Answer[]
const audits = ({ after }: Witness) => (after.audit ?? []) as unknown as readonly AuditEntry[]
const frozen = ({ after }: Witness): Frozen[] => [meetingIn(after).order, meetingIn(after).final].filter((one) => one !== undefined)

const wrong = (holds: boolean, what: unknown): string | undefined => (holds ? undefined : JSON.stringify(what))
const equal = (one: unknown, other: unknown) => wrong(JSON.stringify(one) === JSON.stringify(other), [one, other])
const first = (flaws: readonly (string | undefined)[]) => flaws.find((flaw) => flaw !== undefined)

/**
 * What must hold at every moment: no order without quorum. A list that is right about the moment at which it was read
 * is not enough; whoever has gone by the time of the commit must be seen to have gone.
 */
export const watchQuorum = (): ((store: Store) => Promise<void>) => {
  let before: unknown
  return async (store) => {
    const status = (await store.get('meetings', MEETING))!.status
    if (before === 'published' && status === 'inSession') {
      const entries = checkInsIn({ attendance: await store.find('attendance', { fact: 'checkIn' }) })
      // Whoever is on a confirmed sheet is there, also while his check-in is still being written.
      const signed = confirmedIn({ sheets: await store.find('sheets') }).filter((id) => !entries.some(({ personId }) => personId === id))
      const here = entries.filter(isHere).length + signed.length
      if (here < QUORUM) throw new Error(`不足法定人数不开会：宣布时在场 ${here} 人`)
    }
    before = status
  }
}

/** What must hold after every schedule; each answers what is wrong, if anything is. */
export const invariants: Readonly<Record<string, (witness: Witness) => string | undefined>> = {
  每人只计一次(witness) {
    const entries = checkInsIn(witness.after).map(({ personId }) => personId)
    const twice = entries.filter((id, place) => entries.indexOf(id) !== place)
    const lists = frozen(witness).map((one) => equal(one.entries.map(({ personId }) => personId), DIRECTORS))
    return first([wrong(twice.length === 0, twice), ...lists])
  },

  同一人的签到答复同一时刻(witness) {
    const told = witness.acts.filter((act) => (of('attendance.checkInFor')(act) || of('attendance.checkIn')(act)) && accepted(act) && counts(act))
    return first(
      told.map(({ command, reply }) => {
        const stored = checkInsIn(witness.after).find(({ personId }) => personId === (command.input.personId ?? command.by))
        return equal((reply as { value?: { arrivedAt?: Instant } }).value?.arrivedAt, stored?.arrivedAt)
      }),
    )
  },

  截止前答复过的一个不漏(witness) {
    const { closing, final } = meetingIn(witness.after)
    if (!final) return undefined
    const valid = checkInsIn(witness.after).filter(({ annulled, arrivedAt }) => annulled === null && arrivedAt <= closing!.deadline)
    const explained = witness.acts.filter((act) => of('attendance.explain')(act) && accepted(act)).map(({ command }) => command.by)
    const said = (id: string) => final.entries.find(({ personId }) => personId === id)!.presence
    return first([
      ...valid.map(({ personId }) => wrong(['present', 'late', 'left'].includes(said(personId)), [personId, said(personId)])),
      ...explained.map((id) => wrong(said(id) !== 'absent', [id, said(id)])),
    ])
  },

  待确认的扫码从不算数(witness) {
    const there = checkInsIn(witness.after)
    const scans = pendingIn(witness.after)
    const confirmed = scans.filter(({ settled }) => settled?.confirmed).map(({ personId }) => personId)
    return first([
      ...frozen(witness).flatMap(({ entries }) =>
        entries
          .filter(({ presence }) => ['present', 'late', 'left'].includes(presence))
          .map(({ personId }) => wrong(there.some((one) => one.personId === personId), [personId, 'in the room without a check-in'])),
      ),
      equal(there.filter(({ method }) => method === 'queued').map(({ personId }) => personId), confirmed),
    ])
  },

  确认过的签到表一个不漏(witness) {
    const { order, final, history } = meetingIn(witness.after)
    const place = (what: string) => history.findIndex((entry) => entry.what.startsWith(what))
    const inTime = place('确认纸质签到表') >= 0 && place('确认纸质签到表') < place('宣布开会')
    const entries = checkInsIn(witness.after)
    return first(
      confirmedIn(witness.after).flatMap((id) => {
        const entry = entries.find(({ personId }) => personId === id)
        const missing = (one: Frozen) => ['absent', 'excused', 'explained'].includes(one.entries.find(({ personId }) => personId === id)!.presence)
        return [
          wrong(entry !== undefined, [id, 'no check-in']),
          final && wrong(entry?.annulled !== null || !missing(final), [id, 'not in the result']),
          order && wrong(!inTime || entry?.annulled !== null || !missing(order), [id, 'not in the order']),
        ]
      }),
    )
  },

  没有确认的签到表从不算数(witness) {
    const signed = confirmedIn(witness.after)
    const paper = checkInsIn(witness.after).filter(({ method }) => method === 'paper')
    return first(paper.map(({ personId }) => wrong(signed.includes(personId), [personId, 'on no confirmed sheet'])))
  },

  签到表只确认一次(witness) {
    const settled = witness.acts.filter((act) => of('attendance.confirmSheet')(act) && accepted(act))
    return wrong(settled.length <= 1, settled.map(({ command }) => command.name))
  },

  确认和驳回只准一个(witness) {
    const settled = witness.acts.filter((act) => (of('attendance.confirmScan')(act) || of('attendance.declineScan')(act)) && accepted(act))
    return wrong(settled.length <= 1, settled.map(({ command }) => command.name))
  },

  不足法定人数不开会(witness) {
    const { order } = meetingIn(witness.after)
    if (!order) return undefined
    const inRoom = order.entries.filter(({ presence }) => presence === 'present' || presence === 'late')
    return wrong(order.quorum!.stands && inRoom.length >= QUORUM, [inRoom.length, order.quorum])
  },

  冻结的数等于冻结的名单(witness) {
    const { order, final } = meetingIn(witness.after)
    const stayed = checkInsIn(witness.after).filter(isHere).map(({ personId }) => personId)
    return first([
      ...frozen(witness).flatMap((one) => [
        ...PRESENCES.map((presence) => equal([presence, one.counts[presence]], [presence, one.entries.filter((entry) => entry.presence === presence).length])),
        equal(one.entitled, one.entries.length),
        equal(one.quorum!.tests.map(({ have }) => have), [one.inRoom]),
      ]),
      order && equal(order.inRoom, order.counts.present + order.counts.late),
      final && equal(final.inRoom, final.entries.filter(({ personId }) => stayed.includes(personId)).length),
    ])
  },

  准了的请假都在结果里(witness) {
    const leaves = witness.acts.filter((act) => of('attendance.reply')(act) && accepted(act) && act.command.input.choice === 'leave')
    return first(
      leaves.flatMap(({ command: { by } }) => {
        const stored = repliesIn(witness.after).find(({ personId }) => personId === by)
        const said = frozen(witness).map((one) => one.entries.find(({ personId }) => personId === by)!.presence)
        return [equal(stored?.choice, 'leave'), ...said.map((presence) => wrong(presence !== 'absent' && presence !== 'explained', [by, presence]))]
      }),
    )
  },

  请假次数与答复相符({ after }) {
    const years = (after.leaveYears ?? []) as unknown as readonly LeaveYear[]
    return first(
      repliesIn(after).map(({ personId, choice, ordinal }) => {
        const listed = years.find((year) => year.personId === personId)?.meetingIds ?? []
        return equal([listed.includes(MEETING), ordinal], choice === 'leave' ? [true, 1] : [false, undefined])
      }),
    )
  },

  '两次开会、两次闭会只准一次'({ acts, before }) {
    const all = (operation: string) => acts.filter((act) => of(operation)(act) && accepted(act)).length
    const was = meetingIn(before).status === 'inSession' ? 1 : 0
    return wrong(was + all('meeting.callToOrder') <= 1 && all('meeting.close') <= 1, [all('meeting.callToOrder'), all('meeting.close')])
  },

  版本一个不跳(witness) {
    const { before, after } = witness
    const counted = meetingIn(after).status === 'closed' ? 1 : 0
    const entries = checkInsIn(after).map(({ personId, v }) => {
      const ofPerson = commitsOf(witness).filter(({ command }) => command.input.personId === personId)
      // A confirmation makes the entry by its commit, a scan or the desk by an append.
      const made = ofPerson.some(of('attendance.confirmScan')) ? 0 : 1
      const started = checkInsIn(before).find((one) => one.personId === personId)?.v ?? made
      const changes = ofPerson.filter((act) => !of('attendance.declineScan')(act))
      return equal([personId, v], [personId, started + changes.length])
    })
    return first([equal(meetingIn(after).v, meetingIn(before).v + commitsOf(witness).filter(touchesMeeting).length + counted), ...entries])
  },

  每条命令一条记录(witness) {
    const { acts } = witness
    const due = acts.filter((act) => !accepted(act) || commits(act))
    const line = (operation: string, by: string, code: string | undefined) => [operation, by, code ?? '准'].join(' ')
    return equal(
      audits(witness).map((one) => line(one.operation, one.personId, one.refusal?.code)).sort(),
      due.map(({ command, reply }) => line(command.operation, command.by, reply.kind === 'refused' ? reply.code : undefined)).sort(),
    )
  },

  '提交多少次，回执和通知就有多少份'(witness) {
    const commits = commitsOf(witness)
    const stored = (witness.after.receipts ?? []) as unknown as readonly Receipt[]
    const events = (witness.after.events ?? []) as unknown as readonly Event[]
    const told = commits.map(({ command }) => command.operation).filter((one) => TOLD.includes(one)).map(typeOf)
    if (meetingIn(witness.after).final) told.push('meeting.counted')
    return first([
      equal(stored.map(({ operation }) => operation).sort(), commits.map(({ command }) => command.operation).sort()),
      equal(events.map(({ type }) => type).sort(), told.sort()),
    ])
  },

  没有一次出故障: ({ acts }) => wrong(acts.every(({ reply }) => reply.kind !== 'fault'), faults.slice(-1)),
}

const typeOf = (operation: string) =>
  ({
    'meeting.change': 'meeting.changed',
    'meeting.cancel': 'meeting.cancelled',
    'attendance.confirmSheet': 'attendance.sheetConfirmed',
    'attendance.rejectSheet': 'attendance.sheetRejected',
    'attendance.enterSheet': 'attendance.sheetEntered',
  })[operation]
