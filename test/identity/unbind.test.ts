import { demoDocuments } from 'local/demo/demo'
import { board, unbind, unbindMyself } from 'shared/identity/operations'
import { NOW, person } from 'test/router/hall'
import { type Door, nameIn, openDoor } from './hall'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})

const release = (as: string, account: string, reason = '换了手机') => door.hall.ask(as, unbind.name, { personId: person(account), reason })
const leave = (as: string) => door.hall.ask(as, unbindMyself.name, {})

test('秘书处解除某人：他的微信和桌面登录都不再是他；他的记录都在；凭新码可以回来', async () => {
  expect(await release('secretary', 'director05')).toMatchObject({ kind: 'accepted' })
  expect([await door.nameOf('wx:director05'), await door.nameOf('director05')]).toEqual([null, null])
  expect(await door.rowOf('director05')).toMatchObject({ name: nameIn(door.hall, 'director05'), bound: { wx: false, tcb: false } })
  expect(door.stored<{ _id: string }>('principals').filter(({ _id }) => _id.endsWith('director05'))).toMatchObject([
    { unbound: { by: person('secretary'), why: '换了手机' } }, { unbound: { why: '换了手机' } },
  ])
  expect(await release('secretary', 'director05')).toMatchObject({ code: 'NOTHING_BOUND', field: 'personId' })
  door.hall.at += 1
  expect(await door.join('wx:director05', await door.codeOf('director05'))).toMatchObject({ kind: 'accepted' })
})

test('解除以前发的码，解除以后也不能再用', async () => {
  const code = await door.codeOf('director05')
  await door.join('wx:newcomer01', code)
  await release('secretary', 'director05')
  expect(await door.join('wx:newcomer02', code)).toMatchObject({ code: 'CODE_USED' })
})

test('没写原因不解除', async () => {
  expect(await release('secretary', 'director05', ' ')).toMatchObject({ code: 'BAD_INPUT', field: 'reason' })
})

test('本人解除：只解除这一个登录身份，另一个还在', async () => {
  expect(await leave('wx:director05')).toMatchObject({ kind: 'accepted' })
  expect([await door.nameOf('wx:director05'), await door.nameOf('director05')]).toEqual([null, nameIn(door.hall, 'director05')])
  expect(await leave('wx:director05')).toMatchObject({ code: 'NOTHING_BOUND' })
  expect(await leave('visitor')).toMatchObject({ code: 'NOTHING_BOUND' })
})

describe('最后一位管理员', () => {
  beforeEach(async () => {
    await release('secretary', 'secretary-general')
  })
  const administrators = async (as = 'secretary') => (await door.hall.must(as, board, {})).administrators

  test('还有另一个登录身份时，可以解除一个；最后一个不能', async () => {
    expect(await administrators()).toBe(1)
    expect(await leave('wx:secretary')).toMatchObject({ kind: 'accepted' })
    expect(await leave('secretary')).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
    expect(await release('secretary', 'secretary')).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
    expect(await administrators()).toBe(1)
  })

  test('第二位绑定以后就能走', async () => {
    await door.join('newcomer01', await door.codeOf('secretary-general'))
    expect(await administrators()).toBe(2)
    expect(await release('secretary', 'secretary')).toMatchObject({ kind: 'accepted' })
    expect(await administrators('newcomer01')).toBe(1)
  })

  test.each([
    ['任职已结束的不算管理员', '2026-12-07', 1],
    ['已写明日后结束的，今天还是管理员，但不能靠他', '2026-12-31', 2],
  ])('%s', async (_, until, count) => {
    const documents = demoDocuments(NOW)
    const persons = (documents['persons'] as unknown as { _id: string; posts: { post: string }[] }[]).map((one) =>
      one._id === person('secretary-general') ? { ...one, posts: one.posts.map((held) => ({ ...held, until, ended: { why: '届满', by: '秘书', at: NOW } })) } : one,
    )
    door = await openDoor({ ...documents, persons })
    expect(await administrators()).toBe(count)
    expect(await release('secretary', 'secretary')).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  })
})
