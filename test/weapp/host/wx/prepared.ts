import { type Answering, type Asked, Failure, type Interfaces } from './interface'

/** What a person, a camera or a chat will answer: a result, an `Error` for a refusal, or a function of what was asked. */
export type Prepared = object | Error | ((asked: Asked) => object)

/** A call that left the mini-program, with what it asked. */
export interface Leaving {
  readonly name: string
  readonly asked: Readonly<Record<string, unknown>>
}

/** WeChat opens these only in the turn of the tap itself, before any `await`. */
export const tapOnly = [
  'requestSubscribeMessage',
  // WeChat asks for no tap here; we do, so that no page opens the camera by itself.
  'scanCode',
  'addPhoneCalendar',
  'addPhoneRepeatCalendar',
  'addPhoneContact',
  'chooseMessageFile',
  'chooseMedia',
  'openSetting',
  'openCustomerServiceChat',
  'navigateToMiniProgram',
  'saveFileToDisk',
  'shareFileMessage',
  'getUserProfile',
] as const

/** These need an answer that the test has prepared, but no tap. */
const needAnswer = ['getClipboardData', 'getSetting', 'login', 'getPrivacySetting']

/** These simply happen; the test can see that they did. */
const simply = [
  'makePhoneCall',
  'setClipboardData',
  'openDocument',
  'previewImage',
  'openPrivacyContract',
  'vibrateShort',
  'hideKeyboard',
]

/** What a person does who was not told: WeChat's question about messages is closed with 取消. */
const otherwise: Readonly<Record<string, Prepared>> = {
  requestSubscribeMessage: ({ tmplIds = [] }) => Object.fromEntries((tmplIds as readonly string[]).map((id) => [id, 'reject'])),
}

export function preparedOf(
  answers: Map<string, Prepared[]>,
  left: Leaving[],
  isTapTurn: () => boolean,
  answering: Answering,
  report: (error: unknown, where: string) => void,
): Interfaces {
  const leave = (name: string, asked: Asked): void =>
    void left.push({ name, asked: JSON.parse(JSON.stringify(asked)) as Leaving['asked'] })

  const answered = (name: string, asked: Asked): object => {
    const prepared = answers.get(name)?.shift() ?? otherwise[name]
    if (prepared === undefined) throw new Error(`wx.${name} 被调用，而测试没有用 prepare('${name}', …) 备好回答`)
    leave(name, asked)
    if (prepared instanceof Error) throw new Failure(prepared.message)
    return typeof prepared === 'function' ? prepared(asked) : prepared
  }

  const inTap = (name: string) => {
    const answer = answering(name, (asked) => answered(name, asked))
    const refuse = answering(name, () => {
      throw new Failure('can only be invoked by user TAP gesture.')
    })
    return (asked?: Asked) => {
      if (isTapTurn()) return answer(asked)
      report(new Error(`wx.${name} 只能在点按的当时调用，不能在它之后`), `wx.${name}`)
      return refuse(asked)
    }
  }

  return Object.fromEntries([
    ...tapOnly.map((name) => [name, inTap(name)]),
    ...needAnswer.map((name) => [name, answering(name, (asked) => answered(name, asked))]),
    ...simply.map((name) => [name, answering(name, (asked) => leave(name, asked))]),
  ]) as Interfaces
}
