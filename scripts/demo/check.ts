interface Entry { personId: string; entitled: boolean; presence: string }
interface Quorum { sentence: string; tests: { need: number; have: number; holds: boolean }[] }
interface CheckIn { fact: 'checkIn'; personId: string; arrivedAt: number; annulled: { at: number } | null; absences: { leftAt: number; returnedAt?: number }[] }
interface Reply { fact: 'reply'; personId: string; choice: string | null }

interface Told {
  meeting: {
    startsAt: number
    order: { at: number; entries: Entry[]; inRoom: number; quorum: Quorum }
    final: { entries: Entry[]; counts: Record<string, number> }
  }
  attendance: (CheckIn | Reply)[]
  deliveries: number
  refusal: { at: number; refusal: { message: string; clause: string; facts: { need: number; have: number } } }
}

/**
 * Recomputes a demo's record by itself: it shares no code with the product, only the text of the charter.
 * A quorum of the assembly is at least two thirds of the directors in office (章程第十二条（一）).
 */
export function check(record: unknown): { wrong: string[]; sentence: string; clause: string } {
  const { meeting, attendance, refusal, deliveries } = record as Told
  const wrong: string[] = []
  const same = (what: string, found: unknown, expected: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${what}：记录为 ${JSON.stringify(found)}，重算为 ${JSON.stringify(expected)}`)
  }
  let need = 0
  const { order, final } = meeting
  const roll = order.entries.filter((entry) => entry.entitled).map((entry) => entry.personId)
  while (3 * need < 2 * roll.length) need++
  const cites = '章程第十二条（一）'
  const sentence = (have: number) =>
    `理事 ${roll.length} 人，到会 ${have} 人，需 ${need} 人（${cites}）${have >= need ? '成立：达到法定人数，可以开会' : `不成立：还差 ${need - have} 人，不能开会`}。`

  const checkIns = attendance.filter((fact): fact is CheckIn => fact.fact === 'checkIn')
  const inRoomAt = (at: number) =>
    checkIns
      .filter((c) => roll.includes(c.personId) && c.arrivedAt <= at && !(c.annulled && c.annulled.at <= at))
      .filter((c) => !c.absences.some((a) => a.leftAt <= at && !(a.returnedAt !== undefined && a.returnedAt <= at)))
      .map((c) => c.personId)
      .sort()

  same('名册每人一次', roll.length, new Set(roll).size)
  same('签到每人一条', checkIns.length, new Set(checkIns.map((c) => c.personId)).size)
  same('通知送达名册上每个人', deliveries, roll.length)

  const refusedAt = inRoomAt(refusal.at).length
  same('被拒时的句子', refusal.refusal.message, sentence(refusedAt))
  same('被拒时的人数', { need: refusal.refusal.facts.need, have: refusal.refusal.facts.have }, { need, have: refusedAt })
  same('被拒所依条款', refusal.refusal.clause, 'CH12.1b')
  same('被拒时差一人', need - refusedAt, 1)

  const present = inRoomAt(order.at)
  same('开会时在场人数', order.inRoom, present.length)
  const seated = order.entries.filter((e) => e.entitled && (e.presence === 'present' || e.presence === 'late'))
  same('开会时在场名单', seated.map((e) => e.personId).sort(), present)
  same('开会的句子', order.quorum.sentence, sentence(present.length))
  same('开会的核算', order.quorum.tests.map(({ need: n, have, holds }) => ({ n, have, holds })), [{ n: need, have: present.length, holds: 3 * present.length >= 2 * roll.length }])

  const of = (presence: string) => final.entries.filter((e) => e.entitled && e.presence === presence).map((e) => e.personId).sort()
  const names = Object.fromEntries(Object.keys(final.counts).map((presence) => [presence, of(presence)]))
  same('各类人数等于各类名单', final.counts, Object.fromEntries(Object.entries(names).map(([presence, ids]) => [presence, ids.length])))
  same('各类合计等于应到', Object.values(final.counts).reduce((a, b) => a + b, 0), roll.length)
  const came = checkIns.filter((c) => !c.annulled && roll.includes(c.personId))
  const [late, left] = [names['late'] ?? [], names['left'] ?? []]
  same('出席、迟到、早退的人都签过到', [...(names['present'] ?? []), ...late, ...left].sort(), came.map((c) => c.personId).sort())
  same('迟到的人都晚了十分钟以上', late, came.filter((c) => c.arrivedAt > meeting.startsAt + 600_000 && !left.includes(c.personId)).map((c) => c.personId).sort())
  const away = attendance.filter((f): f is Reply => f.fact === 'reply' && (f.choice === 'leave' || f.choice === 'observer')).map((f) => f.personId).sort()
  same('请假的人都请过假', names['excused'], away)

  return { wrong, sentence: sentence(present.length), clause: 'CH12.1b' }
}
