import { command, query } from '../kernel/operation'
import { array, boolean, count, day, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { ISSUE_STATES } from './model'
import { shownPicture } from './operations'

const edition = count
const frame = { title: text(60), note: note(1000), reports: note(100), sends: note(100), distributes: note(100), copies: count }
const words = { section: text(12), title: text(60), text: note(5000), byline: note(60) }
const moved = object({ edition })
const of = { issueId: id, edition }
/** How many drafted items the issue has no room for. */
const left = count

export const beginIssue = command('bulletin.begin', {
  needs: 'moderate',
  says: '编一期简报：按起止日期，由集团记录自动拟出各条',
  input: object({ from: day, until: day }),
  output: object({ issueId: id, left }),
})

export const refillIssue = command('bulletin.refill', {
  needs: 'moderate',
  says: '改起止日期，重拟自动拟出而没有改过的各条',
  input: object({ ...of, from: day, until: day }),
  output: object({ edition, left }),
})

export const arrangeIssue = command('bulletin.arrange', {
  needs: 'moderate',
  says: '改简报的名称、按语、报送范围，排各条的先后和栏目',
  input: object({ ...of, ...frame, order: list(object({ itemId: id, section: text(12) }), 60) }),
  output: moved,
})

export const writeItem = command('bulletin.writeItem', {
  needs: 'moderate',
  says: '写简报的一条，或添一条',
  hides: ['title', 'text', 'byline', 'captions'],
  input: object({ ...of, itemId: optional(id), ...words, captions: list(note(60), 9) }),
  output: moved,
})

export const carryContribution = command('bulletin.carry', {
  needs: 'moderate',
  says: '把一份采用的稿件编入简报',
  input: object({ ...of, contributionId: id }),
  output: moved,
})

export const dropItem = command('bulletin.dropItem', {
  needs: 'moderate',
  says: '从简报里拿掉一条；稿件回到待编',
  input: object({ ...of, itemId: id }),
  output: moved,
})

export const checkIssue = command('bulletin.check', {
  needs: 'moderate',
  says: '把草稿送内容检查，送的是收到时的那一稿',
  input: object({ issueId: id }),
  output: moved,
})

export const discardIssue = command('bulletin.discard', {
  needs: 'moderate',
  says: '删去一期简报的草稿；编入的稿件回到待编',
  input: object(of),
  output: object({ freed: count }),
})

export const startNumbers = command('bulletin.start', {
  needs: 'moderate',
  says: '登记纸质简报出到第几期，期号从下一期接着走；发布第一期以前登记一次',
  input: object({ inYear: count, total: count, day, source: note(200) }),
  output: object({ next: text(60) }),
})

export const publishIssue = command('bulletin.publish', {
  needs: 'moderate',
  says: '发布简报：定期号，告知全体成员，不能再改',
  input: object(of),
  output: object({ number: text(60) }),
})

const item = object({
  itemId: id,
  ...words,
  pictures: array(shownPicture),
  /** Drafted by a source, and nobody has written in it. */
  drafted: boolean(),
  contributed: boolean(),
})

const pooled = object({ contributionId: id, title: text(60), unitName: text(60) })

export const issueDesk = query('bulletin.desk', {
  needs: 'moderate',
  says: '编简报的现状：本期草稿、待处理的稿件、本期是否还没有编',
  input: object({}),
  output: object({
    /** Begun last first. */
    drafts: array(object({ issueId: id, title: note(60), from: day, until: day, items: count })),
    /** There are more drafts than these. */
    more: boolean(),
    /** What the number would be today. */
    next: text(60),
    /** Why it cannot be registered any more from which issue on paper the numbers go on. */
    whyNotStart: nullable(text(200)),
    /** The period in which nothing has been published yet. */
    missing: nullable(object({ name: text(4), from: day, until: day })),
    /** The days that an issue begun now would tell of. */
    suggested: object({ from: day, until: day }),
  }),
})

export const readDraft = query('bulletin.draft', {
  needs: 'moderate',
  says: '一期简报的草稿：各条、待编的稿件、检查到哪一步',
  input: object({ issueId: id }),
  output: object({
    issueId: id,
    edition,
    state: picklist(ISSUE_STATES),
    ...frame,
    title: note(60),
    from: day,
    until: day,
    items: array(item),
    /** Adopted first first. */
    pool: array(pooled),
    /** More wait than these. */
    morePooled: boolean(),
    check: picklist(['none', 'checking', 'doubtful', 'clean', 'faulty']),
    fault: note(500),
    /** What WeChat doubts, in words. */
    found: array(text(40)),
    next: text(60),
    /** Nothing was published here before, nor on paper as far as was registered. */
    first: boolean(),
  }),
})
export type DraftView = Infer<typeof readDraft.output>

const head = object({ issueId: id, title: text(60), number: text(60), publishedAt: instant, headlines: array(text(60)) })
export type IssueHead = Infer<typeof head>

export const publishedIssues = query('bulletin.published', {
  needs: 'public',
  says: '已发布的简报：新的在前，一页十期',
  input: object({ before: optional(count) }),
  output: object({
    issues: array(head),
    /** Ask on with this for the page after; absent at the end. */
    before: optional(count),
  }),
})

export const readIssue = query('bulletin.issue', {
  needs: 'public',
  says: '一期已发布的简报',
  input: object({ issueId: id }),
  output: object({
    issueId: id,
    title: text(60),
    number: text(60),
    issuer: text(60),
    publishedAt: instant,
    note: note(1000),
    items: array(object({ itemId: id, ...words, pictures: array(shownPicture) })),
  }),
})
export type IssueView = Infer<typeof readIssue.output>

export const markIssueRead = command('bulletin.markRead', {
  needs: 'member',
  says: '记下本人已读一期简报',
  input: object({ issueId: id }),
  output: object({}),
})

export const issueReaders = query('bulletin.readers', {
  needs: 'moderate',
  says: '一期简报谁读过、谁还没读：按单位列出姓名',
  input: object({ issueId: id }),
  output: object({
    number: text(60),
    read: count,
    unread: count,
    /** Those where nobody has read it come first. */
    units: array(object({ unitId: id, unitName: text(60), read: array(text(20)), unread: array(text(20)) })),
  }),
})
export type Readers = Infer<typeof issueReaders.output>

export const issueFile = query('bulletin.file', {
  needs: 'moderate',
  says: '导出一期简报的 Word 文件，草稿也可以',
  input: object({ issueId: id }),
  output: object({ name: text(120), address: text(2000) }),
})
