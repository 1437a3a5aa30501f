import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { REVIEW_STATES } from '../review/model'
import { UNIT_KINDS } from '../unit/model'
import { KINDS, REGIONS, SIDES, TOPICS } from './kinds'
import { AGES } from './life'
import { CLOSINGS, STANDINGS, THREAD_STATES } from './model'

export const MOST_PICTURES = 3

/** What of a posting everybody may see in a list. */
const heading = {
  postingId: id,
  side: picklist(SIDES),
  kind: picklist(KINDS),
  title: text(30),
  unitName: text(60),
  region: picklist(REGIONS),
  place: note(40),
  number: nullable(count),
  from: nullable(day),
  until: nullable(day),
}

const card = object({
  ...heading,
  standing: picklist(STANDINGS),
  age: picklist(AGES),
  own: boolean(),
})

const fields = object({
  trade: optional(note(40)), level: optional(note(40)), form: optional(note(40)), terms: optional(note(60)), topic: optional(note(40)),
  goal: optional(note(120)), stage: optional(note(40)), right: optional(note(40)), model: optional(note(60)), fee: optional(note(40)),
})

/** A place in a list after which to go on. */
const cursor = note(120)

export const listPostings = query('demand.list', {
  needs: 'member',
  says: '供需信息：按优先次序，一页二十条，可按供需、类别、地点、单位类别和文字查找',
  input: object({
    side: optional(picklist(SIDES)),
    kind: optional(picklist(KINDS)),
    region: optional(picklist(REGIONS)),
    unitKind: optional(picklist(UNIT_KINDS)),
    text: optional(note(40)),
    after: optional(cursor),
  }),
  output: object({
    postings: array(card),
    /** Ask on with this for the page after; absent at the end. */
    after: optional(cursor),
    /** What the person has subscribed to. */
    topics: array(picklist(TOPICS)),
    posts: boolean(),
  }),
})

const match = object({ ...heading, reasons: array(text(80)) })

export const getPosting = query('demand.get', {
  needs: 'member',
  says: '一条供需信息；本单位和秘书处另看得到审核、有效期、联系人和可能合适的对方',
  input: object({ postingId: id }),
  output: object({
    ...heading,
    unitId: id,
    fields,
    description: note(800),
    /** Addresses of the moment. */
    pictures: array(text(2000)),
    standing: picklist(STANDINGS),
    age: picklist(AGES),
    own: boolean(),
    /** Why one cannot ask for it; null where one can, or where it is one's own. */
    whyNot: nullable(text(200)),
    /** The thread that one's unit has about it just now; one that is over does not keep it from asking again. */
    threadId: nullable(id),
    /** For the owner and the secretariat. */
    kept: nullable(
      object({
        review: picklist(REVIEW_STATES),
        reason: nullable(note(400)),
        closed: nullable(picklist(CLOSINGS)),
        contact: text(20),
        by: text(20),
        confirmedOn: nullable(day),
        lastGood: nullable(day),
        renewFrom: nullable(day),
        renewable: boolean(),
        /** The need of the own bank from which it was made, and whether it is to be confirmed again; for the owner. */
        need: nullable(object({ entryId: id, title: note(120), inUse: boolean(), due: boolean() })),
        matches: array(match),
        threads: array(object({ threadId: id, unitName: text(60), state: picklist(THREAD_STATES) })),
      }),
    ),
  }),
})

export const postingForm = query('demand.form', {
  needs: 'inform',
  says: '填一条供需信息要用的：本单位可作联系人的人；修改时带出原来填的，从人才库的需求来的带出那一条',
  input: object({ postingId: optional(id), entryId: optional(id) }),
  output: object({
    unitName: text(60),
    people: array(object({ personId: id, name: text(20), title: note(40) })),
    me: id,
    /** What a need of the bank gives to begin with. */
    need: nullable(object({ title: note(30), trade: note(40), place: note(40), number: nullable(count), description: note(800) })),
    before: nullable(
      object({
        edition: count,
        side: picklist(SIDES),
        kind: picklist(KINDS),
        title: text(30),
        fields,
        region: picklist(REGIONS),
        place: note(40),
        number: nullable(count),
        from: nullable(day),
        until: nullable(day),
        description: note(800),
        contactId: id,
        pictures: array(object({ file: text(300), address: text(2000) })),
      }),
    ),
  }),
})

export const submitPosting = command('demand.submit', {
  needs: 'inform',
  says: '为本单位发布或修改一条供需信息，交审核',
  hides: ['title', 'fields', 'place', 'description'],
  input: object({
    postingId: optional(id),
    /** Of a new one: the need of the own bank that it comes from. */
    entryId: optional(id),
    /** That whoever writes has seen; 0 for a new one. */
    edition: count,
    side: picklist(SIDES),
    kind: picklist(KINDS),
    title: text(30),
    fields,
    region: picklist(REGIONS),
    place: note(40),
    number: optional(count),
    from: optional(day),
    until: optional(day),
    description: note(800),
    contactId: id,
    pictures: list(text(300), MOST_PICTURES),
  }),
  output: object({ postingId: id, edition: count }),
})

export const renewPosting = command('demand.renew', {
  needs: 'inform',
  says: '确认一条供需信息仍有效，从今天起再算有效期',
  input: object({ postingId: id }),
  output: object({ postingId: id, lastGood: nullable(day) }),
})

export const closePosting = command('demand.close', {
  needs: 'inform',
  says: '关闭本单位的一条供需信息；只提出、还没洽谈的对接随之结束',
  input: object({ postingId: id, why: picklist(CLOSINGS) }),
  output: object({ postingId: id, ended: count }),
})

export const myPostings = query('demand.mine', {
  needs: 'inform',
  says: '本单位发布的供需信息，新的在前',
  input: object({ before: optional(instant) }),
  output: object({
    postings: array(
      object({
        ...heading,
        review: picklist(REVIEW_STATES),
        reason: nullable(note(400)),
        closed: nullable(picklist(CLOSINGS)),
        age: nullable(picklist(AGES)),
        lastGood: nullable(day),
        renewable: boolean(),
      }),
    ),
    before: optional(instant),
    today: day,
  }),
})

export const publicPostings = query('demand.publicList', {
  needs: 'public',
  says: '对外公开的供需信息：已审核、在有效期内，新的在前，不含任何人的姓名和电话',
  input: object({ after: optional(cursor) }),
  output: object({ postings: array(object(heading)), after: optional(cursor) }),
})

export const subscribe = command('demand.subscribe', {
  needs: 'member',
  says: '订阅几类供需信息，有新的通过审核就发消息',
  input: object({ topics: list(picklist(TOPICS), TOPICS.length) }),
  output: object({ topics: array(picklist(TOPICS)) }),
})

export type PostingCard = Infer<typeof card>
export type PostingList = Infer<typeof listPostings.output>
export type PostingPage = Infer<typeof getPosting.output>
export type PostingForm = Infer<typeof postingForm.output>
export type MyPosting = Infer<typeof myPostings.output>['postings'][number]
