import { accept, type Decision, isRefusal, refuse } from 'shared/kernel/decision'
import { persons, terms } from 'shared/person/model'
import { openScan, registerTerm } from 'shared/person/posts-operations'
import { decideTerm } from 'shared/person/posts'
import { units } from 'shared/unit/model'
import type { Context } from '../kit/context'
import { takeOwn } from '../kit/files'
import { answers, change, commit, commits } from '../kit/outcome'

/** What was given, with the scan that came with it taken over into the cloud's own folder. */
export async function withScan<T extends { readonly file?: string | undefined }>(given: T, ctx: Context): Promise<Decision<T>> {
  if (given.file === undefined) return accept(given)
  const taken = await takeOwn(ctx, given.file, 'scans')
  return isRefusal(taken) ? taken : accept({ ...given, file: taken.value })
}

export const settleTerm = commits(registerTerm, async (given, ctx) => {
  const scanned = await withScan(given, ctx)
  if (isRefusal(scanned)) return scanned
  const previous = await ctx.db.get(terms, String(given.number))
  return commit(decideTerm(previous, scanned.value, ctx.caller.name, ctx.now), (term) => ({
    answer: { number: term.number },
    changes: [change(terms, term)],
  }))
})

const noScan = refuse('NO_SCAN', '没有扫描件', { field: 'ref' })

export const scanned = answers(openScan, async ({ of, ref, post, from }, { db, files }) => {
  const file = await {
    post: async () => (await db.get(persons, ref))?.posts.find((held) => held.post === post && held.from === from)?.file,
    term: async () => (await db.get(terms, ref))?.file,
    agreement: async () => (await db.get(units, ref))?.agreement?.file,
  }[of]()
  const address = file === undefined ? undefined : await files.address(file, 'opening')
  return address === undefined ? noScan : { address, name: `扫描件${/\.[0-9A-Za-z]{1,8}$/.exec(file!)?.[0] ?? ''}` }
})
