import type { Charter, Ruling } from 'shared/charter/charter'
import { rulingById } from 'shared/charter/lookup'
import { partyName } from 'shared/charter/party'
import { confirmRuling, getRuling, listRulings } from 'shared/charter/setting/operations'
import { confirmationsOf, decideConfirm } from 'shared/charter/setting/rules'
import { type ReadingConfirmed, type Settings, settings, SETTINGS_ID } from 'shared/charter/settings'
import { cite } from 'shared/charter/wording'
import { refuse } from 'shared/kernel/decision'
import type { Instant } from 'shared/kernel/time'
import { answers, change, commit, commits } from '../kit/outcome'

export const rulingList = answers(listRulings, async (_, { db, charter, now }) => {
  const kept = await db.get(settings, SETTINGS_ID)
  return { rulings: charter.rulings.map((ruling) => itemOf(charter, kept, ruling, now)) }
})

export const rulingPage = answers(getRuling, async ({ id }, { db, charter, now }) => {
  const ruling = rulingById(charter, id)
  if (!ruling) return refuse('NO_RULING', '没有这一条口径', { field: 'id' })
  const kept = await db.get(settings, SETTINGS_ID)
  const { effect, chosen, texts, readings } = ruling
  return {
    ...itemOf(charter, kept, ruling, now),
    effect,
    ruling: ruling.ruling,
    chosen,
    texts: texts.map(({ clause, says }) => ({ clause, cited: cite(charter, clause), says })),
    readings: readings.map((reading) => ({ ...reading })),
    history: confirmationsOf(kept, id).map((one) => told(ruling, one)).reverse(),
  }
})

export const registerReading = commits(confirmRuling, async (input, { db, charter, caller, now }) => {
  const kept = await db.get(settings, SETTINGS_ID)
  return commit(decideConfirm(charter, kept, input, caller.name, now), (next) => {
    const last = next.confirmed!.at(-1)!
    return {
      answer: { id: input.id, says: readingSays(rulingById(charter, input.id)!, last.reading), from: last.from },
      changes: [change(settings, next)],
    }
  })
})

function itemOf(charter: Charter, kept: Settings | undefined, ruling: Ruling, now: Instant) {
  const pending = confirmationsOf(kept, ruling.id).filter(({ from }) => from > now).at(-1)
  return {
    id: ruling.id,
    title: ruling.title,
    says: readingSays(ruling, ruling.chosen),
    by: partyName(charter, ruling.changedBy),
    confirmed: ruling.confirmed,
    pending: pending ? told(ruling, pending) : null,
  }
}

const told = (ruling: Ruling, { reading, was, number, on, by, at, from }: ReadingConfirmed) => ({
  reading: readingSays(ruling, reading),
  was: readingSays(ruling, was),
  number, on, by, at, from,
})

const readingSays = ({ readings }: Ruling, id: string): string => readings.find((reading) => reading.id === id)?.says ?? id
