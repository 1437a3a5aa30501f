import { query } from 'shared/kernel/operation'
import { array, boolean, count, nullable, object, optional, picklist, text, type Schema } from 'shared/kernel/schema'
import type { Body } from './charter'
import type { Verdict } from './evaluate'
import { qixian } from './qixian'

const statutory: readonly Body[] = qixian.bodies.filter((body) => body.sessions.length > 0)
const sessions = [...new Set(statutory.flatMap((body) => body.sessions))]

const test = object({
  stage: picklist(['quorum', 'majority']),
  clause: text(20),
  also: array(text(20)),
  of: text(40),
  counted: text(40),
  base: count,
  need: count,
  have: count,
  holds: boolean(),
  exactHalf: boolean(),
  voice: text(40),
  sentence: text(200),
})

const verdict = object({
  outcome: picklist(['PASSED', 'FAILED', 'NO_QUORUM', 'TIED']),
  clash: boolean(),
  exactHalf: boolean(),
  tests: array(test),
  information: array(test),
  sentence: text(1000),
  remarks: array(text(200)),
  readings: array(
    object({ ruling: text(20), title: text(100), chosen: text(200), rejected: array(text(200)), confirmed: boolean() }),
  ),
  basis: picklist(['软件默认口径', '已确认解释', '条文原文']),
  tie: nullable(picklist(['count', 'presider', 'revote', 'lot', 'fails'])),
})

/** The secretariat's calculator: the same verdict as at a meeting, on numbers that somebody typed. */
export const evaluateVote = query('charter.evaluate', {
  needs: 'public',
  says: '表决试算：按章程核算法定人数和表决结果',
  input: object({
    charter: optional(picklist([qixian.id], '没有这份章程')),
    body: picklist(statutory.map((body) => body.id), '没有这个会议'),
    session: picklist(sessions, '没有这种会议性质'),
    matter: picklist(qixian.matters, '没有这类事项'),
    entitled: count,
    present: count,
    attended: optional(count),
    viceEntitled: optional(count),
    vicePresent: optional(count),
    yes: count,
    no: optional(count),
    abstain: optional(count),
  }),
  output: verdict as Schema<Verdict>,
})
