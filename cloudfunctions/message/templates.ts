import { templateBooks, TEMPLATES_ID } from 'shared/message/model'
import { getTemplates, setTemplates, type TemplatesView } from 'shared/message/operations'
import { decideTemplates } from 'shared/message/purpose'
import { callerAs } from '../kit/context'
import { answers, change, commit, commits } from '../kit/outcome'

export const readTemplates = answers(getTemplates, async (_, { db }) => {
  const book = await db.get(templateBooks, TEMPLATES_ID)
  if (!book) return { edition: 0, templates: [] }
  return { edition: book.v, by: book.by, at: book.at, templates: book.templates as TemplatesView['templates'] }
})

export const writeTemplates = commits(setTemplates, async ({ edition, templates }, ctx) => {
  const book = await ctx.db.get(templateBooks, TEMPLATES_ID)
  return commit(decideTemplates(book, templates, edition, callerAs(ctx), ctx.now), (next) => ({
    answer: { edition: next.v + 1 },
    changes: [change(templateBooks, next)],
  }))
})
