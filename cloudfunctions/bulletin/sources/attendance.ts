import { isStatutory, meetingKindName } from 'shared/meeting/model'
import { meetingsBetween } from '../../meeting/read'
import type { Sources } from './model'

/** How many came to the statutory meetings, from the frozen results. */
export const attendance: Sources[string] = async ({ db }, { from, until }) => {
  const held = (await meetingsBetween(db, from, until)).flatMap(({ kind, title, final, status }) => (isStatutory(kind) && status === 'closed' && final ? [{ title, final }] : []))
  if (held.length === 0) return []
  const sum = (of: (one: (typeof held)[number]) => number) => held.reduce((total, one) => total + of(one), 0)
  const entitled = sum(({ final }) => final.entitled)
  const came = sum(({ final: { counts } }) => counts.present + counts.late + counts.left)
  const rate = entitled === 0 ? '' : `，到会率 ${Math.round((came * 1000) / entitled) / 10}%`
  const text = `共召开${meetingKindName.assembly}、${meetingKindName.council} ${held.length} 次，应到 ${entitled} 人次，实到 ${came} 人次${rate}。派人列席的不计到会。`
  return [{ section: '数据', title: '到会情况', text, byline: '秘书处', pictures: [] }]
}
