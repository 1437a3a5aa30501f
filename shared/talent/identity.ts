import { accept, type Decision, isRefusal, refuse } from '../kernel/decision'
import { type Day, dayOf, type Instant } from '../kernel/time'
import { type Bank, bankHas, banks } from './banks'
import { GUARDED_AGE, isGuarded } from './consent'
import type { By, Identity, Who } from './model'

export interface IdentityGiven {
  readonly name: string
  readonly number: string
  readonly phone: string
  readonly birth: string
  readonly guardian?: string
}

/** Who a student is; whoever is under fourteen has a guardian who agreed. */
export function decideIdentity(bank: Bank, identity: IdentityGiven | undefined, today: Day): Decision<IdentityGiven | null> {
  if (!bankHas(bank, 'apart')) return identity ? refuse('STRAY_FIELD', `${banks[bank].name}没有这一项`, { field: 'identity' }) : accept(null)
  if (!identity) return refuse('MISSING', '请填写学生的姓名和出生日期，别人看不到', { field: 'identity' })
  if (!isBirth(identity.birth) || identity.birth > today) {
    return refuse('BAD_BIRTH', '出生日期应写成 2012-05-12，只知道年月的写 2012-05', { field: 'identity.birth' })
  }
  if (isGuarded(identity.birth, today) && identity.guardian === undefined) {
    const message = `未满 ${GUARDED_AGE} 周岁，须有监护人签字的同意书才能入库`
    return refuse('GUARDIAN', message, { field: 'identity.guardian' })
  }
  return accept(identity)
}

export const isBirth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(text)

/** So many characters may be mended under one consent; whatever goes beyond may be somebody else. */
const MENDED = 1

/** Who a student was when the consent was given, with what was only added since: a missing number, the day to a month. */
export function agreedAs({ name, number, birth, corrected = [] }: Pick<Identity, keyof Who | 'corrected'>): Who {
  const said = [...corrected.map(({ was }) => was), { name, number, birth }]
  const births = said.map((one) => one.birth)
  return {
    name: said[0]!.name,
    number: said.find((one) => one.number !== '')?.number ?? '',
    birth: births.find((one) => one.length > births[0]!.length && one.startsWith(births[0]!)) ?? births[0]!,
  }
}

/** How many characters have to be put in, left out or written otherwise to make one text of another. */
export function distance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]]
  let row = to.map((_, at) => at + 1)
  let left = 0
  from.forEach((character, above) => {
    let diagonal = above
    left = above + 1
    row = row.map((up, at) => {
      const least = Math.min(up + 1, left + 1, diagonal + (character === to[at] ? 0 : 1))
      diagonal = up
      left = least
      return least
    })
  })
  return row.at(-1) ?? from.length
}

const mendedIn = (base: Who, next: Who): number =>
  distance(base.name, next.name) +
  (base.number === '' || next.number === '' ? 0 : distance(base.number, next.number)) +
  (next.birth.startsWith(base.birth) || base.birth.startsWith(next.birth) ? 0 : distance(base.birth, next.birth))

/**
 * The school mends what it knows of a student: a single character of name, number and birth under one consent, which is noted.
 * A consent is one person's, so that whoever is somebody else is entered anew; so is who turns out to be under fourteen, whose
 * consent was none without a guardian's.
 */
export function decideMend(before: Identity, given: IdentityGiven, by: By, at: Instant): Decision<Identity> {
  const guardian = given.guardian ?? before.guardian
  const next = { ...given, ...(guardian !== undefined && { guardian }) }
  const sound = decideIdentity('student', next, dayOf(at))
  if (isRefusal(sound) && sound.code !== 'GUARDIAN') return sound
  if (mendedIn(agreedAs(before), next) > MENDED) {
    const message = '同意是原来那名学生给的。姓名、学号、出生合起来只能更正一个字；换了人的，请移出这一条，为新的学生另登记，征得他的同意'
    return refuse('ANOTHER_PERSON', message, { field: fieldOf(before, next) })
  }
  if (isGuarded(next.birth, dayOf(at)) && !isGuarded(before.birth, dayOf(at))) {
    return refuse('GUARDIAN', `按这个日期未满 ${GUARDED_AGE} 周岁，原来的同意不够。请移出这一条，凭监护人签字的同意书另登记`, { field: 'identity.birth' })
  }
  if (isRefusal(sound)) return sound
  const was: Who = { name: before.name, number: before.number, birth: before.birth }
  const noted = was.name !== next.name || (was.number !== '' && was.number !== next.number) || !next.birth.startsWith(was.birth)
  return accept({ ...before, ...next, ...(noted && { corrected: [...(before.corrected ?? []), { at, by, was }] }) })
}

const fieldOf = (before: Who, next: Who): string =>
  `identity.${before.name !== next.name ? 'name' : before.number !== next.number ? 'number' : 'birth'}`
