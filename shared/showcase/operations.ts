import { command, query } from '../kernel/operation'
import { array, boolean, count, id, type Infer, instant, list, note, nullable, object, picklist, text } from '../kernel/schema'
import { REVIEW_STATES } from '../review/model'
import { UNIT_KINDS } from '../unit/model'
import { MOST } from './model'

const kind = picklist(UNIT_KINDS, '没有这种单位类别')

/** What is told, with pictures at addresses of the moment. */
const told = {
  summary: text(MOST.summary),
  introduction: text(MOST.introduction),
  trades: array(text(MOST.trade)),
  strengths: note(MOST.strengths),
  offers: note(MOST.offers),
  website: note(MOST.website),
}
const shown = object({ ...told, at: instant, pictures: array(object({ address: text(2000), caption: text(MOST.caption) })) })
/** The same for whoever writes it: a picture is named by its file, to be handed in again. */
const edition = object({ ...told, pictures: array(object({ file: text(300), caption: text(MOST.caption), address: note(2000) })) })

export const groupPage = query('showcase.group', {
  needs: 'public',
  says: '集团是什么：介绍、任务、机构、牵头单位、各类成员单位多少家',
  input: object({}),
  output: object({
    group: text(60),
    lead: nullable(object({ unitId: id, name: text(60) })),
    told: nullable(shown),
    tasks: array(object({ clause: text(20), says: text(200) })),
    bodies: array(object({ name: text(20), says: text(200) })),
    kinds: array(object({ kind, units: count })),
  }),
})

export const unitList = query('showcase.units', {
  needs: 'public',
  says: '成员单位：名称、类别、一句话概述',
  input: object({}),
  output: object({
    units: array(object({ unitId: id, name: text(60), kind, lead: boolean(), summary: note(MOST.summary), trades: array(text(MOST.trade)) })),
  }),
})

export const unitPage = query('showcase.unit', {
  needs: 'public',
  says: '一个成员单位的展示页',
  input: object({ unitId: id }),
  output: object({ unitId: id, name: text(60), kind, lead: boolean(), told: nullable(shown) }),
})

const review = object({ state: picklist(REVIEW_STATES), edition: count, at: instant, reason: nullable(note(500)) })

const written = object({
  /** Whose page it is. */
  name: text(60),
  /** The unit whose public page it is; null for the group's. */
  unitId: nullable(id),
  handedIn: nullable(edition),
  by: nullable(text(20)),
  review: nullable(review),
  published: nullable(shown),
})

export const ownPage = query('showcase.own', {
  needs: 'inform',
  says: '本单位的展示页：交上去的一稿、审到哪里、现在公开的一稿',
  input: object({}),
  output: written,
})

export const ownGroupPage = query('showcase.ownGroup', {
  needs: 'moderate',
  says: '集团介绍页：交上去的一稿、审到哪里、现在公开的一稿',
  input: object({}),
  output: written,
})

const telling = object({
  summary: text(MOST.summary),
  introduction: text(MOST.introduction),
  trades: list(text(MOST.trade), MOST.trades),
  strengths: note(MOST.strengths),
  offers: note(MOST.offers),
  website: note(MOST.website),
  /** Either just uploaded or one that the page has already. */
  pictures: list(object({ file: text(300), caption: text(MOST.caption) }), MOST.pictures),
  /** The edition that was changed; 0 where there was none. */
  edition: count,
})

const handedIn = object({ edition: count })

export const tell = command('showcase.tell', {
  needs: 'inform',
  says: '交本单位展示页的新一稿，审核通过后公开',
  hides: ['summary', 'introduction', 'trades', 'strengths', 'offers', 'website'],
  input: telling,
  output: handedIn,
})

export const tellGroup = command('showcase.tellGroup', {
  needs: 'moderate',
  says: '交集团介绍页的新一稿，审核通过后公开',
  hides: ['summary', 'introduction', 'trades', 'strengths', 'offers', 'website'],
  input: telling,
  output: handedIn,
})

export type GroupPage = Infer<typeof groupPage.output>
export type UnitRow = Infer<typeof unitList.output>['units'][number]
export type UnitShown = Infer<typeof unitPage.output>
export type Shown = Infer<typeof shown>
export type Written = Infer<typeof written>
export type ToldIn = Infer<typeof telling>
