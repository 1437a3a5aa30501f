import { accept, type Decision, refuse } from '../../kernel/decision'
import { ALPHABET } from '../../kernel/id'
import { clock, DAY, HOUR, type Instant, MINUTE, SECOND } from '../../kernel/time'
import { BROWSERS, type Computer, type Entrance, isLetIn, type Machine, type Principal, SYSTEMS } from '../model'

/** A code is good for so long: to take up a phone, and not to be sent on. */
export const CODE_LIFE = 2 * MINUTE
/** Once confirmed, the browser that waits comes in within so long or not at all. */
export const ENTER_WITHIN = MINUTE
/** A computer stays signed in for so long. */
export const COMPUTER_LIFE = 7 * DAY
/** As many computers of one person at a time; one more, and the oldest goes. */
export const MOST_COMPUTERS = 3
/** As many confirmations of one person within an hour. */
export const CONFIRMATIONS = 10

/** As many codes that one person turns away within an hour; each is told to those who administer. */
export const TURNED_AWAY = 10

/** What a code says whose mark is genuine. */
export interface Asked {
  /** Of the computer that would be let in. */
  readonly id: string
  readonly machine: Machine
  readonly at: Instant
}

/** Seven signs of seconds, one each of browser and system, nine of chance: 18, so that with a mark of 12 they fit the scene of a mini-program code. */
const SECONDS = 7
export const BODY = SECONDS + 2 + 9
const browsers = Object.keys(BROWSERS) as Machine['browser'][]
const systems = Object.keys(SYSTEMS) as Machine['system'][]

/** The body of a code; of `chance`, an id, the first nine signs count. */
export function bodyOf({ browser, system }: Machine, at: Instant, chance: string): string {
  let seconds = ''
  for (let rest = Math.floor(at / SECOND), n = 0; n < SECONDS; n++, rest = Math.floor(rest / 32)) seconds = ALPHABET[rest % 32] + seconds
  return seconds + ALPHABET[browsers.indexOf(browser)] + ALPHABET[systems.indexOf(system)] + chance.slice(0, 9)
}

/** What a body says; to be read only under a genuine mark. */
export function readBody(body: string): Asked | undefined {
  const places = [...body].map((sign) => ALPHABET.indexOf(sign))
  const [browser, system] = [browsers[places[SECONDS] ?? -1], systems[places[SECONDS + 1] ?? -1]]
  if (body.length !== BODY || places.includes(-1) || !browser || !system) return undefined
  const at = places.slice(0, SECONDS).reduce((sum, place) => sum * 32 + place, 0) * SECOND
  return { id: `pc-${body}`, machine: { browser, system }, at }
}

export interface CodeFacts {
  /** What the code says; undefined where no key of ours made it. */
  readonly asked: Asked | undefined
  /** What has become of it already. */
  readonly computer: Computer | undefined
}

/** A code that a phone may still answer. */
export function openCode({ asked, computer }: CodeFacts, at: Instant): Decision<Asked> {
  if (!asked) return refuse('FOREIGN_CODE', '这不是本平台的电脑登录码。请扫您自己电脑上的码', { field: 'code' })
  if (computer) return refuse('CODE_USED', computer.ended?.why === 'refused' ? '这个码已经作废，没有登录' : '这个码已经用过。要再登录，请扫电脑上的新码', { field: 'code' })
  if (at >= asked.at + CODE_LIFE) return refuse('CODE_EXPIRED', '这个码过期了。请扫电脑上的新码', { field: 'code' })
  return accept(asked)
}

/** The phone that answers: an identity of its own, and what it and the person's others have answered within the hour, the latest first. */
export interface Answering extends CodeFacts {
  readonly own: Principal
  readonly lately: readonly Computer[]
}

/** `mine` are the computers that the person has let in and nobody has ended, the latest first. */
export function decideLetIn({ own, lately, mine, ...code }: Answering & { readonly mine: readonly Computer[] }, at: Instant): Decision<{ computer: Computer; crowded: readonly Computer[] }> {
  const open = openCode(code, at)
  if (open.kind === 'refused') return open
  const confirmed = lately.filter((one) => one.ended?.why !== 'refused' && at - one.at < HOUR)
  const tenth = confirmed[CONFIRMATIONS - 1]
  if (tenth) return refuse('TOO_OFTEN', `一小时内已确认 ${CONFIRMATIONS} 次，请 ${clock(tenth.at + HOUR)} 以后再试`)
  const here = mine.filter(({ ended, until }) => ended === null && at < until)
  return accept({
    computer: answered(open.value, own, at, null),
    crowded: here.slice(MOST_COMPUTERS - 1, MOST_COMPUTERS + 1).map((one) => ({ ...one, ended: { at, why: 'crowded' } })),
  })
}

export function decideTurnAway({ own, lately, ...code }: Answering, at: Instant): Decision<Computer> {
  const open = openCode(code, at)
  if (open.kind === 'refused') return open
  const tenth = lately.filter((one) => one.ended?.why === 'refused' && at - one.at < HOUR)[TURNED_AWAY - 1]
  if (tenth) return refuse('TOO_OFTEN', `一小时内已作废 ${TURNED_AWAY} 个码。不用理会这个码，两分钟后它自己作废；要再报告，请 ${clock(tenth.at + HOUR)} 以后再试`)
  return accept(answered(open.value, own, at, { at, why: 'refused' }))
}

const answered = ({ id, machine, at: askedAt }: Asked, { _id: subject, personId }: Principal, at: Instant, ended: Computer['ended']): Computer => ({
  _id: id, v: 0, personId, subject, machine, askedAt, at, until: at + COMPUTER_LIFE, ended,
})

/** The browser that asked, and the identity that let it in as it is now. */
export interface Entering extends CodeFacts {
  /** Whether the secret is the one that was given with the code. */
  readonly isAsker: boolean
  readonly principal: Principal | undefined
}

/** How the waiting browser stands. */
export function stateOfSignIn({ asked, computer, principal }: Omit<Entering, 'isAsker'>, at: Instant): 'waiting' | 'confirmed' | 'refused' | 'over' {
  if (computer?.ended?.why === 'refused') return 'refused'
  if (computer) return isLetIn(computer, principal, at) && at < computer.at + ENTER_WITHIN ? 'confirmed' : 'over'
  return asked && at < asked.at + CODE_LIFE ? 'waiting' : 'over'
}

const NOT_YET = { waiting: '手机上还没有确认', refused: '手机上选了“不是我”，这次登录已作废', over: '这次登录已经过期，请重新扫码' } as const

export function decideEnter(facts: Entering, once: string, at: Instant): Decision<Entrance> {
  if (!facts.asked || !facts.isAsker) return notTheAsker
  const state = stateOfSignIn(facts, at)
  return state === 'confirmed' ? accept({ _id: facts.asked.id, v: 1, at, once }) : refuse(`SIGN_IN_${state.toUpperCase()}`, NOT_YET[state])
}

export const notTheAsker = refuse('NOT_THE_ASKER', '这个码不是这台电脑的，请刷新页面再扫', { field: 'secret' })

/** Only the first taking counts; with the same `once` it is the same taking, whose answer was lost. */
export const isOwnEntrance = (stored: Entrance, once: string): Decision<Entrance> =>
  stored.once === once ? accept(stored) : refuse('TAKEN', '这次登录已经用过，请重新扫码')

export function decideEnd(own: readonly Computer[], asked: readonly string[], personId: string, at: Instant): Decision<readonly Computer[]> {
  if (asked.length === 0) return refuse('NONE', '请先选要退出的电脑', { field: 'computerIds' })
  const mine = own.filter((one) => one.personId === personId)
  if (asked.some((id) => !mine.some(({ _id }) => _id === id))) return refuse('NOT_YOURS', '没有这台电脑，请刷新后再试', { field: 'computerIds' })
  return accept(mine.filter(({ ended }) => ended === null).map((one) => ({ ...one, ended: { at, why: 'left' } })))
}
