import { postsCarrying } from 'shared/charter/lookup'
import { type Content, type Contribution, contributions, type Picture } from 'shared/bulletin/model'
import { handInContribution, keepContribution } from 'shared/bulletin/operations'
import { decideHandIn, decideKeep } from 'shared/bulletin/rules'
import { accept, type Decision, isRefusal, refuse } from 'shared/kernel/decision'
import { checkOf, checks } from 'shared/review/model'
import { callerAs, type Context } from '../kit/context'
import { isFromInbox, PICTURES } from '../kit/files'
import { change, commit, commits } from '../kit/outcome'
import { pageOfContribution } from './read'

const FOLDER = 'bulletin'

/** Pictures as they are stored: those that are there already, and copies of what the author has just uploaded. */
export async function keptPictures({ files, subject }: Context, given: readonly Picture[], known: readonly Picture[]): Promise<Decision<Picture[]>> {
  const kept = await Promise.all(
    given.map(async ({ file, caption }, place): Promise<Decision<Picture>> => {
      const field = `pictures.${place}.file`
      if (known.some((one) => one.file === file)) return accept({ file, caption })
      if (!isFromInbox(file, subject)) return refuse('NOT_YOURS', '请从自己的手机或电脑上传图片', { field })
      const copy = await files.take(file, FOLDER, { kinds: PICTURES, field })
      return isRefusal(copy) ? copy : accept({ file: copy.value, caption })
    }),
  )
  const refused = kept.find(isRefusal)
  return refused ?? accept(kept.flatMap((one) => (one.kind === 'accepted' ? one.value : [])))
}

interface Written extends Content {
  readonly contributionId?: string | undefined
  readonly edition: number
}

async function written({ contributionId, edition, ...content }: Written, ctx: Context): Promise<Decision<Contribution>> {
  const stored = contributionId === undefined ? undefined : await ctx.db.get(contributions, contributionId)
  const { unitId, unitName } = ctx.caller
  const author = { author: callerAs(ctx), unitId, unitName }
  const decided = decideKeep(stored, content, { author, edition, newId: ctx.newId() }, ctx.now)
  if (isRefusal(decided)) return decided
  const pictures = await keptPictures(ctx, content.pictures, stored?.pictures ?? [])
  return isRefusal(pictures) ? pictures : accept({ ...decided.value, pictures: pictures.value })
}

export const keep = commits(keepContribution, async (input, ctx) =>
  commit(await written(input, ctx), (kept) => ({
    answer: { contributionId: kept._id, edition: kept.edition },
    changes: [change(contributions, kept)],
  })),
)

export const handIn = commits(handInContribution, async (input, ctx) => {
  const kept = await written(input, ctx)
  return commit(isRefusal(kept) ? kept : decideHandIn(kept.value, ctx.now), (handed) => ({
    answer: { contributionId: handed._id, edition: handed.edition },
    changes: [change(contributions, handed), change(checks, checkOfContribution(handed, ctx))],
    event: {
      type: 'bulletin.handedIn',
      audience: { kind: 'posts', posts: postsCarrying(ctx.charter, 'moderate') },
      title: `${handed.unitName}交来一份稿件`,
      body: `「${handed.title}」\n供稿：${handed.author.name}`,
      page: pageOfContribution(handed._id),
    },
  }))
})

const checkOfContribution = ({ _id, edition, title, text, pictures, unitName, author }: Contribution, { subject, now: at }: Context) =>
  checkOf({
    kind: 'contribution', subjectId: _id, edition, title, unitName, author, subject, at,
    texts: [title, text, ...pictures.map(({ caption }) => caption)].filter((said) => said !== ''),
    pictures: pictures.map(({ file }) => file),
  })
