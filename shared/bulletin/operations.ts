import { command, query } from '../kernel/operation'
import { array, boolean, count, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { CONTRIBUTION_KINDS, CONTRIBUTION_STATES, MOST_PICTURES } from './model'

/** A picture as it comes in: from the own inbox folder, or one that the contribution has already. */
export const givenPicture = object({ file: text(300), caption: note(60) })
/** A picture as it goes out, with an address for a while; empty where the file is gone. */
export const shownPicture = object({ file: text(300), address: note(2000), caption: note(60) })

const content = {
  kind: picklist(CONTRIBUTION_KINDS),
  title: note(60),
  text: note(5000),
  pictures: list(givenPicture, MOST_PICTURES),
}

const written = object({
  /** Absent for a new one. */
  contributionId: optional(id),
  /** The edition that was read; 0 for a new one. */
  edition: count,
  ...content,
})
const seen = { contributionId: id, edition: count }

export const keepContribution = command('bulletin.keep', {
  needs: 'inform',
  says: '保存投稿草稿；图片取自本人上传的文件',
  hides: ['title', 'text', 'pictures'],
  input: written,
  output: object({ contributionId: id, edition: count }),
})

export const handInContribution = command('bulletin.handIn', {
  needs: 'inform',
  says: '交稿：送内容检查，并告知秘书处',
  hides: ['title', 'text', 'pictures'],
  input: written,
  output: object({ contributionId: id, edition: count }),
})

/** How far the check is of what was handed in, while the editors have it; WeChat's doubts are for them only. */
const progress = picklist(['none', 'checking', 'doubtful', 'clean', 'faulty'])

const row = object({
  contributionId: id,
  kind: picklist(CONTRIBUTION_KINDS),
  title: note(60),
  unitName: text(60),
  authorName: text(20),
  state: picklist(CONTRIBUTION_STATES),
  at: instant,
  check: progress,
  /** What the author is asked to mend. */
  mend: note(500),
  pictures: count,
})
export type ContributionRow = Infer<typeof row>

export const myContributions = query('bulletin.mine', {
  needs: 'inform',
  says: '我的稿件：新的在前，一页二十份',
  input: object({ before: optional(instant) }),
  output: object({ contributions: array(row), before: optional(instant) }),
})

export const listContributions = query('bulletin.contributions', {
  needs: 'moderate',
  says: '各单位的稿件，按处理情况列出，一页二十份',
  input: object({ state: picklist(['submitted', 'returned', 'adopted', 'declined']), before: optional(instant) }),
  output: object({ contributions: array(row), before: optional(instant) }),
})

export const readContribution = query('bulletin.contribution', {
  needs: 'member',
  says: '一份稿件：作者本人和秘书处可看，草稿只有作者看',
  input: object({ contributionId: id }),
  output: object({
    contributionId: id,
    edition: count,
    kind: picklist(CONTRIBUTION_KINDS),
    title: note(60),
    text: note(5000),
    pictures: array(shownPicture),
    unitName: text(60),
    authorName: text(20),
    state: picklist(CONTRIBUTION_STATES),
    at: instant,
    check: progress,
    /** What WeChat doubts in it, in words, for the editors while they have to decide. */
    found: array(text(40)),
    mend: note(500),
    remark: nullable(object({ at: instant, by: text(20), says: note(500) })),
    edited: nullable(object({ title: text(60), text: text(5000), by: text(20), at: instant })),
    /** The published issue that carries it. */
    issue: nullable(object({ issueId: id, number: text(60) })),
    own: boolean(),
    /** Whether the author may write in it now. */
    open: boolean(),
    /** Whether the author may take it back. */
    withdrawable: boolean(),
  }),
})
export type ContributionView = Infer<typeof readContribution.output>

export const withdrawContribution = command('bulletin.withdraw', {
  needs: 'inform',
  says: '撤回本人交了、还没有处理的稿件，回到草稿',
  input: object(seen),
  output: object({}),
})

export const returnContribution = command('bulletin.return', {
  needs: 'moderate',
  says: '退回稿件，写明修改意见',
  input: object({ ...seen, says: text(500) }),
  output: object({}),
})

export const declineContribution = command('bulletin.decline', {
  needs: 'moderate',
  says: '不采用一份稿件，写明理由',
  input: object({ ...seen, says: text(500) }),
  output: object({}),
})

export const editContribution = command('bulletin.edit', {
  needs: 'moderate',
  says: '改一份稿件的编辑稿；作者的原文保留',
  hides: ['title', 'text'],
  input: object({ ...seen, title: text(60), text: text(5000) }),
  output: object({}),
})

export const adoptContribution = command('bulletin.adopt', {
  needs: 'moderate',
  says: '采用一份稿件，等待编入简报',
  input: object(seen),
  output: object({}),
})

export const contributionCounts = query('bulletin.counts', {
  needs: 'member',
  says: '一年的供稿统计：各单位交稿和采用的篇数',
  input: object({ year: count }),
  output: object({
    units: array(object({ unitId: id, unitName: text(60), handed: count, adopted: count })),
    handed: count,
    adopted: count,
  }),
})
