import { accept, type Decision, isRefusal, refuse, type Refusal } from '../kernel/decision'
import { chinaTime, type Day, dayOf, daysBetween, fullTime, type Instant, yearOf } from '../kernel/time'
import { type Approved, isPublic, type Reviewed, underReview } from '../review/model'
import { type Contribution, type Frame, type Issue, type IssueNumber, type IssueNumbers, type Item, MOST_IN_ISSUE, MOST_ITEMS, NUMBERS_ID } from './model'

type By = { readonly personId: string; readonly name: string }

export const noIssue = refuse('NO_ISSUE', '没有这期简报', { field: 'issueId' })
const moved = refuse('MOVED', '这期简报刚在别处改过，请重新打开再改', { field: 'edition' })
/** Most days of which one issue tells. */
const LONGEST = 400

/** What a source answers, or an editor writes: an item that has no id yet. */
export type ItemDraft = Omit<Item, '_id'>

/** A draft with what the sources tell, and how much of that it does not hold. */
export interface Filled {
  readonly issue: Issue
  readonly left: number
}

/** A new draft, filled with what the sources tell of these days; of the same days there is one draft at a time. */
export function decideBegin(
  drafts: readonly Issue[],
  { issueId, title, from, until, items, by }: { readonly issueId: string; readonly title: string; readonly from: Day; readonly until: Day; readonly items: readonly Item[]; readonly by: By },
  at: Instant,
): Decision<Filled> {
  const wrong = badSpan(drafts, from, until)
  if (wrong) return wrong
  const issue: Issue = {
    _id: issueId, v: 0, state: 'draft', edition: 1, title, from, until, note: '', reports: '', sends: '', distributes: '各成员单位', copies: 0, items: items.slice(0, MOST_ITEMS),
    begun: { at, by: by.name, personId: by.personId },
  }
  return accept({ issue, left: Math.max(0, items.length - MOST_ITEMS) })
}

/** Days that no issue can tell of, or of which another draft tells already. */
function badSpan(others: readonly Issue[], from: Day, until: Day): Refusal | undefined {
  if (until < from) return refuse('BAD_SPAN', '止日应不早于起日', { field: 'until' })
  if (daysBetween(from, until) > LONGEST) return refuse('BAD_SPAN', '一期简报最多写一年多一点的事', { field: 'from' })
  const same = others.find((draft) => draft.from <= until && from <= draft.until)
  return same && refuse('DRAFT_OPEN', `${same.from} 到 ${same.until} 的一期还是草稿，请接着编，或改起止日期`, { field: 'from' })
}

/** A draft as it stands. */
function draft(stored: Issue | undefined): Issue | Refusal {
  if (!stored) return noIssue
  if (stored.state === 'published') return refuse('PUBLISHED', '这期简报已发布，不能再改', { field: 'issueId' })
  if (stored.state === 'dropped') return refuse('DROPPED', '这期简报的草稿已经删去', { field: 'issueId' })
  return stored
}

/** A draft as the editor has seen it; whoever changes it makes a new edition, which WeChat has not looked at yet. */
function open(stored: Issue | undefined, edition: number): Issue | Refusal {
  const issue = draft(stored)
  return isRefusal(issue) || issue.edition === edition ? issue : moved
}

const changed = (issue: Issue, part: Partial<Issue>): Decision<Issue> => accept({ ...issue, ...part, edition: issue.edition + 1 })

/** Title, note, addressees; and the items in their order with their headings: each of them, once. */
export function decideArrange(
  stored: Issue | undefined,
  edition: number,
  frame: Frame,
  order: readonly { readonly itemId: string; readonly section: string }[],
): Decision<Issue> {
  const issue = open(stored, edition)
  if (isRefusal(issue)) return issue
  const byId = new Map(issue.items.map((item) => [item._id, item]))
  const items = order.flatMap(({ itemId, section }): Item[] => {
    const item = byId.get(itemId)
    byId.delete(itemId)
    return item ? [{ ...item, section }] : []
  })
  if (byId.size > 0 || items.length !== order.length) return refuse('BAD_ORDER', '排序里应当每条各有一次', { field: 'order' })
  return changed(issue, { ...frame, items })
}

/** A new item at the end, or new words in one; what an editor has written no source writes over. */
export function decideWrite(
  stored: Issue | undefined,
  edition: number,
  { itemId, captions, ...words }: { readonly itemId?: string | undefined; readonly captions: readonly string[] } & Pick<Item, 'section' | 'title' | 'text' | 'byline'>,
  newId: string,
): Decision<Issue> {
  const issue = open(stored, edition)
  if (isRefusal(issue)) return issue
  if (itemId === undefined) return added(issue, { _id: newId, ...words, pictures: [] })
  const before = issue.items.find(({ _id }) => _id === itemId)
  if (!before) return refuse('NO_ITEM', '简报里没有这一条', { field: 'itemId' })
  const { source: _, ...rest } = before
  const pictures = rest.pictures.map((picture, i) => ({ ...picture, caption: captions[i] ?? picture.caption }))
  return changed(issue, { items: issue.items.map((item) => (item === before ? { ...rest, ...words, pictures } : item)) })
}

function added(issue: Issue, item: Item): Decision<Issue> {
  if (issue.items.length >= MOST_ITEMS) return refuse('TOO_MANY', `一期最多 ${MOST_ITEMS} 条`, { field: 'itemId' })
  const pictures = [...issue.items, item].reduce((sum, one) => sum + one.pictures.length, 0)
  if (pictures > MOST_IN_ISSUE) return refuse('TOO_MANY_PICTURES', `一期最多 ${MOST_IN_ISSUE} 张图`, { field: 'contributionId' })
  return changed(issue, { items: [...issue.items, item] })
}

/** An adopted contribution comes into the issue, in the editors' words where there are any. One issue carries it, once. */
export function decideCarry(
  stored: Issue | undefined,
  edition: number,
  contribution: Contribution | undefined,
  newId: string,
): Decision<{ readonly issue: Issue; readonly contribution: Contribution }> {
  const issue = open(stored, edition)
  if (isRefusal(issue)) return issue
  if (contribution?.state !== 'adopted') return refuse('NOT_ADOPTED', '没有这份采用的稿件', { field: 'contributionId' })
  if (contribution.issueId !== '') return refuse('CARRIED', '这份稿件已编入一期简报', { field: 'contributionId' })
  const { title, text } = contribution.edited ?? contribution
  const byline = `${contribution.unitName} ${contribution.author.name}`.slice(0, 60)
  const next = added(issue, { _id: newId, section: '成员动态', title, text, byline, pictures: contribution.pictures, contributionId: contribution._id })
  return isRefusal(next) ? next : accept({ issue: next.value, contribution: { ...contribution, issueId: issue._id } })
}

/** An item goes out; the contribution it came from may come into another issue. */
export function decideDrop(
  stored: Issue | undefined,
  edition: number,
  itemId: string,
): Decision<{ readonly issue: Issue; readonly contributionId: string | undefined }> {
  const issue = open(stored, edition)
  if (isRefusal(issue)) return issue
  const item = issue.items.find(({ _id }) => _id === itemId)
  if (!item) return refuse('NO_ITEM', '简报里没有这一条', { field: 'itemId' })
  const next = changed(issue, { items: issue.items.filter((one) => one !== item) })
  return isRefusal(next) ? next : accept({ issue: next.value, contributionId: item.contributionId })
}

/** Other days, of which no other draft tells: what the sources had drafted and nobody has written in is drafted anew. */
export function decideRefill(
  stored: Issue | undefined,
  edition: number,
  drafts: readonly Issue[],
  { from, until, items }: { readonly from: Day; readonly until: Day; readonly items: readonly Item[] },
): Decision<Filled> {
  const issue = open(stored, edition)
  if (isRefusal(issue)) return issue
  const wrong = badSpan(drafts.filter(({ _id }) => _id !== issue._id), from, until)
  if (wrong) return wrong
  const all = [...issue.items.filter(({ source }) => source === undefined), ...items]
  const next = changed(issue, { from, until, items: all.slice(0, MOST_ITEMS) })
  return isRefusal(next) ? next : accept({ issue: next.value, left: Math.max(0, all.length - MOST_ITEMS) })
}

/** A draft that nobody wants is dropped; what it carried of contributions, by id, another issue may carry. */
export function decideDiscard(stored: Issue | undefined, edition: number, by: By, at: Instant): Decision<{ readonly issue: Issue; readonly freed: readonly string[] }> {
  const issue = open(stored, edition)
  if (isRefusal(issue)) return issue
  const freed = issue.items.flatMap(({ contributionId }) => contributionId ?? [])
  return accept({ issue: { ...issue, state: 'dropped', dropped: { at, by: by.name } }, freed: [...new Set(freed)] })
}

/** How far WeChat's look at this very edition is. */
export type IssueCheck = 'none' | 'checking' | 'doubtful' | 'clean' | 'faulty'

export function checkOfIssue({ review, edition }: Pick<Issue, 'review' | 'edition'>): IssueCheck {
  if (review?.edition !== edition) return 'none'
  return ({ checking: 'checking', waiting: 'doubtful', approved: 'clean', returned: 'faulty', down: 'faulty' } as const)[review.state]
}

/**
 * The draft is sent to be looked at as it stands, whoever has changed it last: nothing is public by that, and whoever publishes
 * names the edition that he has seen.
 */
export function decideCheck(stored: Issue | undefined, at: Instant): Decision<Issue> {
  const issue = draft(stored)
  if (isRefusal(issue)) return issue
  if (issue.items.length === 0) return refuse('EMPTY', '这期简报还没有内容', { field: 'issueId' })
  if (issue.title === '') return refuse('NO_TITLE', '请写简报名称', { field: 'issueId' })
  const check = checkOfIssue(issue)
  if (check === 'doubtful') return refuse('DOUBTFUL', '系统对这一稿有疑问，请到审核台处理，或修改后再送检', { field: 'issueId' })
  if (check === 'checking') return refuse('CHECKING', '已经送检，系统正在检查', { field: 'issueId' })
  if (check === 'clean') return refuse('CLEAN', '这一稿已检查通过，可以发布', { field: 'issueId' })
  if (check === 'faulty') return refuse('FAULTY', '这一稿没有通过检查，请修改后再送检', { field: 'issueId' })
  return accept({ ...issue, review: underReview(issue.edition, at) })
}

/** What is published is frozen and has its number: the next in the year and in all. */
export function decidePublish(
  stored: Issue | undefined,
  edition: number,
  last: IssueNumbers | undefined,
  by: By,
  at: Instant,
): Decision<{ readonly issue: Issue; readonly numbers: IssueNumbers }> {
  const issue = open(stored, edition)
  if (isRefusal(issue)) return issue
  if (issue.review?.state !== 'approved' || issue.review.edition !== edition) return refuse('UNCHECKED', unchecked[checkOfIssue(issue)], { field: 'issueId' })
  const number = nextNumber(last, yearOf(at))
  const numbers: IssueNumbers = { ...last, _id: NUMBERS_ID, v: last?.v ?? 0, ...number, publishedAt: at }
  return accept({ issue: { ...issue, state: 'published', number, published: { at, by: by.name } }, numbers })
}

const unchecked: Record<IssueCheck, string> = {
  none: '这一稿还没有送检，检查通过以后才能发布',
  checking: '系统正在检查文字和图片，通过以后才能发布',
  doubtful: '系统对这一稿有疑问，请先到审核台处理',
  clean: '这一稿已检查通过',
  faulty: '内容检查没有通过，请修改后再送检',
}

export interface PaperIssue {
  readonly inYear: number
  readonly total: number
  readonly day: Day
  readonly source: string
}

/** From which issue on paper the numbers go on: said once, before anything was published here. */
export function decideStart(last: IssueNumbers | undefined, paper: PaperIssue, by: By, at: Instant): Decision<IssueNumbers> {
  const wrong = whyNotStart(last)
  if (wrong) return wrong
  const { inYear, total, day, source } = paper
  if (inYear < 1) return refuse('BAD_NUMBER', '请写当年第几期', { field: 'inYear' })
  if (total < inYear) return refuse('BAD_NUMBER', '总期号不会小于当年的期号', { field: 'total' })
  if (day > dayOf(at)) return refuse('AHEAD', '日期在今后，请核对', { field: 'day' })
  if (source === '') return refuse('NO_SOURCE', '请写明依据，如“2026年第3期简报原件”', { field: 'source' })
  const publishedAt = chinaTime(`${day}T00:00`)
  return accept({ _id: NUMBERS_ID, v: 0, year: yearOf(publishedAt), inYear, total, publishedAt, registered: { ...paper, at, by: by.name } })
}

/** Why the numbers cannot be said to go on from an issue on paper. */
export function whyNotStart(last: IssueNumbers | undefined): Refusal | undefined {
  if (!last) return undefined
  const { registered, publishedAt } = last
  if (registered) return refuse('REGISTERED', `${registered.by}已于 ${fullTime(registered.at)} 登记：纸质简报到总第 ${registered.total} 期。只登记一次`, { field: 'total' })
  return refuse('NUMBERED', `${dayOf(publishedAt)} 已在这里发布过简报，期号接着走，不能再登记`, { field: 'total' })
}

export const nextNumber = (last: IssueNumber | undefined, year: number): IssueNumber => ({
  year,
  inYear: last?.year === year ? last.inYear + 1 : 1,
  total: (last?.total ?? 0) + 1,
})

/** All that readers would see of an issue. */
export const textsOf = ({ title, note, items }: Issue): string[] =>
  [title, note, ...items.flatMap((item) => [item.section, item.title, item.text, item.byline, ...item.pictures.map(({ caption }) => caption)])].filter((said) => said !== '')

/** Once WeChat has found nothing, whoever composes hears that it can be published. */
export function issueChecked(issue: Issue & Reviewed): Approved<Issue & Reviewed> {
  // What was found clean may have been changed since.
  if (issue.state !== 'draft' || issue.edition !== issue.review.edition) return { document: issue }
  return {
    document: issue,
    event: {
      type: 'bulletin.checked',
      audience: { kind: 'persons', personIds: [issue.begun.personId] },
      title: `${issue.title}检查通过，可以发布`,
      body: `共 ${issue.items.length} 条。发布后告知全体成员，不能再改。`,
      page: `packages/bulletin/compose/index?issueId=${issue._id}`,
    },
  }
}

/** Why a look at it is not wanted any more: what was looked at has been changed since. */
export const overForIssue = ({ state, edition, review }: Pick<Issue & Reviewed, 'state' | 'edition' | 'review'>): string | undefined =>
  state === 'dropped' ? '这期简报的草稿已经删去' : review.edition === edition ? undefined : '这期简报送检以后又改过'

/** The edition that anybody may read: of a published issue that was not taken down. */
export const shownIssue = (issue: Issue & Reviewed): number | undefined => (issue.state === 'published' && isPublic(issue) ? issue.review.edition : undefined)
