import { resumeBatches } from 'cloudfunctions/kit/batch'
import type { Database } from 'cloudfunctions/kit/database'
import { demoDocuments } from 'local/demo/demo'
import { handlers } from 'cloudfunctions/handlers'
import declared from 'cloudfunctions/schema.json'
import { createRouter } from 'cloudfunctions/kit/router'
import { readSchema } from 'local/store/schema'
import { openStore, type Store } from 'local/store/store'
import type { Invitation, Principal } from 'shared/identity/model'
import { PRIVACY_VERSION } from 'shared/identity/privacy'
import type { Person } from 'shared/person/model'
import { NOW, person } from 'test/router/hall'
import { around } from 'test/support/around'
import { directDatabase } from 'test/support/direct-database'

let store: Store
let at = NOW
let requests = 0
beforeEach(async () => {
  at = NOW
  store = openStore({ schema: readSchema(declared) })
  for (const [collection, all] of Object.entries(demoDocuments(NOW))) for (const doc of all) await store.insert(collection, doc)
})

const ask = (operation: string, input: object, subject = 'tcb:demo-secretary', db: Database = directDatabase(store)) =>
  createRouter(handlers, around({ db, now: () => at, log: () => {} }))({ operation, input, requestId: `request-${++requests}` }, subject)
const must = async <T = unknown>(operation: string, input: object, subject?: string): Promise<T> => {
  const answer = await ask(operation, input, subject)
  if (answer.kind !== 'accepted') throw new Error(`${operation}：${answer.message}`)
  return answer.value as T
}
const stored = <T>(collection: string, id: string) => store.dump()[collection]!.find(({ _id }) => _id === id) as unknown as T

/** Only the commit itself is carried out, its rows are left to the timer. */
function killedAfterCommit(): Database {
  const db = directDatabase(store)
  let left = 1
  return { ...db, transaction: (work) => (left-- > 0 ? db.transaction(work) : Promise.reject(new Error('被杀'))) }
}
const resume = () => resumeBatches(directDatabase(store), async () => {})
const codeOf = async (personId: string) => (await must<{ letters: { code: string }[] }>('identity.letters', { personIds: [personId] })).letters[0]?.code

test('发码写到一半被杀，后来又发过新码：接着写不会换回旧的', async () => {
  const personId = person('director05')
  await ask('identity.invite', { personIds: [personId] }, undefined, killedAfterCommit())
  await must('identity.invite', { personIds: [personId] })
  const code = await codeOf(personId)
  await resume()
  expect(await codeOf(personId)).toBe(code)
})

test('发码写到一半被杀，旧码已撤回：接着写不会又放出一个码', async () => {
  const personId = person('director05')
  await must('identity.invite', { personIds: [personId] })
  await ask('identity.invite', { personIds: [personId] }, undefined, killedAfterCommit())
  await must('identity.withdrawInvitation', { personId })
  await resume()
  expect(stored<Invitation>('invitations', personId).withdrawn).not.toBeNull()
})

describe('接任写到一半被杀', () => {
  const heir = person('officer05')
  const before = person('director05')
  beforeEach(async () => {
    const { unitId } = stored<Person>('persons', before)
    if (stored<Person>('persons', heir).unitId !== unitId) await must('person.correct', { personId: heir, unitId })
  })
  const follow = () =>
    ask('person.holdPost', { personId: heir, post: 'director', from: '2026-12-01', until: '2028-12-19', replaces: before }, undefined, killedAfterCommit())

  test('其间换了微信的人，新的登录身份也有他现在的职务', async () => {
    await must('identity.invite', { personIds: [before] })
    const code = await codeOf(before)
    await follow()
    at += 1000
    await must('identity.join', { code, consent: PRIVACY_VERSION }, 'wx:brand-new')
    await resume()
    expect(stored<Principal>('principals', 'wx:brand-new').posts).toEqual(stored<Person>('persons', before).posts)
  })

  test('其间空出来的登录身份绑定了别人，仍是别人', async () => {
    await follow()
    await must('identity.unbindMyself', {}, 'wx:demo-director05')
    await must('identity.invite', { personIds: [person('director06')] })
    await must('identity.join', { code: await codeOf(person('director06')), consent: PRIVACY_VERSION }, 'wx:demo-director05')
    await resume()
    expect(stored<Principal>('principals', 'wx:demo-director05').personId).toBe(person('director06'))
  })

  test('其间又结束了他的任职，登录身份照最后的写', async () => {
    await follow()
    await must('person.endPost', { personId: heir, post: 'director', from: '2026-12-01', until: '2026-12-02', reason: '登记后又变' })
    await resume()
    for (const subject of ['wx:demo-officer05', 'tcb:demo-officer05']) {
      expect(stored<Principal>('principals', subject).posts).toEqual(stored<Person>('persons', heir).posts)
    }
  })
})
