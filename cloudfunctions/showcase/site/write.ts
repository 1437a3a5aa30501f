import type { Charter } from 'shared/charter/charter'
import { organisationName } from 'shared/charter/sittings'
import { type Collection, collection, type Versioned } from 'shared/kernel/collection'
import { dayOf, HOUR, type Instant, MINUTE } from 'shared/kernel/time'
import { showcases, type SitePage, sitePages } from 'shared/showcase/model'
import { Conflict, type Database } from '../../kit/database'
import { shownUnits, tasksOf } from '../read'
import { articlesOf, newArticles } from './articles'
import { type Draft, drafts, sitemap } from './pages'

/** When the pages were last held against what they tell of; one document beside them. */
interface Sweep extends Versioned {
  readonly at: Instant
}
const sweeps = collection<Sweep>('settings')
const SWEEP_ID = 'siteSweep'

/** What was decided while a sweep ran may have escaped it; so that long it is looked for once more. */
const OVERLAP = 5 * MINUTE

/**
 * Brings the pages for search engines up to what is public: writes what is new, changes what differs, marks what is gone. Within
 * a minute after something was approved or taken down; what changes without that, such as a unit's name, within the hour.
 * Twice, at once, or broken off half-way, it comes to the same. Answers how many pages it wrote.
 */
export async function writeSite(db: Database, charter: Charter, now: Instant, goOn: () => boolean): Promise<number> {
  const last = await db.get(sweeps, SWEEP_ID)
  if (last && now - last.at < HOUR && !(await somethingNew(db, last.at - OVERLAP))) return 0
  // First what stands, then what it should be: whoever read earlier finds the version moved, and leaves it.
  const standing = new Map((await db.find(sitePages, {})).map((page) => [page._id, page]))
  const wanted = await wantedPages(db, charter, now, standing)
  let wrote = 0
  for (const page of wanted) {
    if (!goOn()) return wrote
    if (await put(db, sitePages, page)) wrote++
  }
  await put(db, sweeps, { _id: SWEEP_ID, v: last?.v ?? 0, at: now })
  return wrote
}

const somethingNew = async (db: Database, since: Instant): Promise<boolean> =>
  (await Promise.all([db.find(showcases, { 'review.at': { gte: since } }, { limit: 1 }).then(({ length }) => length > 0), newArticles(db, since)])).includes(true)

/** Only what differs from what stands. */
async function wantedPages(db: Database, charter: Charter, now: Instant, standing: ReadonlyMap<string, SitePage>): Promise<readonly SitePage[]> {
  const { members, group: groupPage } = await shownUnits(db, dayOf(now))
  const facts = { group: organisationName(charter), groupPage, tasks: tasksOf(charter), members, articles: await articlesOf(db) }
  const pages = drafts(facts).map((draft) => asStanding(draft, standing.get(draft._id), now))
  const map = asStanding(sitemap(pages.filter(({ type }) => type === 'text/html')), standing.get('sitemap.xml'), now)
  const there = new Set([...pages.map(({ _id }) => _id), map._id])
  const gone = [...standing.values()].filter((page) => !there.has(page._id) && !page.gone).map(({ _id, v, type }): SitePage => ({ _id, v, type, body: '', at: now, gone: true }))
  return [...pages, ...gone, map].filter((page) => page !== standing.get(page._id))
}

/** The page that stands where it says the same; otherwise the one that takes its place. */
function asStanding({ _id, type, body, file }: Draft, stands: SitePage | undefined, now: Instant): SitePage {
  if (stands && !stands.gone && stands.body === body && stands.file === file) return stands
  return { _id, v: stands?.v ?? 0, type, body, ...(file !== undefined && { file }), at: now, gone: false }
}

/** Whether it was stored: not where somebody has written it since it was read. */
async function put<T extends Versioned>(db: Database, into: Collection<T>, document: T): Promise<boolean> {
  try {
    await db.transaction(async (tx) => {
      const stored = await tx.get(into, document._id)
      if ((stored?.v ?? 0) !== document.v) throw new Conflict()
      await tx.put(into, { ...document, v: document.v + 1 })
    })
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
