import type { Charter } from '../charter/charter'
import { postById } from '../charter/lookup'
import { postName } from '../charter/sittings'
import { type HeldPost, isHeldOn, postsOn } from '../identity/model'
import { type Day, daysBetween } from '../kernel/time'
import type { Unit } from '../unit/model'
import { ageRemark } from './age'
import type { Person } from './model'
import type { Remark } from './remark'
import { isSucceeded, unitPosts } from './succession'

/** Somebody as he stands on the roll: who, where, and the posts over time. */
export type Member = Pick<Person, '_id' | 'name' | 'unitId' | 'unitName' | 'title' | 'posts' | 'earlier' | 'birth'>

/** Days before the end of a term at which it is spoken of. */
export const TERM_MARKS = [30, 90, 180] as const

/** Where somebody worked on a day. */
export function placeOn({ earlier = [], unitId, unitName, title }: Pick<Person, 'earlier' | 'unitId' | 'unitName' | 'title'>, day: Day) {
  return earlier.find(({ until }) => day <= until) ?? { unitId, unitName, title }
}

/** The name of a unit on a day. */
export const unitNameOn = ({ name, earlier = [] }: Pick<Unit, 'name' | 'earlier'>, day: Day): string =>
  earlier.find(({ until }) => day <= until)?.name ?? name

/** A post whose term is over, that nobody ended and nobody has taken up: it is flagged and not dropped. */
export const hasRunOut = (charter: Charter, person: Member, held: HeldPost, everybody: readonly Member[], day: Day): boolean =>
  held.until !== undefined && held.until < day && !held.ended && !isSucceeded(charter, person, held, everybody)

/** The posts to be shown for a day: those that are held, and those that ran out without an election. */
export const shownPosts = (charter: Charter, person: Member, everybody: readonly Member[], day: Day): HeldPost[] =>
  person.posts.filter((held) => isHeldOn(held, day) && (held.until === undefined || day <= held.until || held.ended || hasRunOut(charter, person, held, everybody, day)))

/** Everything to be remarked on one person on a day. */
export function remarksOnPerson(charter: Charter, person: Member, everybody: readonly Member[], day: Day): Remark[] {
  const now = postsOn(person.posts, day)
  return shownPosts(charter, person, everybody, day).flatMap((held) => {
    const post = postById(charter, held.post)
    if (!post) return []
    return [
      termRemark(post.name, held, day),
      ageRemark(post, held, person.birth, day),
      post.fromAmong !== null && !now.includes(post.fromAmong)
        ? ({
            kind: 'among',
            message: `${post.name}应从${postName(charter, post.fromAmong)}中产生，本人现在不是${postName(charter, post.fromAmong)}`,
            clause: post.clauses.includes('CH13.1b') ? 'X33' : post.clauses[0]!,
          } as const)
        : undefined,
    ].filter((remark) => remark !== undefined)
  })
}

function termRemark(name: string, { until }: HeldPost, day: Day): Remark | undefined {
  if (until === undefined) return undefined
  const left = daysBetween(day, until)
  if (left < 0) return { kind: 'termOver', message: `${name}任期已于 ${until} 届满，还没有改选` }
  if (left > TERM_MARKS[2]) return undefined
  return { kind: 'termEnds', message: left === 0 ? `${name}任期今天届满` : `${name}任期还有 ${left} 天（到 ${until}）` }
}

/** What is missing at a unit, or too much, on a day; `people` are those who worked there. */
export function remarksOnUnit(charter: Charter, unit: Pick<Unit, 'agreement' | 'creditCode'>, people: readonly Member[], day: Day): Remark[] {
  const { director, officer } = unitPosts(charter)
  const holders = (post: string) => people.filter(({ posts }) => postsOn(posts, day).includes(post))
  const remarks: Remark[] = []
  if (director !== undefined) {
    const named = holders(director)
    const name = postName(charter, director)
    const clause = charter.quotas.find(({ of }) => of === director)?.clause ?? 'CH11a'
    if (named.length === 0) remarks.push({ kind: 'noDirector', message: `没有${name}`, clause })
    if (named.length > 1) remarks.push({ kind: 'twoDirectors', message: `有 ${named.length} 名${name}：${named.map((one) => one.name).join('、')}`.slice(0, 200), clause })
  }
  if (officer !== undefined) {
    const named = holders(officer)
    const name = postName(charter, officer)
    const clause = postById(charter, officer)!.clauses[0]!
    if (named.length === 0) remarks.push({ kind: 'noOfficer', message: `无${name}`, clause })
    if (named.length > 1) remarks.push({ kind: 'twoOfficers', message: `有 ${named.length} 名${name}，规定一名`, clause })
  }
  if (unit.agreement?.state !== 'onFile') remarks.push({ kind: 'agreement', message: '协议书未见', clause: 'CH7' })
  if (unit.creditCode === undefined) remarks.push({ kind: 'creditCode', message: '没有统一社会信用代码' })
  return remarks
}

/** Posts for a certain number of persons that more hold on a day. */
export function remarksOnGroup(charter: Charter, everybody: readonly Member[], day: Day): Remark[] {
  return charter.posts.flatMap(({ id, name, atMost, clauses }): Remark[] => {
    if (atMost === null) return []
    const holders = everybody.filter(({ posts }) => postsOn(posts, day).includes(id))
    if (holders.length <= atMost) return []
    const clause = charter.quotas.find((quota) => quota.of === id)?.clause ?? clauses[0]!
    return [{ kind: 'tooMany', message: `${name}只设 ${atMost} 人，现登记了 ${holders.length} 人：${holders.map((one) => one.name).join('、')}`.slice(0, 200), clause }]
  })
}
