import type { Charter } from '../charter/charter'
import { phoneLooksPerDay } from '../charter/sittings'
import { accept, type Decision, refuse } from '../kernel/decision'
import { dayOf, type Instant } from '../kernel/time'
import { phoneLookId, type PhoneLook, type Purpose } from './contacts-model'
import type { Person } from './model'

/** `138****0006`; a number too short to hide four digits shows its last two only. Empty where there is none. */
export const maskPhone = (phone: string): string =>
  phone.length < 11 ? phone.slice(-2).padStart(phone.length, '*') : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`

export interface RevealFacts {
  readonly person: Pick<Person, '_id' | 'phone'> | undefined
  /** The person works for the secretariat, whose numbers everybody may need. */
  readonly ofOffice: boolean
  /** What the caller has been shown today. */
  readonly today: readonly PhoneLook[]
  readonly by: PhoneLook['by']
}

/**
 * A number is shown to a member who asks for it, and the asking is kept. So many different persons a day, the secretariat's
 * apart; who has been shown once today is shown again.
 */
export function decideReveal(charter: Charter, { person, ofOffice, today, by }: RevealFacts, purpose: Purpose, at: Instant): Decision<PhoneLook> {
  if (!person) return refuse('NO_PERSON', '名册上没有这个人', { field: 'personId' })
  if (person._id === by.personId) return refuse('OWN_PHONE', '这是您本人的号码，请到「我的」里的「隐私与账号」查看', { field: 'personId' })
  if (person.phone === '') return refuse('NO_PHONE', '名册上没有登记此人的电话，请联系秘书处补上', { field: 'personId' })
  const day = dayOf(at)
  const earlier = today.find((look) => look.personId === person._id)
  if (earlier) return accept(earlier)
  const most = phoneLooksPerDay(charter)
  const seen = today.filter(({ counts }) => counts).length
  if (!ofOffice && seen >= most) {
    const message = `今天已查看 ${seen} 人的电话，到了每天 ${most} 人的上限。明天可以再查看；急用请找秘书处，秘书处人员的电话不受此限`
    return refuse('TOO_MANY_PHONES', message, { facts: { seen, most } })
  }
  return accept({ _id: phoneLookId(day, by.personId, today.length + 1), day, at, by, personId: person._id, purpose, counts: !ofOffice })
}
