import { refuse } from 'shared/kernel/decision'
import { persons, terms } from 'shared/person/model'
import { openScan, registerTerm } from 'shared/person/posts-operations'
import { decideTerm } from 'shared/person/posts'
import { units } from 'shared/unit/model'
import { isFromInbox } from '../kit/files'
import { answers, change, commit, commits } from '../kit/outcome'

/** A scan is the caller's own upload, or it is refused. */
export const notUploaded = refuse('NOT_UPLOADED', '请先上传扫描件', { field: 'file' })

export const settleTerm = commits(registerTerm, async (given, ctx) => {
  if (given.file !== undefined && !isFromInbox(given.file, ctx.subject)) return notUploaded
  const previous = await ctx.db.get(terms, String(given.number))
  return commit(decideTerm(previous, given, ctx.caller.name, ctx.now), (term) => ({
    answer: { number: term.number },
    changes: [change(terms, term)],
  }))
})

/** How long the address of a scan can be opened, in seconds. */
export const SCAN_SECONDS = 600

const noScan = refuse('NO_SCAN', '没有扫描件', { field: 'ref' })

export const scanned = answers(openScan, async ({ of, ref, post, from }, { db, files }) => {
  const file = await {
    post: async () => (await db.get(persons, ref))?.posts.find((held) => held.post === post && held.from === from)?.file,
    term: async () => (await db.get(terms, ref))?.file,
    agreement: async () => (await db.get(units, ref))?.agreement?.file,
  }[of]()
  const address = file === undefined ? undefined : await files.address(file, SCAN_SECONDS)
  return address === undefined ? noScan : { address, name: `扫描件${/\.[0-9A-Za-z]{1,8}$/.exec(file!)?.[0] ?? ''}` }
})
