import { codeFor, askedIn, secretOf } from 'cloudfunctions/identity/sign-in-code'
import { CODE_LIFE, COMPUTER_LIFE, CONFIRMATIONS, ENTER_WITHIN, MOST_COMPUTERS, TURNED_AWAY } from 'shared/identity/computer/rules'
import { askSignIn, confirmSignIn, endComputers, refuseSignIn, seeSignIn, signInState, takeSignIn } from 'shared/identity/computer/operations'
import { computerSubject } from 'shared/identity/model'
import { invite, join, letters, me, unbind, unbindMyself } from 'shared/identity/operations'
import { PRIVACY_VERSION } from 'shared/identity/privacy'
import { linkScene } from 'shared/kernel/link'
import type { Reply } from 'shared/kernel/operation'
import { HOUR, SECOND } from 'shared/kernel/time'
import { mine } from 'shared/person/mine'
import { demoDocuments } from 'local/demo/demo'
import { tagsOf } from 'cloudfunctions/kit/sign-in-key'
import { NOW, openHall, person, type Hall } from 'test/router/hall'
import { plainSignInKey } from 'test/support/around'
import { codeAt, MACHINE } from './sign-in-codes'

let hall: Hall
beforeEach(async () => {
  hall = await openHall(demoDocuments(NOW))
})

const PHONE = 'wx:director05'
const asked = async () => (await hall.must('nobody', askSignIn, MACHINE)).offer!
type Offer = Awaited<ReturnType<typeof asked>>
const confirm = ({ code }: Pick<Offer, 'code'>, as = PHONE) => hall.ask(as, confirmSignIn.name, { code })
const enter = ({ code, secret }: Pick<Offer, 'code' | 'secret'>, once = 'the-only-one') => hall.ask('nobody', takeSignIn.name, { code, secret, once })
const stands = async ({ code, secret }: Offer) => (await hall.must('nobody', signInState, { code, secret })).state
const said = (reply: Reply<unknown>) => (reply.kind === 'refused' ? reply.code : reply.kind)
const computerOf = ({ code }: Pick<Offer, 'code'>) => computerSubject(askedIn(plainSignInKey, code)!.id)
const nameOf = async (as: string) => (await hall.must(as, me, {})).me?.name ?? null

/** A computer that has come in. */
async function letIn(as = PHONE): Promise<string> {
  const offer = await asked()
  await confirm(offer, as)
  expect(said(await enter(offer))).toBe('accepted')
  return computerOf(offer)
}

/** Unbound and invited anew. */
async function letterFor(account: string) {
  await hall.must('secretary', unbind, { personId: person(account), reason: '换了手机' })
  await hall.must('secretary', invite, { personIds: [person(account)] })
  return (await hall.must('secretary', letters, {})).letters[0]!
}

test('电脑请求，手机核对后确认，电脑领到凭据，就是手机上的那个人，职务权限相同', async () => {
  const offer = await asked()
  expect(offer).toMatchObject({ number: expect.stringMatching(/^[1-9]\d$/), until: NOW + CODE_LIFE })
  expect(await stands(offer)).toBe('waiting')
  expect(await hall.must(PHONE, seeSignIn, { code: offer.code })).toMatchObject({ machine: 'Edge · Windows 电脑', number: offer.number, askedAt: NOW })
  expect(said(await confirm(offer))).toBe('accepted')
  expect(await stands(offer)).toBe('confirmed')
  expect(await enter(offer)).toMatchObject({ value: { ticket: `ticket-of-${computerOf(offer).slice('computer:'.length)}`, personId: person('director05') } })
  const [atDesk, onPhone] = [await hall.must(computerOf(offer), me, {}), await hall.must(PHONE, me, {})]
  expect({ ...atDesk.me, inbox: '' }).toEqual({ ...onPhone.me, inbox: '' })
  expect(atDesk.computer).toBe(computerOf(offer).slice('computer:'.length))
})

test('请求登录不写一个字；秘密和数字不在码里，码放得进小程序码', async () => {
  const before = hall.hash()
  const offer = await asked()
  expect(hall.hash()).toBe(before)
  expect(linkScene({ kind: 'signIn', code: offer.code })).toHaveLength(32)
  expect(offer.code).not.toContain(offer.secret.slice(0, 12))
})

test('没有私钥的环境没有码，也不认得码', async () => {
  const bare = await openHall(demoDocuments(NOW), { signInKey: () => undefined })
  expect(await bare.must('nobody', askSignIn, MACHINE)).toEqual({ offer: null })
  const { code, secret } = codeAt(NOW)
  expect(said(await bare.ask(PHONE, confirmSignIn.name, { code }))).toBe('FOREIGN_CODE')
  expect(said(await bare.ask('nobody', takeSignIn.name, { code, secret, once: 'the-only-one' }))).toBe('NOT_THE_ASKER')
})

test.each([
  ['两分钟差一刻', CODE_LIFE - 1, 'accepted'],
  ['两分钟', CODE_LIFE, 'CODE_EXPIRED'],
])('码的期限：%s', async (_, later, outcome) => {
  const offer = await asked()
  hall.at += later
  expect(said(await hall.ask(PHONE, seeSignIn.name, { code: offer.code }))).toBe(outcome)
  expect(await stands(offer)).toBe(outcome === 'accepted' ? 'waiting' : 'over')
  expect(said(await confirm(offer))).toBe(outcome)
})

test.each([
  ['一分钟差一刻', ENTER_WITHIN - 1, 'accepted'],
  ['一分钟', ENTER_WITHIN, 'SIGN_IN_OVER'],
])('确认以后多久要进来：%s', async (_, later, outcome) => {
  const offer = await asked()
  await confirm(offer)
  hall.at += later
  expect(await stands(offer)).toBe(outcome === 'accepted' ? 'confirmed' : 'over')
  expect(said(await enter(offer))).toBe(outcome)
})

test.each([
  ['差一刻', COMPUTER_LIFE - 1, true],
  ['到了', COMPUTER_LIFE, false],
])('七天的登录：%s', async (_, later, isSomebody) => {
  const computer = await letIn()
  hall.at += later
  expect((await nameOf(computer)) !== null).toBe(isSomebody)
  expect((await hall.must(computer, me, {})).signedIn).toBe(isSomebody)
})

describe('凭据只给一次，只给请求的那台电脑', () => {
  test('再领一次被拒绝；答复丢了的同一次，再问还是它', async () => {
    const offer = await asked()
    await confirm(offer)
    const first = await enter(offer, 'first-taking')
    hall.at += SECOND
    expect(said(await enter(offer, 'second-taking'))).toBe('TAKEN')
    expect(await enter(offer, 'first-taking')).toMatchObject({ value: (first as { value: unknown }).value as object })
  })

  test('扫到码的人没有秘密，既问不到也领不到；别的码的秘密也不行', async () => {
    const [offer, other] = [await asked(), await asked()]
    await confirm(offer)
    for (const secret of ['x', offer.code, other.secret]) {
      expect(said(await enter({ ...offer, secret }))).toBe('NOT_THE_ASKER')
      expect(said(await hall.ask('nobody', signInState.name, { code: offer.code, secret }))).toBe('NOT_THE_ASKER')
    }
  })

  test('还没有确认就来领，没有；之后确认了照样领得到', async () => {
    const offer = await asked()
    expect(said(await enter(offer))).toBe('SIGN_IN_WAITING')
    await confirm(offer)
    expect(said(await enter(offer))).toBe('accepted')
  })

  test('访客领不到时不留记录，库里一个字不变', async () => {
    const offer = await asked()
    const before = hall.documents()
    await enter(offer)
    expect(hall.documents()).toEqual(before)
  })
})

test.each([
  ['改了一个字', (code: string) => `${code.slice(0, 12)}${code[12] === '0' ? '1' : '0'}${code.slice(13)}`],
  ['改了时间', (code: string) => `zzzzzzz${code.slice(7)}`],
  ['短了', (code: string) => code.slice(0, -1)],
  ['长了', (code: string) => `${code}0`],
  ['别的私钥做的', () => codeFor({ ...plainSignInKey, tag: tagsOf('another key') }, MACHINE, NOW, 'abcdefghj')],
])('%s的码不认', async (_, forge) => {
  const code = forge((await asked()).code)
  for (const operation of [seeSignIn, confirmSignIn, refuseSignIn]) expect(said(await hall.ask(PHONE, operation.name, { code }))).toBe('FOREIGN_CODE')
  expect(said(await enter({ code, secret: secretOf({ ...plainSignInKey, tag: tagsOf('another key') }, code) }))).toBe('NOT_THE_ASKER')
})

describe('手机上说不是我', () => {
  test('这次登录作废，谁也不能再确认，管理员收到消息，都有记录', async () => {
    const offer = await asked()
    await hall.must(PHONE, refuseSignIn, { code: offer.code })
    expect(await stands(offer)).toBe('refused')
    expect(said(await confirm(offer))).toBe('CODE_USED')
    expect(said(await confirm(offer, 'wx:director06'))).toBe('CODE_USED')
    expect(said(await enter(offer))).toBe('SIGN_IN_REFUSED')
    expect(await nameOf(computerOf(offer))).toBeNull()
    await hall.deliver()
    const told = hall.documents()['deliveries']! as unknown as { personId: string; title: string }[]
    expect(told.filter(({ title }) => title === '有人扫到不是自己的登录码').map(({ personId }) => personId)).toContain(person('secretary'))
    expect(hall.documents()['audit']!).toContainEqual(expect.objectContaining({ operation: refuseSignIn.name, personId: person('director05') }))
  })

  test('已经确认的码不能再说不是我，要在账号里让它退出', async () => {
    const offer = await asked()
    await confirm(offer)
    expect(said(await hall.ask(PHONE, refuseSignIn.name, { code: offer.code }))).toBe('CODE_USED')
  })
})

test('确认以后本人收到消息', async () => {
  await letIn()
  await hall.deliver()
  const told = hall.documents()['deliveries']! as unknown as { personId: string; title: string }[]
  expect(told.filter(({ title }) => title === '您登录了一台电脑').map(({ personId }) => personId)).toEqual([person('director05')])
})

test('一个码只给一个人：先确认的是谁，电脑就是谁', async () => {
  const offer = await asked()
  await confirm(offer)
  expect(said(await confirm(offer, 'wx:director06'))).toBe('CODE_USED')
  expect(await nameOf(computerOf(offer))).toBe(await nameOf(PHONE))
})

describe('没有绑定的和电脑自己', () => {
  test('访客和没有绑定的人不能确认', async () => {
    const offer = await asked()
    expect(said(await confirm(offer, 'nobody'))).toBe('NOT_BOUND')
    expect(said(await confirm(offer, 'wx:newcomer01'))).toBe('NOT_BOUND')
  })

  test('被手机带进来的电脑不能再带别的电脑，不能绑定别人，也没有绑定可解除', async () => {
    const computer = await letIn()
    const { code } = await asked()
    for (const operation of [seeSignIn, confirmSignIn, refuseSignIn]) expect(said(await hall.ask(computer, operation.name, { code }))).toBe('BY_PHONE_ONLY')
    expect(said(await hall.ask(computer, unbindMyself.name, {}))).toBe('NOT_HERE')
    const { code: letter } = await letterFor('director06')
    expect(said(await hall.ask(computer, join.name, { code: letter, consent: PRIVACY_VERSION }))).toBe('NOT_HERE')
  })
})

describe('电脑跟着手机的绑定', () => {
  test('手机解除绑定，电脑马上谁也不是；换绑别人，也不会变成那个人', async () => {
    const computer = await letIn()
    await hall.must(PHONE, unbindMyself, {})
    expect(await nameOf(computer)).toBeNull()
    const { code, name } = await letterFor('director06')
    hall.at += SECOND
    await hall.must(PHONE, join, { code, consent: PRIVACY_VERSION })
    expect(await nameOf(PHONE)).toBe(name)
    expect(await nameOf(computer)).toBeNull()
  })

  test('解除后又绑定同一个人，从前的电脑也不回来', async () => {
    const computer = await letIn()
    const { code, name } = await letterFor('director05')
    hall.at += SECOND
    await hall.must(PHONE, join, { code, consent: PRIVACY_VERSION })
    expect(await nameOf(PHONE)).toBe(name)
    expect(await nameOf(computer)).toBeNull()
  })

  test('确认以后、进来以前解除了绑定：进不来', async () => {
    const offer = await asked()
    await confirm(offer)
    await hall.must('secretary', unbind, { personId: person('director05'), reason: '手机丢了' })
    expect(await stands(offer)).toBe('over')
    expect(said(await enter(offer))).toBe('SIGN_IN_OVER')
  })
})

describe('登录的电脑', () => {
  const listed = async (as = PHONE) => (await hall.must(as, mine, {})).computers

  test('列在账号里，看得出哪台是眼前这台、哪台没有进来；让它退出，马上没有了', async () => {
    const computer = await letIn()
    const offer = await asked()
    hall.at += SECOND
    await confirm(offer)
    expect(await listed(computer)).toMatchObject([{ entered: false, current: false }, { machine: 'Edge · Windows 电脑', entered: true, current: true }])
    const [waiting, here] = await listed()
    await hall.must(PHONE, endComputers, { computerIds: [here!.computerId] })
    expect(await nameOf(computer)).toBeNull()
    expect(await listed()).toEqual([waiting])
  })

  test('别人的电脑不能让它退出，没有的也不能', async () => {
    const computer = (await letIn()).slice('computer:'.length)
    expect(said(await hall.ask('wx:director06', endComputers.name, { computerIds: [computer] }))).toBe('NOT_YOURS')
    expect(said(await hall.ask(PHONE, endComputers.name, { computerIds: [computer, 'pc-none'] }))).toBe('NOT_YOURS')
    expect(said(await hall.ask(PHONE, endComputers.name, { computerIds: [] }))).toBe('NONE')
    expect(await nameOf(computerSubject(computer))).not.toBeNull()
  })

  test('同时三台，第四台进来，最早的一台退出', async () => {
    const all: string[] = []
    for (let n = 0; n <= MOST_COMPUTERS; n++) {
      hall.at += SECOND
      all.push(await letIn(n % 2 ? PHONE : 'tcb:director05'))
    }
    expect(await Promise.all(all.map(async (one) => (await nameOf(one)) !== null))).toEqual([false, true, true, true])
    expect(await listed()).toHaveLength(MOST_COMPUTERS)
  })

  test.each([
    [CONFIRMATIONS - 1, 0, 'accepted'],
    [CONFIRMATIONS, 0, 'TOO_OFTEN'],
    [CONFIRMATIONS, HOUR - 1, 'TOO_OFTEN'],
    [CONFIRMATIONS, HOUR, 'accepted'],
  ])('确认过 %i 次，过了 %i 毫秒，再确认：%s', async (times, later, outcome) => {
    for (let n = 0; n < times; n++) expect(said(await confirm(await asked()))).toBe('accepted')
    hall.at += later
    expect(said(await confirm(await asked()))).toBe(outcome)
  })
})

describe('很多次“不是我”', () => {
  const turnAway = async () => said(await hall.ask(PHONE, refuseSignIn.name, { code: (await asked()).code }))
  /** Hour after hour as many as may be. */
  async function turnAwayMany(hours: number) {
    for (let hour = 0; hour < hours; hour++) {
      for (let i = 0; i < TURNED_AWAY; i++) expect(await turnAway()).toBe('accepted')
      hall.at += HOUR
    }
  }

  test('不把在用的电脑挤出名单，也不多放一台', async () => {
    for (let i = 0; i < MOST_COMPUTERS; i++) {
      await letIn()
      hall.at += SECOND
    }
    await turnAwayMany(4)
    const shown = async () => (await hall.must(PHONE, mine, {})).computers.length
    expect(await shown()).toBe(MOST_COMPUTERS)
    await letIn()
    expect(await shown()).toBe(MOST_COMPUTERS)
  })

  test.each([
    [TURNED_AWAY - 1, 0, 'accepted'],
    [TURNED_AWAY, HOUR - 1, 'TOO_OFTEN'],
    [TURNED_AWAY, HOUR, 'accepted'],
  ])('一小时内 %i 次以后，过 %i 毫秒再说', async (times, later, outcome) => {
    for (let i = 0; i < times; i++) await turnAway()
    hall.at += later
    expect(await turnAway()).toBe(outcome)
  })

  test('说得太多，也不影响确认自己的电脑', async () => {
    for (let i = 0; i < TURNED_AWAY; i++) await turnAway()
    expect(said(await confirm(await asked()))).toBe('accepted')
  })
})

test('用手机确认登录的电脑不能试邀请码，对错都不告诉它', async () => {
  expect(said(await hall.ask(await letIn(), join.name, { code: 'ABCDEFGH', consent: PRIVACY_VERSION }))).toBe('NOT_HERE')
})
