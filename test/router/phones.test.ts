import { revealPhone, contacts } from 'shared/person/contacts'
import { DAY } from 'shared/kernel/time'
import type { Person } from 'shared/person/model'
import { openHall, person, prepare, type Hall, type Prepared } from './hall'

let prepared: Prepared
let hall: Hall
beforeAll(async () => {
  prepared = await prepare()
})
beforeEach(async () => {
  hall = await openHall(prepared.documents)
})

const stored = (account: string) => hall.documents()['persons']!.find(({ _id }) => _id === person(account)) as unknown as Person
const looks = () => hall.documents()['phoneLooks'] as unknown as { _id: string; purpose: string; counts: boolean }[]

test('通讯录里人人都有，谁的完整电话、出生日期都不在其中', async () => {
  const documents = {
    ...prepared.documents,
    persons: prepared.documents['persons']!.map((one, i) => ({ ...one, birth: `19${60 + (i % 30)}-05-12` })),
  }
  hall = await openHall(documents)
  const everybody = hall.documents()['persons'] as unknown as Person[]
  for (const who of ['officer01', 'director01', 'chair', 'secretary']) {
    const answer = await hall.must(who, contacts, {})
    const said = JSON.stringify(answer)
    expect(answer.persons).toHaveLength(everybody.length)
    expect(everybody.filter(({ phone, birth }) => said.includes(phone) || said.includes(birth!)).map(({ name }) => name)).toEqual([])
    expect(said).not.toContain('demo-')
  }
})

test('单位按类别排，牵头单位在最前，每个人都在某个单位里', async () => {
  const { units, persons, me } = await hall.must('director01', contacts, {})
  expect(me).toBe(person('director01'))
  expect(units[0]).toMatchObject({ lead: true, kind: 'school' })
  const kinds = units.map(({ kind }) => kind).filter((kind, i, all) => kind !== all[i - 1])
  expect(kinds).toEqual(['school', 'enterprise', 'association', 'institute', 'institution'])
  const known = new Set(units.map(({ unitId }) => unitId))
  expect(persons.filter(({ unitId }) => !known.has(unitId))).toEqual([])
})

test('点了才给完整电话，留下一条记录；同一天再点不添', async () => {
  const ask = (purpose: 'call' | 'save') => hall.must('director01', revealPhone, { personId: person('director02'), purpose })
  expect(await ask('call')).toEqual({ personId: person('director02'), phone: stored('director02').phone })
  expect(await ask('save')).toEqual({ personId: person('director02'), phone: stored('director02').phone })
  expect(looks()).toMatchObject([{ purpose: 'call', counts: true }])
})

test('一天看到第 31 个人时拒绝，什么也没写；秘书处的电话照样给，第二天又可以看', async () => {
  const others = Array.from({ length: 31 }, (_, i) => person(`officer${String(i + 1).padStart(2, '0')}`))
  for (const personId of others.slice(0, 30)) await hall.must('director01', revealPhone, { personId, purpose: 'show' })
  const next = () => hall.ask('director01', revealPhone.name, { personId: others[30], purpose: 'show' })
  const before = hall.hash()
  expect(await next()).toMatchObject({ kind: 'refused', code: 'TOO_MANY_PHONES' })
  expect(hall.hash()).toBe(before)
  expect(await hall.must('director01', revealPhone, { personId: person('secretary'), purpose: 'call' })).toMatchObject({ phone: stored('secretary').phone })
  hall.at += DAY
  expect(await next()).toMatchObject({ kind: 'accepted' })
})

test('一下子要四十个人的电话，给出的也不超过三十个；没轮到的再点就行', async () => {
  const others = Array.from({ length: 31 }, (_, i) => person(`officer${String(i + 1).padStart(2, '0')}`))
  const ask = (personId: string) => hall.ask('director01', revealPhone.name, { personId, purpose: 'show' })
  for (const personId of others.slice(0, 28)) await ask(personId)
  const answers = await Promise.all(others.slice(28).map(ask))
  const shown = answers.filter(({ kind }) => kind === 'accepted').length
  expect(looks()).toHaveLength(28 + shown)
  expect(shown).toBeLessThanOrEqual(2)
  for (let more = shown; more < 2; more++) expect(await ask(others[28 + more]!)).toMatchObject({ kind: 'accepted' })
  expect(await ask(others[30]!)).toMatchObject({ code: 'TOO_MANY_PHONES' })
})
