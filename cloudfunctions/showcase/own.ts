import { organisationName } from 'shared/charter/sittings'
import { isRefusal, type Refusal } from 'shared/kernel/decision'
import { checkOf, checks } from 'shared/review/model'
import { GROUP_ID, type Picture, type Showcase, showcases, shownOf } from 'shared/showcase/model'
import { ownGroupPage, ownPage, tell, tellGroup, type ToldIn } from 'shared/showcase/operations'
import { decideTell, textsOf } from 'shared/showcase/rules'
import { callerAs, type Context } from '../kit/context'
import { PICTURES, takeOwn } from '../kit/files'
import { answers, change, commit, commits } from '../kit/outcome'
import { addressed, plain, shown } from './public'

/** Whose page: `_id` of the document, and the name under which it stands. */
interface Page {
  readonly _id: string
  readonly name: string
}

const own = ({ caller: { unitId, unitName } }: Context): Page => ({ _id: unitId, name: unitName })
const group = ({ charter }: Context): Page => ({ _id: GROUP_ID, name: organisationName(charter) })

export const readOwn = answers(ownPage, (_, ctx) => written(ctx, own(ctx)))
export const readOwnGroup = answers(ownGroupPage, (_, ctx) => written(ctx, group(ctx)))
export const tellOwn = commits(tell, (given, ctx) => handIn(ctx, own(ctx), given))
export const tellOfGroup = commits(tellGroup, (given, ctx) => handIn(ctx, group(ctx), given))

async function written({ db, files }: Context, { _id, name }: Page) {
  const known = await db.get(showcases, _id)
  const { state, edition, at, reason } = known?.review ?? {}
  return {
    name,
    unitId: _id === GROUP_ID ? null : _id,
    handedIn: known ? { ...plain(known.told), pictures: await addressed(files, known.told) } : null,
    by: known?.by.name ?? null,
    review: known ? { state: state!, edition: edition!, at: at!, reason: reason ?? null } : null,
    published: await shown(files, shownOf(known)),
  }
}

async function handIn(ctx: Context, { _id, name }: Page, { edition, pictures: given, ...texts }: ToldIn) {
  const { caller, db, now: at, subject } = ctx
  const known = await db.get(showcases, _id)
  const pictures = await taken(ctx, known, given)
  if (isRefusal(pictures)) return pictures
  const by = callerAs(ctx)
  return commit(decideTell({ _id, known, told: { ...texts, pictures }, edition, by }, at), (next) => {
    const check = checkOf({
      kind: 'showcase', subjectId: _id, edition: next.review.edition, title: `${name}的展示页`, texts: textsOf(next.told),
      pictures: next.told.pictures.map(({ file }) => file), unitName: caller.unitName, author: by, subject, at,
    })
    return { answer: { edition: next.review.edition }, changes: [change(showcases, next), change(checks, check)] }
  })
}

/** Pictures just uploaded are taken into a folder that names nobody; those that the page has already stay where they are. */
async function taken(ctx: Context, known: Showcase | undefined, given: readonly Picture[]): Promise<readonly Picture[] | Refusal> {
  const here = new Set([...(known?.told.pictures ?? []), ...(known?.published?.told.pictures ?? [])].map(({ file }) => file))
  const pictures: Picture[] = []
  for (const [place, { file, caption }] of given.entries()) {
    const field = `pictures.${place}.file`
    if (here.has(file)) pictures.push({ file, caption })
    else {
      const copy = await takeOwn(ctx, file, 'showcase', { kinds: PICTURES, field, unsent: `请先上传第 ${place + 1} 张图片` })
      if (isRefusal(copy)) return copy
      pictures.push({ file: copy.value, caption })
    }
  }
  return pictures
}
