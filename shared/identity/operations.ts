import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'

/** As many as one page of the roll takes, and one order of letters. */
const MOST = 300

export const me = query('identity.me', {
  needs: 'public',
  says: '我是谁：身份、单位、职务与权限；未登录为空',
  input: object({}),
  output: object({
    group: text(60),
    me: nullable(
      object({
        personId: id,
        name: text(20),
        unitName: text(60),
        posts: array(text(40)),
        capabilities: array(text(20)),
        /** The folder of the storage into which this identity may put files from its device. */
        inbox: text(100),
      }),
    ),
    /** The platform vouches for an identity, bound or not. */
    signedIn: boolean(),
    /** The computer that a phone has let in and that asks this; null for whoever came in by himself. */
    computer: nullable(id),
    /** Why this identity is nobody any more, in one sentence. */
    unbound: nullable(text(200)),
    /** The environment waits for its first administrator. */
    founding: boolean(),
  }),
})

const welcome = object({ name: text(20), unitName: text(60) })
/** The version of the privacy notice that was agreed to. */
const consent = note(20)

export const found = command('identity.found', {
  needs: 'identity',
  says: '开通：凭部署时的开通口令，登记牵头单位和第一位管理员',
  hides: ['word', 'phone'],
  input: object({ word: text(80), unit: text(60), name: text(20), title: note(40), phone: text(20), from: day, consent }),
  output: welcome,
})

export const join = command('identity.join', {
  needs: 'identity',
  says: '凭邀请码绑定成员身份',
  hides: ['code'],
  input: object({ code: text(40), consent }),
  output: welcome,
})

export const joinByPhone = command('identity.joinByPhone', {
  needs: 'identity',
  says: '凭微信验证过的手机号绑定成员身份，仅限小程序',
  hides: ['phoneCode'],
  input: object({ phoneCode: text(200), consent }),
  output: welcome,
})

export const unbindMyself = command('identity.unbindMyself', {
  needs: 'identity',
  says: '解除本人这个登录身份的绑定',
  input: object({}),
  output: object({}),
})

export const unbind = command('identity.unbind', {
  needs: 'administer',
  says: '解除某人的全部绑定，写明原因',
  input: object({ personId: id, reason: text(100) }),
  output: object({}),
})

export const INVITATION_STATES = ['none', 'open', 'expired', 'withdrawn', 'used'] as const

export const board = query('identity.invitations', {
  needs: 'administer',
  says: '邀请与绑定：谁已绑定，谁有邀请码、到何时，谁能管理',
  input: object({}),
  output: object({
    /** How many can sign in and administer today. */
    administrators: count,
    persons: array(
      object({
        personId: id,
        name: text(20),
        pinyin: note(80),
        initials: note(20),
        unitName: text(60),
        title: note(40),
        posts: array(text(40)),
        administers: boolean(),
        /** By which of the two: WeChat, the desktop page. */
        bound: object({ wx: boolean(), tcb: boolean() }),
        joinedAt: nullable(instant),
        invitation: object({ state: picklist(INVITATION_STATES), until: nullable(instant) }),
      }),
    ),
  }),
})
export type BoardRow = Infer<typeof board.output>['persons'][number]

export const invite = command('identity.invite', {
  needs: 'administer',
  says: '发邀请码：每人一个，14 天内一次有效，原来的作废',
  input: object({ personIds: list(id, MOST) }),
  output: object({ invited: count }),
})

export const withdrawInvitation = command('identity.withdrawInvitation', {
  needs: 'administer',
  says: '撤回某人的邀请码',
  input: object({ personId: id }),
  output: object({}),
})

export const letters = query('identity.letters', {
  needs: 'administer',
  says: '邀请信：还能用的邀请码，供打印和转发',
  input: object({ personIds: optional(list(id, MOST)) }),
  output: object({
    group: text(60),
    contact: object({ name: text(20), phone: note(20) }),
    letters: array(object({ personId: id, name: text(20), unitName: text(60), title: note(40), code: text(20), until: instant })),
  }),
})
export type Letters = Infer<typeof letters.output>
