import { joinByPhone, unbind, withdrawInvitation } from 'shared/identity/operations'
import { INVITATION_LIFE } from 'shared/identity/rules'
import { HOUR, MINUTE } from 'shared/kernel/time'
import { NOW, person } from 'test/router/hall'
import { consent, type Door, nameIn, openDoor } from './hall'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})

const WRONG = '2222-2222'

describe('凭邀请码绑定', () => {
  test('新来的人绑定后就是名册上那个人，有他的职务；再用同一个码，说已经用过', async () => {
    const code = await door.codeOf('director05')
    expect(await door.join('wx:newcomer01', code)).toMatchObject({ kind: 'accepted', value: { name: nameIn(door.hall, 'director05') } })
    expect(await door.nameOf('wx:newcomer01')).toBe(nameIn(door.hall, 'director05'))
    expect(await door.join('wx:newcomer02', code)).toMatchObject({ code: 'CODE_USED', field: 'code' })
    expect(await door.nameOf('wx:newcomer02')).toBeNull()
    expect(await door.rowOf('director05')).toMatchObject({ bound: { wx: true }, joinedAt: NOW, invitation: { state: 'used' } })
  })

  test.each([
    ['到期前一刻', INVITATION_LIFE - 1, 'accepted'],
    ['到期', INVITATION_LIFE, 'CODE_EXPIRED'],
  ])('14 天有效：%s', async (_, later, outcome) => {
    const code = await door.codeOf('director05')
    door.hall.at = NOW + later
    const { kind, code: refusal } = (await door.join('wx:newcomer01', code)) as { kind: string; code?: string }
    expect(refusal ?? kind).toBe(outcome)
  })

  test('撤回的、被新码取代的、不存在的，各有各的话', async () => {
    const first = await door.codeOf('director05')
    const second = await door.codeOf('director05')
    expect(await door.join('wx:newcomer01', first)).toMatchObject({ code: 'CODE_VOID' })
    await door.hall.must('secretary', withdrawInvitation, { personId: person('director05') })
    expect(await door.join('wx:newcomer01', second)).toMatchObject({ code: 'CODE_WITHDRAWN' })
    expect(await door.join('wx:newcomer01', WRONG)).toMatchObject({ code: 'WRONG_CODE' })
    expect(await door.join('wx:newcomer01', '不是码')).toMatchObject({ code: 'WRONG_CODE' })
    expect(await door.hall.ask('secretary', withdrawInvitation.name, { personId: person('director05') })).toMatchObject({ code: 'NO_INVITATION' })
  })

  test('没有同意现行的隐私说明，不绑定', async () => {
    const code = await door.codeOf('director05')
    for (const agreed of ['', '2020-01']) {
      expect(await door.hall.ask('wx:newcomer01', 'identity.join', { code, consent: agreed })).toMatchObject({ code: 'NO_CONSENT', field: 'consent' })
    }
    expect(await door.nameOf('wx:newcomer01')).toBeNull()
  })

  test('没有登录的人不能绑定', async () => {
    expect(await door.join('nobody', await door.codeOf('director05'))).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  test('已经是别人的，先解除才能绑定；自己的新码照用', async () => {
    expect(await door.join('wx:director06', await door.codeOf('director05'))).toMatchObject({ code: 'BOUND_ALREADY' })
    expect(await door.join('wx:director06', await door.codeOf('director06'))).toMatchObject({ kind: 'accepted' })
    expect(await door.nameOf('wx:director06')).toBe(nameIn(door.hall, 'director06'))
  })
})

describe('输错五次要等', () => {
  const wrong = async (as: string, times: number) => {
    for (let n = 0; n < times; n++) await door.join(as, WRONG)
  }

  test.each([
    [4, 0, 'accepted'],
    [5, 0, 'TOO_MANY_TRIES'],
    [5, HOUR - 1, 'TOO_MANY_TRIES'],
    [5, HOUR, 'accepted'],
  ])('错 %i 次，过 %i 毫秒再输对的：%s', async (times, later, outcome) => {
    const code = await door.codeOf('director05')
    await wrong('wx:newcomer01', times)
    door.hall.at = NOW + later
    const said = (await door.join('wx:newcomer01', code)) as { kind: string; code?: string }
    expect(said.code ?? said.kind).toBe(outcome)
  })

  test('等着时再输不延长；说得出几点以后', async () => {
    await wrong('wx:newcomer01', 5)
    door.hall.at = NOW + 30 * MINUTE
    expect(await door.join('wx:newcomer01', WRONG)).toMatchObject({ code: 'TOO_MANY_TRIES', message: expect.stringContaining('10:00') })
    door.hall.at = NOW + HOUR
    expect(await door.join('wx:newcomer01', WRONG)).toMatchObject({ code: 'WRONG_CODE' })
  })

  test('别的微信不受牵连，过期和用过的不算输错', async () => {
    await wrong('wx:newcomer01', 5)
    const used = await door.codeOf('director05')
    expect(await door.join('wx:newcomer02', used)).toMatchObject({ kind: 'accepted' })
    for (let n = 0; n < 6; n++) expect(await door.join('wx:newcomer03', used)).toMatchObject({ code: 'CODE_USED' })
  })
})

describe('凭手机号绑定', () => {
  const phoneOf = (account: string) => door.stored<{ _id: string; phone: string }>('persons').find(({ _id }) => _id === person(account))!.phone
  const byPhone = (as: string, phone: string) => door.hall.ask(as, joinByPhone.name, { phoneCode: `phone-${phone}`, consent })

  test('名册上恰有一人是这个号码，就是他；他手里的邀请码随之用掉', async () => {
    const code = await door.codeOf('director05')
    door.hall.at += MINUTE
    expect(await byPhone('wx:newcomer01', phoneOf('director05'))).toMatchObject({ kind: 'accepted' })
    expect(await door.nameOf('wx:newcomer01')).toBe(nameIn(door.hall, 'director05'))
    expect(await door.join('wx:newcomer02', code)).toMatchObject({ code: 'CODE_USED' })
  })

  test('名册上没有、有两个、不在小程序里：都说出路', async () => {
    expect(await byPhone('wx:newcomer01', '13900000999')).toMatchObject({ code: 'PHONE_UNKNOWN', message: expect.stringContaining('邀请码') })
    expect(await byPhone('newcomer01', phoneOf('director05'))).toMatchObject({ code: 'NOT_HERE', message: expect.stringContaining('邀请码') })
    const documents = door.hall.documents()
    const persons = documents['persons']!.map((one) => (one._id === person('director06') ? { ...one, phone: phoneOf('director05') } : one))
    const phone = phoneOf('director05')
    door = await openDoor({ ...documents, persons })
    expect(await byPhone('wx:newcomer01', phone)).toMatchObject({ code: 'PHONE_SHARED', message: expect.stringContaining('邀请码') })
  })
})

describe('换了微信', () => {
  test('新的顶替旧的，旧的什么也做不了并知道缘由；桌面登录不受影响；本人收到消息', async () => {
    expect(await door.join('wx:newcomer01', await door.codeOf('director05'))).toMatchObject({ kind: 'accepted' })
    expect(await door.nameOf('wx:director05')).toBeNull()
    expect(await door.hall.must('wx:director05', { name: 'identity.me' } as never, {})).toMatchObject({ unbound: expect.stringContaining('换成了另一个') })
    expect(await door.nameOf('director05')).toBe(nameIn(door.hall, 'director05'))
    expect(door.stored('events')).toMatchObject([{ type: 'identity.replaced', audience: { personIds: [person('director05')] } }])
    expect(door.stored<{ _id: string; bound: unknown }>('persons').find(({ _id }) => _id === person('director05'))!.bound)
      .toEqual({ wx: 'wx:demo-newcomer01', tcb: 'tcb:demo-director05' })
  })

  test('头一次绑定没有人被顶替，不发消息', async () => {
    await door.hall.must('secretary', unbind, { personId: person('director05'), reason: '手机丢了' })
    expect(await door.join('wx:newcomer01', await door.codeOf('director05'))).toMatchObject({ kind: 'accepted' })
    expect(door.stored('events')).toEqual([])
  })

  test('被顶替的微信凭新码还能回来', async () => {
    await door.join('wx:newcomer01', await door.codeOf('director05'))
    door.hall.at += 1
    expect(await door.join('wx:director05', await door.codeOf('director05'))).toMatchObject({ kind: 'accepted' })
    expect([await door.nameOf('wx:newcomer01'), await door.nameOf('wx:director05')]).toEqual([null, nameIn(door.hall, 'director05')])
  })
})

test('邀请码、手机号码和它们的来处不进操作记录、回执和消息', async () => {
  const code = await door.codeOf('director05')
  const other = await door.codeOf('director06')
  for (const attempt of [code, other, WRONG, code]) await door.join('wx:newcomer01', attempt)
  await door.hall.must('secretary', withdrawInvitation, { personId: person('director06') })
  await door.hall.ask('wx:newcomer02', joinByPhone.name, { phoneCode: 'phone-13900000999', consent })
  const kept = JSON.stringify(['audit', 'receipts', 'events', 'persons', 'principals', 'batches'].map((name) => door.stored(name)))
  for (const secret of [code, code.replace('-', ''), other.replace('-', ''), WRONG, '13900000999', 'phone-']) {
    expect([secret, kept.includes(secret)]).toEqual([secret, false])
  }
  expect(door.stored('audit').length).toBeGreaterThan(5)
})

test('等待期间再试多少次，也不会提前放行', async () => {
  for (let i = 0; i < 5; i++) await door.join('wx:newcomer02', `2222222${'23456'[i]!}`)
  for (let i = 0; i < 101; i++) {
    door.hall.at += 1000
    expect(await door.join('wx:newcomer02', '22222227')).toMatchObject({ code: 'TOO_MANY_TRIES' })
  }
})
