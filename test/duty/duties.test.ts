import declared from 'cloudfunctions/schema.json'
import { bankDuties } from 'cloudfunctions/duty/duties/banks'
import { contributionDuties } from 'cloudfunctions/duty/duties/contributions'
import { postingDuties } from 'cloudfunctions/duty/duties/postings'
import type { Duty } from 'cloudfunctions/duty/duties/duty'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import { qixian } from 'shared/charter/qixian'
import { parameter } from 'shared/charter/parameters'
import { readPeriod } from 'shared/duty/period'
import { addDays, chinaTime, DAY } from 'shared/kernel/time'
import type { Entry } from 'shared/talent/model'
import type { Unit } from 'shared/unit/model'
import { contribution } from 'test/bulletin/prepared'
import { posting } from 'test/demand/posted'
import { directDatabase } from 'test/support/direct-database'

const NOW = chinaTime('2026-12-08T09:00')
const TODAY = '2026-12-08'
const unit: Unit = { _id: 'u1', v: 1, name: '某校', kind: 'school', lead: false }

async function standing(duty: Duty, documents: Readonly<Record<string, readonly { readonly _id: string }[]>>, month = '2026-12') {
  const store = openStore({ schema: readSchema(declared) })
  for (const [collection, all] of Object.entries(documents)) for (const { _id, ...doc } of all) await store.insert(collection, { _id, ...doc })
  const columns = await duty({ db: directDatabase(store), charter: qixian, now: NOW }, readPeriod(month)!, [unit])
  return columns.map(({ of }) => of(unit))
}

const { staleDays, hiddenDays } = parameter(qixian, 'bankFreshness')!
const entry = (_id: string, age: number): Entry => {
  const checkedOn = addDays(TODAY, -age)
  return {
    _id, v: 1, bank: 'teacher', unitId: 'u1', fields: {}, state: 'open', consent: { purposes: ['practice'], until: '2030-01-01', how: 'paper', at: NOW, by: { personId: 'p', name: '某' } },
    earlier: [], checkedOn, rank: `${checkedOn}:${_id}`, words: [], by: { personId: 'p', name: '某' }, at: NOW,
    review: { state: 'approved', edition: 1, at: NOW, by: null, reason: null },
  }
}

test.each([
  ['没有条目', [], 'none'],
  ['期限当天', [staleDays], 'done'],
  ['过期限一天', [staleDays + 1], 'owed'],
  ['快不显示了', [hiddenDays], 'owed'],
  ['已不显示', [hiddenDays + 1], 'overdue'],
  ['一条新一条旧', [0, staleDays + 1], 'owed'],
])('人才库：%s', async (_, ages, state) => {
  expect(await standing(bankDuties, { bankEntries: ages.map((age, i) => entry(`e${i}`, age)) })).toMatchObject([{ state }])
})

test('过去的月份没有人才库这一列：只知道今天的情形', async () => {
  expect(await standing(bankDuties, { bankEntries: [entry('e', 90)] }, '2026-11')).toEqual([])
})

test.each([
  ['没有发布', [], '2026-12', 'none'],
  ['本月发布的', [posting('a', { unitId: 'u1', at: NOW - DAY })], '2026-12', 'done'],
  ['该续期的', [posting('a', { unitId: 'u1', at: NOW - 40 * DAY, confirmedOn: addDays(TODAY, -40) })], '2026-12', 'owed'],
  ['现在该续期，看的是上个月', [posting('a', { unitId: 'u1', at: NOW - 20 * DAY, confirmedOn: addDays(TODAY, -40) })], '2026-11', 'done'],
])('供需：%s', async (_, postings, month, state) => {
  expect(await standing(postingDuties, { postings }, month)).toMatchObject([{ state }])
})

test.each([
  ['没有投稿', [], 'none', '本月没有投稿'],
  ['月初零点交的', [chinaTime('2026-12-01T00:00')], 'done', '投稿 1 篇'],
  ['上月最后一刻交的', [chinaTime('2026-12-01T00:00') - 1], 'none', '本月没有投稿'],
])('投稿：%s', async (_, at, state, says) => {
  expect(await standing(contributionDuties, { contributions: at.map((handedAt, i) => contribution({ _id: `c${i}`, unitId: 'u1', handedAt })) })).toMatchObject([{ state, says }])
})
