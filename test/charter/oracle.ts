/**
 * The law of the two statutory meetings once more, as plainly as it can be put and from the texts alone:
 * one judge for each text or reading, each giving an outcome of its own. It shares nothing with the engine.
 */
export interface Numbers {
  body: 'assembly' | 'council'
  session: 'regular' | 'adhoc' | 'unknown'
  matter: 'ordinary' | 'major'
  entitled: number
  present: number
  attended?: number
  viceEntitled?: number
  vicePresent?: number
  yes: number
  no?: number
  abstain?: number
}

export type Judged = 'refused' | { outcome: 'PASSED' | 'FAILED' | 'NO_QUORUM'; clash: boolean; exactHalf: boolean }

export function judge(n: Numbers): Judged {
  if (cannotBe(n)) return 'refused'
  const { entitled, present, yes } = n
  const attended = n.attended ?? present
  const vicesCount = n.body === 'council' && n.session !== 'regular'
  if (vicesCount && (n.viceEntitled === undefined || n.vicePresent === undefined)) return 'refused'

  // Each pair is one voice: does the meeting stand by it, and which base must half of which say yes?
  const roomStands = entitled > 0 && 3 * present >= 2 * entitled
  const quorums = [roomStands]
  if (vicesCount) quorums.push(3 * n.vicePresent! >= 2 * n.viceEntitled!)
  const bases = [present]
  if (attended > present) bases.push(attended)
  if (n.body === 'assembly' && n.matter === 'major') bases.push(entitled)

  const outcomes = new Set<string>()
  for (const stands of quorums) {
    for (const base of bases) outcomes.add(!stands ? 'NO_QUORUM' : yes > 0 && 2 * yes >= base ? 'PASSED' : 'FAILED')
  }
  const outcome = outcomes.has('NO_QUORUM') ? 'NO_QUORUM' : outcomes.has('FAILED') ? 'FAILED' : 'PASSED'
  return {
    outcome,
    clash: outcomes.size > 1,
    exactHalf: outcome !== 'NO_QUORUM' && bases.some((base) => 2 * yes === base),
  }
}

function cannotBe({ entitled, present, attended, viceEntitled, vicePresent, yes, no, abstain }: Numbers): boolean {
  const all = [entitled, present, attended, viceEntitled, vicePresent, yes, no, abstain].filter((x) => x !== undefined)
  if (all.some((x) => x < 0 || x !== Math.floor(x))) return true
  if (present > (attended ?? present) || (attended ?? present) > entitled) return true
  if (yes + (no ?? 0) + (abstain ?? 0) > present) return true
  if (viceEntitled !== undefined && viceEntitled > entitled) return true
  if (vicePresent === undefined) return false
  if (vicePresent > present || (viceEntitled !== undefined && vicePresent > viceEntitled)) return true
  return viceEntitled !== undefined && present - vicePresent > entitled - viceEntitled
}
