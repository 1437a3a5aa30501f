import { operations } from 'shared/operations'
import { plant } from './canaries'
import { FIELDS } from './fields'
import { NOW, openHall, prepare, type Prepared } from './hall'
import { covers, pathsIn } from './paths'
import { samplesOf } from './tables/all'

/** In which nothing can be planted: a browser and a system are one of a list. */
const BARE: Readonly<Record<string, string>> = { computers: 'machine.*' }

const words = (text = ''): string[] => text.split(/\s+/).filter((word) => word !== '')

type Seen = Readonly<Record<string, ReadonlySet<string>>>
let prepared: Prepared
let seen: Seen
let caught: Seen

beforeAll(async () => {
  prepared = await prepare()
  const all: Record<string, Set<string>> = {}
  const found: Record<string, Set<string>> = {}
  const take = (documents: object, into: Record<string, Set<string>>, holds: (value: unknown) => boolean = () => true) => {
    for (const [name, docs] of Object.entries(documents) as [string, object[]][]) {
      for (const { path, value } of docs.flatMap((doc) => pathsIn(name, doc))) if (holds(value)) (into[name] ??= new Set()).add(path)
    }
  }
  const { documents, canaries } = plant(prepared.documents)
  take(documents, all)
  take(documents, found, (value) => typeof value === 'string' && canaries.some(({ says }) => value.includes(says)))
  for (const { name, kind } of operations) {
    if (kind !== 'command') continue
    const { as, input, later = 0, without = [] } = samplesOf(prepared)[name]!
    const hall = await openHall({ ...prepared.documents, ...Object.fromEntries(without.map((collection) => [collection, []])) })
    hall.at = NOW + later
    await hall.ask(as, name, input)
    await hall.examine()
    await hall.deliver()
    take(hall.documents(), all)
  }
  ;[seen, caught] = [all, found]
}, 300_000)

const every = (table: Seen) => Object.entries(table).flatMap(([name, paths]) => [...paths].map((path) => [name, path] as const))
const isIn = (list: string | undefined, path: string) => words(list).some((pattern) => covers(pattern, path))
const told = (places: readonly (readonly [string, string])[]) => places.map((place) => place.join(' '))

test('存下的每一项都写明了是给谁的，一项不多，一项不少', () => {
  expect(told(every(seen).filter(([name, path]) => Number(isIn(FIELDS[name]?.few, path)) + Number(isIn(FIELDS[name]?.plain, path)) !== 1))).toEqual([])
  const idle = Object.entries(FIELDS).flatMap(([name, { few, plain }]) =>
    words(`${few} ${plain}`).filter((pattern) => ![...(seen[name] ?? [])].some((path) => covers(pattern, path))).map((pattern) => `${name} ${pattern}`),
  )
  expect(idle).toEqual([])
})

test('种下的都在只给少数人的项里；这样的项里都种了，没有种的另有名单', () => {
  expect(told(every(caught).filter(([name, path]) => !isIn(FIELDS[name]?.few, path)))).toEqual([])
  const bare = Object.entries(FIELDS).flatMap(([name, { few }]) =>
    words(few).filter((pattern) => ![...(caught[name] ?? [])].some((path) => covers(pattern, path))).map((pattern) => `${name} ${pattern}`),
  )
  expect(bare.sort()).toEqual(Object.entries(BARE).flatMap(([name, list]) => words(list).map((pattern) => `${name} ${pattern}`)).sort())
})
