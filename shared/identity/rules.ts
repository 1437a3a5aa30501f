import { accept, type Decision, refuse } from '../kernel/decision'
import { clock, DAY, type Day, dayOf, fullTime, HOUR, type Instant } from '../kernel/time'
import { asPrincipal, type Person } from '../person/model'
import { computerIn, type Consent, type Invitation, type Principal, providerOf } from './model'
import type { INVITATION_STATES } from './operations'
import { PRIVACY_VERSION } from './privacy'

export const INVITATION_LIFE = 14 * DAY
/** So many wrong codes of one identity within an hour, and it waits. */
export const TRIES = 5
export const TRIES_WITHIN = HOUR
export const WRONG_CODE = 'WRONG_CODE'

/** Where a person's invitation stands. */
export function stateOf(invitation: Invitation | undefined, person: Pick<Person, 'joinedAt'>, at: Instant): (typeof INVITATION_STATES)[number] {
  if (!invitation) return 'none'
  if ((person.joinedAt ?? 0) >= invitation.issuedAt) return 'used'
  if (invitation.withdrawn) return 'withdrawn'
  return at < invitation.expiresAt ? 'open' : 'expired'
}

/** The invitation of a person who is given a new code; what was before is void. */
export const issued = (earlier: Invitation | undefined, personId: string, code: string, by: string, at: Instant): Invitation => ({
  _id: personId,
  v: earlier?.v ?? 0,
  code,
  issuedAt: at,
  issuedBy: by,
  expiresAt: at + INVITATION_LIFE,
  withdrawn: null,
  earlier: earlier ? [...earlier.earlier, earlier.code] : [],
})

export function decideWithdraw(invitation: Invitation | undefined, person: Person | undefined, by: string, at: Instant): Decision<Invitation> {
  if (!invitation || !person || stateOf(invitation, person, at) !== 'open') {
    return refuse('NO_INVITATION', '这位没有可以撤回的邀请码', { field: 'personId' })
  }
  return accept({ ...invitation, withdrawn: { at, by } })
}

/** Somebody at the door: the identity, what it was before, and what it agrees to. */
export interface Comer {
  readonly subject: string
  readonly own: Principal | undefined
  /** The version of the privacy notice. */
  readonly consent: string
}

/** Whom the identity would become, and the identity of the same kind that has been that person so far. */
export interface Goal {
  readonly person: Person
  readonly before: Principal | undefined
}

export interface Binding {
  readonly principal: Principal
  readonly person: Person
  /** The identity that was this person until now. */
  readonly replaced?: Principal
}

/** When an identity may try again after wrong codes; undefined while it may. */
export function waitsUntil(wrong: readonly Instant[], at: Instant): Instant | undefined {
  const recent = wrong.filter((try_) => at - try_ < TRIES_WITHIN).sort((a, b) => b - a)
  const fifth = recent[TRIES - 1]
  return fifth === undefined ? undefined : fifth + TRIES_WITHIN
}

/** What the code stands for: somebody's invitation, or one that a newer code has made void. */
export interface CodeFacts {
  readonly invitation: Invitation | undefined
  readonly isOutdated: boolean
  readonly goal: Goal | undefined
  /** The moments at which this identity gave wrong codes. */
  readonly wrong: readonly Instant[]
}

export function decideJoin({ invitation, isOutdated, goal, wrong }: CodeFacts, comer: Comer, at: Instant): Decision<Binding> {
  const until = waitsUntil(wrong, at)
  if (until !== undefined) return refuse('TOO_MANY_TRIES', `一小时内输错了 ${TRIES} 次，请 ${clock(until)} 以后再试，或请秘书处重发邀请码`, { field: 'code' })
  if (isOutdated) return refuse('CODE_VOID', '这个邀请码已作废，秘书处后来发过新的，请用新的', { field: 'code' })
  if (!invitation || !goal) return refuse(WRONG_CODE, '没有这个邀请码，请对照邀请信再输一遍', { field: 'code' })
  switch (stateOf(invitation, goal.person, at)) {
    case 'used':
      return refuse('CODE_USED', '这个邀请码已经用过。换了手机或微信，请联系秘书处重发', { field: 'code' })
    case 'withdrawn':
      return refuse('CODE_WITHDRAWN', '这个邀请码已被秘书处撤回，请联系秘书处', { field: 'code' })
    case 'expired':
      return refuse('CODE_EXPIRED', `这个邀请码已于 ${fullTime(invitation.expiresAt)} 过期，请联系秘书处重发`, { field: 'code' })
    default:
      return decideBinding(goal, comer, 'code', at)
  }
}

/** WeChat vouches for the number; it names a person where exactly one on the roll has it. */
export function decideJoinByPhone(phone: string | undefined, goals: readonly Goal[], comer: Comer, at: Instant): Decision<Binding> {
  if (phone === undefined) return refuse('NO_PHONE', '没有从微信得到手机号，请再试一次，或用邀请码绑定', { field: 'phoneCode' })
  const [goal, ...more] = goals
  if (!goal) return refuse('PHONE_UNKNOWN', '名册里没有您这个手机号。请用邀请码绑定，或请本单位联系秘书处核对号码', { field: 'phoneCode' })
  if (more.length > 0) return refuse('PHONE_SHARED', `名册里有 ${goals.length} 个人用这个手机号，分不清是哪一位。请用邀请码绑定`, { field: 'phoneCode' })
  return decideBinding(goal, comer, 'phone', at)
}

/** A computer is whoever its phone is. */
export const onComputer = refuse('NOT_HERE', '这台电脑是用手机确认登录的，跟着手机上的身份走。要绑定别人，请先退出登录')

/** One identity is one person, and one person has one identity of a kind: who joins anew replaces the old one. */
export function decideBinding({ person, before }: Goal, { subject, own, consent }: Comer, boundBy: Principal['boundBy'], at: Instant): Decision<Binding> {
  if (computerIn(subject) !== undefined) return onComputer
  if (consent !== PRIVACY_VERSION) return refuse('NO_CONSENT', '请先阅读并同意隐私说明', { field: 'consent' })
  if (own && !own.unbound && own.personId !== person._id) {
    return refuse('BOUND_ALREADY', `您现在的身份是${own.unitName}的${own.name}。要绑定别人，请先在“我的 · 隐私与账号”里解除`)
  }
  const agreed: Consent = { version: consent, at }
  const bound = { ...person, bound: { ...person.bound, [providerOf(subject)]: subject }, joinedAt: at }
  const principal: Principal = { _id: subject, v: own?.v ?? 0, ...asPrincipal(person), boundAt: at, boundBy, consent: agreed }
  if (!before || before._id === subject) return accept({ principal, person: bound })
  return accept({ principal, person: bound, replaced: { ...before, unbound: { at, by: person._id, why: '换成了另一个登录身份' } } })
}

export interface Unbinding {
  readonly person: Person
  readonly principals: readonly Principal[]
  /** Another administrator, on whose staying the decision relies. */
  readonly relies?: Person
}

/**
 * `principals` are those of the person's identities that shall be nobody. Who administers may go while another stays: `others` are
 * the persons besides this one who can sign in and administer today, and whose end is not written down.
 */
export function decideUnbind(
  facts: { readonly person: Person; readonly principals: readonly Principal[]; readonly administers: boolean; readonly others: readonly Person[] },
  by: string,
  why: string,
  at: Instant,
): Decision<Unbinding> {
  const { person, principals, administers, others } = facts
  if (principals.length === 0) return refuse('NOTHING_BOUND', `${person.name}还没有绑定，没有可解除的`, { field: 'personId' })
  const going = new Set(principals.map(({ _id }) => _id))
  const bound = Object.fromEntries(Object.entries(person.bound ?? {}).filter(([, subject]) => !going.has(subject)))
  const isGone = Object.keys(bound).length === 0
  const [relies] = others
  if (isGone && administers && !relies) {
    return refuse('LAST_ADMINISTRATOR', '只有这一位能一直管理名册和设置（写明了结束日期的不算），解除后就没有人能管了。请先让第二位管理员绑定')
  }
  return accept({
    person: { ...person, bound },
    principals: principals.map((principal) => ({ ...principal, unbound: { at, by, why } })),
    ...(isGone && administers && relies && { relies }),
  })
}

/** The subjects of the identities that are this person. */
export const subjectsOf = ({ bound = {} }: Pick<Person, 'bound'>): string[] => [bound.wx, bound.tcb].filter((subject) => subject !== undefined)

/** What the first administrator says of himself. */
export interface FoundingForm {
  readonly phone: string
  /** The day from which he holds the post that administers. */
  readonly from: Day
  readonly consent: string
}

/** Whether the word opens the environment: only the right one, only once, only while nobody can administer. */
export function decideFounding(facts: { readonly isOpen: boolean; readonly isRight: boolean; readonly isAdministered: boolean }, form: FoundingForm, at: Instant): Decision<FoundingForm> {
  if (facts.isAdministered) return refuse('FOUNDED_ALREADY', '本平台已经有管理员，不能再次开通。请向管理员要邀请码')
  if (!facts.isOpen) return refuse('WORD_SPENT', '开通口令已经用过或没有设置，请重新部署得到新的口令', { field: 'word' })
  if (!facts.isRight) return refuse('WRONG_WORD', '开通口令不对，请照部署时显示的抄写', { field: 'word' })
  if (!/^1\d{10}$/.test(form.phone)) return refuse('BAD_INPUT', '手机号应为 11 位数字，以 1 开头', { field: 'phone' })
  // The word would be spent, and nobody could administer before that day.
  if (form.from > dayOf(at)) return refuse('AHEAD', '任职日期在今后，请写今天或更早的一天', { field: 'from' })
  if (form.consent !== PRIVACY_VERSION) return refuse('NO_CONSENT', '请先阅读并同意隐私说明', { field: 'consent' })
  return accept(form)
}
