import type { Surroundings } from 'cloudfunctions/kit/router'
import declared from 'cloudfunctions/schema.json'
import type { Examined } from 'local/store/documents/plan'
import { readSchema } from 'local/store/schema'
import { openStore } from 'local/store/store'
import { MINUTE } from 'shared/kernel/time'
import { around } from 'test/support/around'
import { crowd } from 'test/support/crowd'
import { directDatabase } from 'test/support/direct-database'
import { NOW, openHall, type Hall, type Prepared } from './hall'

type Documents = Prepared['documents']

/** How much there is after some years; of the rest as much as the prepared group has. */
const AMOUNTS: Readonly<Record<string, number>> = {
  postings: 990, threads: 500, bankEntries: 990, bankRequests: 300, bankLooks: 300, notices: 300, noticeCopies: 990, noticeMarks: 990,
  deliveries: 1990, events: 500, audit: 3000, checks: 500, objections: 300, contributions: 500, issues: 100, news: 300, trainings: 300, trainingFinishes: 990,
  reports: 240, corrections: 300, meetings: 100, attendance: 1990, leaveYears: 500, showcases: 120, sheets: 50, phoneLooks: 500,
}

/** The prepared group with 500 people, 120 units, and of everything that grows as much as above: each a copy, a minute older. */
export function enlarged(documents: Documents): Documents {
  const { persons, units } = crowd(NOW) as unknown as Documents
  const all = { ...documents, persons: beside(documents['persons']!, persons!), units: beside(documents['units']!, units!) }
  const grown = Object.entries(AMOUNTS).map(([name, amount]) => [name, copies(all[name as keyof typeof all] ?? [], amount)])
  return { ...all, ...(Object.fromEntries(grown) as Documents) }
}

type Stored = Documents[string]

const beside = (own: Stored, more: Stored): Stored => [...own, ...more.filter(({ _id }) => !own.some((one) => one._id === _id))]

const copies = (of: Stored, amount: number): Stored =>
  of.length === 0 ? [] : [...of, ...Array.from({ length: Math.max(0, amount - of.length) }, (_, n) => copied(of[n % of.length]!, n + 1))]

function copied<T extends { readonly _id: string }>(one: T, n: number): T {
  const older = (value: unknown): unknown => {
    if (typeof value === 'number') return value > NOW / 2 ? value - n * MINUTE : value
    if (typeof value === 'string') return value.includes(one._id) ? value.replace(one._id, `${one._id}-c${n}`) : value
    if (Array.isArray(value)) return value.map(older)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, own]) => [key, older(own)])) : value
  }
  return older(one) as T
}

/** The large group with every question that is put to its database. */
export async function openLarge(documents: Documents): Promise<{ hall: Hall; around: Surroundings; seen: () => readonly Examined[] }> {
  let seen: Examined[] = []
  const store = openStore({ schema: readSchema(declared), watch: (examined) => void seen.push(examined) })
  for (const [collection, docs] of Object.entries(enlarged(documents))) for (const { _id, ...doc } of docs) await store.insert(collection, { _id, ...doc })
  const db = directDatabase(store)
  const hall = await openHall(documents, { db })
  return {
    hall,
    around: around({ db, now: () => NOW }),
    seen: () => {
      const before = seen
      seen = []
      return before
    },
  }
}
