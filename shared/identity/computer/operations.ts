import { command, query } from '../../kernel/operation'
import { id, instant, list, nullable, object, picklist, text } from '../../kernel/schema'
import { MOST_COMPUTERS } from './rules'
import { BROWSERS, SYSTEMS } from '../model'

const keys = <K extends string>(names: Readonly<Record<K, string>>): [K, ...K[]] => Object.keys(names) as [K, ...K[]]
const code = text(40)
const secret = text(40)

export const askSignIn = query('identity.askSignIn', {
  needs: 'public',
  says: '电脑请求登录：得到给手机扫的码和给人核对的数字；没有配置自定义登录的环境为空',
  input: object({ browser: picklist(keys(BROWSERS)), system: picklist(keys(SYSTEMS)) }),
  output: object({
    offer: nullable(
      object({
        /** In the picture, for any phone. */
        code,
        /** Never in the picture: who has it is the browser that asked. */
        secret,
        number: text(2),
        until: instant,
      }),
    ),
  }),
})

export const SIGN_IN_STATES = ['waiting', 'confirmed', 'refused', 'over'] as const

export const signInState = query('identity.signInState', {
  needs: 'public',
  says: '电脑问手机确认了没有',
  input: object({ code, secret }),
  output: object({ state: picklist(SIGN_IN_STATES) }),
})

export const takeSignIn = command('identity.takeSignIn', {
  needs: 'public',
  says: '电脑领取登录凭据，只此一次',
  hides: ['secret', 'once'],
  input: object({ code, secret, once: id }),
  output: object({ ticket: text(4000), personId: id }),
})

export const seeSignIn = query('identity.seeSignIn', {
  needs: 'member',
  says: '手机看是哪台电脑要登录',
  input: object({ code }),
  output: object({ machine: text(40), number: text(2), askedAt: instant, until: instant, name: text(20), unitName: text(60) }),
})

export const confirmSignIn = command('identity.confirmSignIn', {
  needs: 'member',
  says: '手机确认电脑登录',
  input: object({ code }),
  output: object({ until: instant }),
})

export const refuseSignIn = command('identity.refuseSignIn', {
  needs: 'member',
  says: '手机说不是我，登录作废并告诉管理员',
  input: object({ code }),
  output: object({}),
})

export const endComputers = command('identity.endComputers', {
  needs: 'member',
  says: '让本人登录的电脑退出',
  input: object({ computerIds: list(id, MOST_COMPUTERS) }),
  output: object({}),
})
