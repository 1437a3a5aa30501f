import type { Charter } from 'shared/charter/charter'
import { partyName } from 'shared/charter/party'
import { changeSetting, getSetting, getStanding, listSettings } from 'shared/charter/setting/operations'
import { changesOf, decideChange, latestValue } from 'shared/charter/setting/rules'
import { type Json, type Shape, wordsOf } from 'shared/charter/setting/shape'
import { type Key, KEYS, shapeOf, touchesMeetings } from 'shared/charter/setting/shapes'
import { type SettingChange, type Settings, settings, SETTINGS_ID } from 'shared/charter/settings'
import { cite } from 'shared/charter/wording'
import { refuse } from 'shared/kernel/decision'
import type { Instant } from 'shared/kernel/time'
import { answers, answersAnyone, change, commit, commits } from '../kit/outcome'
import { meetingsAhead } from '../meeting/read'

export const parameterList = answers(listSettings, async (_, { db, charter, now }) => {
  const kept = await db.get(settings, SETTINGS_ID)
  return { items: KEYS.filter((key) => charter.parameters[key]).map((key) => itemOf(charter, kept, key, now)) }
})

export const parameterPage = answers(getSetting, async ({ key }, { db, charter, now }) => {
  if (!charter.parameters[key]) return refuse('NO_SETTING', '章程里没有这一项', { field: 'key' })
  const [kept, ahead] = await Promise.all([db.get(settings, SETTINGS_ID), touchesMeetings(key) ? meetingsAhead(db) : []])
  return {
    ...itemOf(charter, kept, key, now),
    value: charter.parameters[key]!.value as Json,
    latest: latestValue(charter, kept, key),
    shape: shapeOf(charter, key) as Json,
    history: changesOf(kept, key).map((one) => told(charter, one)).reverse(),
    touches: ahead.map(({ _id, title, startsAt }) => ({ meetingId: _id, title, startsAt })),
  }
})

export const readStanding = answersAnyone(getStanding, async (_, { db }) => {
  const { changes = [], confirmed = [] } = (await db.get(settings, SETTINGS_ID)) ?? {}
  return { changes: changes.map((one) => ({ ...one, value: one.value as Json, was: one.was as Json })), confirmed: [...confirmed] }
})

export const registerChange = commits(changeSetting, async (input, { db, charter, caller, now }) => {
  const kept = await db.get(settings, SETTINGS_ID)
  return commit(decideChange(charter, kept, input, caller.name, now), (next) => {
    const { says, was, from } = told(charter, next.changes.at(-1)!)
    return { answer: { key: input.key, says, was, from }, changes: [change(settings, next)] }
  })
})

function itemOf(charter: Charter, kept: Settings | undefined, key: Key, now: Instant) {
  const { name, value, changedBy, clause, ours } = charter.parameters[key]!
  const changes = changesOf(kept, key)
  const last = changes.filter(({ from }) => from <= now).at(-1)
  const pending = changes.filter(({ from }) => from > now).at(-1)
  return {
    key,
    name,
    says: inWords(charter, key, value as Json),
    by: partyName(charter, changedBy),
    clause,
    cited: clause === null ? null : cite(charter, clause),
    ours: ours && last === undefined,
    settable: shapeOf(charter, key) !== null,
    last: last ? told(charter, last) : null,
    pending: pending ? told(charter, pending) : null,
  }
}

const told = (charter: Charter, { key, value, was, resolution, on, by, at, from }: SettingChange) => ({
  says: inWords(charter, key, value as Json),
  was: inWords(charter, key, was as Json),
  resolution, on, by, at, from,
})

function inWords(charter: Charter, key: Key, value: Json): string {
  const shape: Shape | null = shapeOf(charter, key)
  return shape ? wordsOf(shape, value) : '由会议当场决定'
}
