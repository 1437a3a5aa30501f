import { collection, type Versioned } from '../kernel/collection'
import type { Instant } from '../kernel/time'
import type { Reviewed } from '../review/model'

/** A picture in the cloud's own folder, with what stands below it. */
export interface Picture {
  readonly file: string
  readonly caption: string
}

/** What a unit, or the group, tells of itself. Whatever it leaves empty is not shown. */
export interface Telling {
  readonly summary: string
  readonly introduction: string
  /** Trades and programmes, a few words each. */
  readonly trades: readonly string[]
  readonly strengths: string
  /** What it offers to others. */
  readonly offers: string
  readonly pictures: readonly Picture[]
  /** `https://…`, or empty. */
  readonly website: string
}

/** The most that a page holds: characters, or things of a kind. */
export const MOST = { summary: 200, introduction: 2000, trade: 20, trades: 12, strengths: 1000, offers: 1000, pictures: 6, caption: 60, website: 200 } as const

/**
 * The page of a unit, or of the group; `_id` is the unit, or `group`. `told` is what was handed in last and `review` speaks of it;
 * `published` is the last edition that was approved, which stays public while the next one waits.
 */
export interface Showcase extends Reviewed {
  readonly told: Telling
  readonly by: { readonly personId: string; readonly name: string }
  readonly published?: { readonly told: Telling; readonly edition: number; readonly at: Instant }
}

export const showcases = collection<Showcase>('showcases')
export const GROUP_ID = 'group'

/** Where it is read, with its query. */
export const pageOf = (_id: string): string => (_id === GROUP_ID ? 'packages/showcase/group/index' : `packages/showcase/unit/index?unitId=${_id}`)

/** What everybody may read of a page: nothing of one that was taken down, whatever was approved before. */
export const shownOf = (showcase: Showcase | undefined): Showcase['published'] =>
  showcase === undefined || showcase.review.state === 'down' ? undefined : showcase.published

/** A page at an address of ours for machines that search: written when something is published, handed out by `site`. */
export interface SitePage extends Versioned {
  /** Its path with a colon for each slash: `index.html`, `units:unit-05.html`, `pictures:<hash>.jpg` */
  readonly _id: string
  /** `text/html`, `application/xml`; `picture` for one that is fetched from its file. */
  readonly type: string
  /** The text, with `{origin}` where the address of the site stands; empty for a picture. */
  readonly body: string
  /** Of a picture: its file. */
  readonly file?: string
  /** When this text came to be. */
  readonly at: Instant
  /** It was taken away: what asks for it is told so. */
  readonly gone: boolean
}

export const sitePages = collection<SitePage>('sitePages')
