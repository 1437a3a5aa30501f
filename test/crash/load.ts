import { dice } from 'test/schedule/dice'

/** What the store has answered, and so must never take back. */
export interface Witness {
  /** Items stored, seen, or refused as duplicates: all of them exist. */
  readonly items: Set<string>
  readonly pairs: Set<string>
  /** The highest value of the counter that was acknowledged or read. */
  counter: number
  /** The highest number of items that was counted. */
  counted: number
  acknowledged: number
}

export const newWitness = (): Witness => ({
  items: new Set(),
  pairs: new Set(),
  counter: 0,
  counted: 0,
  acknowledged: 0,
})

type Reply = { code?: string; transactionId?: string; data?: Record<string, unknown> & { list?: string[] } }

/** Sends one request of the SDK's protocol. Rejects when the process is gone. */
export async function post(url: string, body: object): Promise<Reply> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return (await response.json()) as Reply
}

const insert = (collectionName: string, doc: object, transactionId?: string) => ({
  action: 'database.insertDocument',
  collectionName,
  data: [JSON.stringify(doc)],
  transactionId,
})

/**
 * Lanes of requests that write, repeat each other's writes while they are under way, read and count,
 * until `enough` more answers have come. Stops by itself when the process dies.
 */
export async function load(
  url: string,
  witness: Witness,
  enough: number,
  round: number,
  reached: () => void,
): Promise<void> {
  const random = dice(round)
  const until = witness.acknowledged + enough
  const recent: string[] = []
  let made = 0
  let over = false

  const any = () => recent[Math.max(0, recent.length - 1 - Math.floor(random() * 8))] ?? 'none'
  const fresh = () => `${round}-${made++}`

  async function item(id: string): Promise<void> {
    recent.push(id)
    const { code } = await post(url, insert('items', { _id: id, round }))
    if (!code || code === 'DATABASE_DUPLICATE_WRITE') witness.items.add(id)
  }

  async function read(id: string): Promise<void> {
    const query = JSON.stringify({ _id: id })
    const { data } = await post(url, {
      action: 'database.getDocument',
      collectionName: 'items',
      queryType: 'DOC',
      query,
    })
    if (data?.list?.length) witness.items.add(id)
  }

  async function count(): Promise<void> {
    const { data } = await post(url, {
      action: 'database.calculateDocument',
      collectionName: 'items',
      queryType: 'WHERE',
    })
    witness.counted = Math.max(witness.counted, Number(data?.total ?? 0))
  }

  async function pair(name: string): Promise<void> {
    const { transactionId } = await post(url, { action: 'database.startTransaction' })
    for (const half of ['a', 'b']) await post(url, insert('pairs', { _id: `${name}:${half}`, name }, transactionId))
    const { code } = await post(url, { action: 'database.commitTransaction', transactionId })
    if (!code) witness.pairs.add(name)
  }

  async function increase(): Promise<void> {
    const { data } = await post(url, {
      action: 'database.modifyAndReturnDoc',
      collectionName: 'counters',
      queryType: 'WHERE',
      query: '{"_id":"counter"}',
      data: '{"$inc":{"n":1}}',
    })
    const doc = data?.doc ? (JSON.parse(String(data.doc)) as { n: number }) : { n: 0 }
    witness.counter = Math.max(witness.counter, doc.n)
  }

  async function lane(): Promise<void> {
    while (!over) {
      const roll = random()
      if (roll < 0.35) await item(fresh())
      else if (roll < 0.55) await item(any())
      else if (roll < 0.7) await read(any())
      else if (roll < 0.8) await count()
      else if (roll < 0.95) await pair(fresh())
      else await increase()
      if (++witness.acknowledged >= until) reached()
    }
  }

  await post(url, insert('counters', { _id: 'counter', n: 0 }))
  await Promise.allSettled(Array.from({ length: 16 }, () => lane().finally(() => (over = true))))
}

/** All ids of a collection, page by page. */
export async function idsOf(url: string, collectionName: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for (let last = ''; ;) {
    const { data } = await post(url, {
      action: 'database.getDocument',
      collectionName,
      queryType: 'WHERE',
      query: JSON.stringify({ _id: { $gt: last } }),
      order: '{"_id":1}',
      limit: 1000,
    })
    const page = (data?.list ?? []).map((text) => (JSON.parse(text) as { _id: string })._id)
    if (page.length === 0) return ids
    for (const id of page) ids.add(id)
    last = page.at(-1)!
  }
}

/** What the store has lost or torn of what it has answered; nothing, if it is honest. */
export async function losses(url: string, witness: Witness): Promise<string[]> {
  const [items, pairs] = [await idsOf(url, 'items'), await idsOf(url, 'pairs')]
  const { data } = await post(url, {
    action: 'database.getDocument',
    collectionName: 'counters',
    queryType: 'DOC',
    query: '{"_id":"counter"}',
  })
  const counter = data?.list?.[0] ? (JSON.parse(data.list[0]) as { n: number }).n : 0
  const halves = [...pairs].map((id) => [id, id.replace(/.$/, (half) => (half === 'a' ? 'b' : 'a'))] as const)
  return [
    ...[...witness.items].filter((id) => !items.has(id)).map((id) => `丢失 ${id}`),
    ...[...witness.pairs].filter((name) => !pairs.has(`${name}:a`)).map((name) => `丢失事务 ${name}`),
    ...halves.filter(([, other]) => !pairs.has(other)).map(([id]) => `撕裂的事务 ${id}`),
    ...(items.size < witness.counted ? [`数过 ${witness.counted} 条，只剩 ${items.size} 条`] : []),
    ...(counter < witness.counter ? [`计数器答过 ${witness.counter}，只剩 ${counter}`] : []),
  ]
}
