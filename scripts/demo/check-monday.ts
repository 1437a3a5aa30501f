interface Fact { fact: string; personId: string; arrivedAt?: number; method?: string; at?: number; annulled?: { at: number } | null; settled?: { at: number } | null }
interface Refused { at: number; refusal: { code: string; message: string; facts?: { need?: number; have?: number } } }
interface Told {
  meeting: { order: { at: number; entries: { personId: string; entitled: boolean; presence: string }[]; inRoom: number } }
  attendance: Fact[]
  pushes: { personId: string; state: string }[]
  sent: { openid: string }[]
  refusals: Refused[]
  imported: { before: number; after: number }
}

/** Recomputes the second day of a demo by itself, as `check` does the first: what was wrong, in sentences. */
export function checkMonday(record: unknown): string[] {
  const { meeting, attendance, pushes, sent, refusals, imported } = record as Told
  const wrong: string[] = []
  const same = (what: string, found: unknown, expected: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${what}：记录为 ${JSON.stringify(found)}，重算为 ${JSON.stringify(expected)}`)
  }
  const { order } = meeting
  const roll = order.entries.filter(({ entitled }) => entitled).map(({ personId }) => personId)
  let need = 0
  while (3 * need < 2 * roll.length) need++

  same('导入后多出的人', imported.after - imported.before, 4)
  const checkIns = attendance.filter(({ fact }) => fact === 'checkIn')
  const pending = attendance.filter(({ fact }) => fact === 'pending')
  same('签到每人一条', checkIns.length, new Set(checkIns.map(({ personId }) => personId)).size)
  same('签到的都在名册上', checkIns.filter(({ personId }) => !roll.includes(personId)).length, 0)
  same('待确认的一条', pending.length, 1)
  const queued = checkIns.filter(({ method }) => method === 'queued')
  same('补传的人确认以后才有签到', queued.map(({ personId }) => personId), pending.map(({ personId }) => personId))

  // A scan that came late is in the room by its own time and counts from the moment at which the desk confirmed it.
  const countsFrom = ({ personId, arrivedAt, method }: Fact) => (method === 'queued' ? pending.find((one) => one.personId === personId)!.settled!.at : arrivedAt!)
  const inRoomAt = (at: number) => checkIns.filter((one) => countsFrom(one) <= at && !one.annulled).length
  const noQuorum = refusals.find(({ refusal }) => refusal.code === 'NO_QUORUM')!
  same('确认之前差一人', { need: noQuorum.refusal.facts!.need, have: noQuorum.refusal.facts!.have }, { need, have: need - 1 })
  same('确认之前不计入', inRoomAt(noQuorum.at), need - 1)
  same('宣布开会时在场', order.inRoom, inRoomAt(order.at))
  same('宣布开会时够数', order.inRoom >= need, true)
  for (const code of ['FORGED', 'STALE']) same(`${code} 的扫码留有记录`, refusals.some(({ refusal }) => refusal.code === code), true)

  same('推送每人一条', pushes.length, new Set(pushes.map(({ personId }) => personId)).size)
  same('微信收到的次数', sent.length, pushes.filter(({ state }) => state === 'sent' || state === 'unknown').length)
  same('没有回话的一条', pushes.filter(({ state }) => state === 'unknown').length, 1)
  same('没有一部手机收到两次', sent.length, new Set(sent.map(({ openid }) => openid)).size)
  return wrong
}
