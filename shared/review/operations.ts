import { command, query } from '../kernel/operation'
import { array, boolean, count, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { ACTS, OBJECTIONS, REVIEW_KINDS, REVIEW_STATES, VERDICTS } from './model'

/** What waits for a person, what members object to, and what WeChat has not finished with. */
export const LISTS = ['waiting', 'objections', 'machine'] as const
export type ReviewList = (typeof LISTS)[number]

const REASON = 300

const decided = object({ edition: count, act: picklist(ACTS), at: instant, by: nullable(text(20)), reason: note(REASON + 200) })

const listed = object({
  checkId: id,
  kindName: text(20),
  title: text(200),
  unitName: note(60),
  authorName: text(20),
  at: instant,
  edition: count,
  verdict: nullable(picklist(VERDICTS)),
  /** What WeChat has found, in words. */
  found: array(text(40)),
  /** Why WeChat has not finished, as a sentence. */
  stuck: nullable(text(200)),
  objections: count,
  /** Where it stands for many that were handed in at once. */
  group: nullable(object({ id, title: text(120), waiting: count })),
})

export const queue = query('review.queue', {
  needs: 'moderate',
  says: '审核台：待审的、被举报的、微信还没有查完的，先交的在前，一次至多二十件',
  input: object({ list: picklist(LISTS) }),
  output: object({
    /** Up to a hundred of each. */
    counts: object({ waiting: count, objections: count, machine: count }),
    items: array(listed),
  }),
})

export const item = query('review.item', {
  needs: 'moderate',
  says: '一份内容的一稿：要审的文字和图片、微信的结论、举报，各稿由谁、为什么通过、退回、下架',
  input: object({ checkId: id }),
  output: object({
    ...listed.entries,
    kind: picklist(REVIEW_KINDS),
    subjectId: id,
    page: text(200),
    texts: array(note(20_000)),
    /** Addresses that hold for ten minutes. */
    pictures: array(text(2000)),
    /** Where the document stands; null where its author has taken it away. */
    state: nullable(picklist(REVIEW_STATES)),
    /** The edition that its author handed in last. */
    newest: count,
    /** Others see this edition now. */
    shown: boolean(),
    /** Why nothing waits to be judged any more, though nobody has judged it. */
    over: nullable(text(100)),
    /** It was taken down, and others would see just this edition again. */
    restorable: boolean(),
    /** Why whoever asks may not approve it. */
    whyNot: nullable(text(200)),
    objectors: array(object({ at: instant, name: text(20), unitName: note(60), reason: picklist(OBJECTIONS), says: note(REASON) })),
    log: array(decided),
  }),
})

/** So many of a group are looked at and approved at once. */
export const GROUP_PAGE = 10

export const groupOf = query('review.group', {
  needs: 'moderate',
  says: '一次导入的许多条：先交的十条和全文，还有多少条待审、在检查、没有查成、要单独看',
  input: object({ groupId: id }),
  output: object({
    title: text(120),
    /** Nothing of these is in doubt: they can be approved together. */
    items: array(object({ checkId: id, title: text(200), texts: array(note(20_000)) })),
    /** Those that are in doubt, each to be judged by itself. */
    doubtful: array(object({ checkId: id, title: text(200), found: array(text(40)) })),
    waiting: count,
    checking: count,
    /** How many of those WeChat has not got on with, the first of them, and why, as a sentence. */
    stuck: nullable(object({ many: count, checkId: id, says: text(200) })),
    /** Why whoever asks may not approve them. */
    whyNot: nullable(text(200)),
  }),
})
export type GroupPage = Infer<typeof groupOf.output>

export const approveMany = command('review.approveMany', {
  needs: 'moderate',
  says: '通过看过的几条，至多十条，全部通过或一条也不；微信存疑的要单独审',
  input: object({ groupId: id, checkIds: list(id, GROUP_PAGE) }),
  output: object({ approved: count }),
})

const settled = object({ checkId: id, state: picklist(REVIEW_STATES) })
const withReason = object({ checkId: id, reason: note(REASON) })

export const approve = command('review.approve', {
  needs: 'moderate',
  says: '通过一稿，随即公开；自己写的请别人审',
  input: object({ checkId: id }),
  output: settled,
})

export const giveBack = command('review.return', {
  needs: 'moderate',
  says: '退回一稿，写明原因，作者会收到',
  input: withReason,
  output: settled,
})

export const takeDown = command('review.takeDown', {
  needs: 'moderate',
  says: '下架已公开的内容，写明原因，作者会收到',
  input: withReason,
  output: settled,
})

export const restore = command('review.restore', {
  needs: 'moderate',
  says: '恢复误下架的内容，写明原因',
  input: withReason,
  output: settled,
})

export const keep = command('review.keep', {
  needs: 'moderate',
  says: '举报已核实，内容保留，写明核实的结果',
  input: withReason,
  output: object({ checkId: id }),
})

export const lend = command('review.lend', {
  needs: 'moderate',
  says: '以本人的微信名义送检，同一次导入的一起送：作者没有绑定微信，或两小时内没有打开过小程序',
  input: object({ checkId: id }),
  output: object({
    checkId: id,
    /** With those that came with it. */
    lent: count,
  }),
})

export const report = command('review.report', {
  needs: 'member',
  says: '举报公开的内容：选原因，可以写几句；同一稿一人一次',
  hides: ['says'],
  input: object({ kind: picklist(REVIEW_KINDS), subjectId: id, reason: picklist(OBJECTIONS), says: note(REASON) }),
  output: object({ at: instant, reason: picklist(OBJECTIONS), says: optional(note(REASON)) }),
})

export type Queue = Infer<typeof queue.output>
export type Listed = Queue['items'][number]
export type Item = Infer<typeof item.output>
