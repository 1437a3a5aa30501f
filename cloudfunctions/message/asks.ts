import { providerOf } from 'shared/identity/model'
import { accept } from 'shared/kernel/decision'
import { afterAnswer, worthAsking } from 'shared/message/credit'
import { creditId, credits, templateBooks, TEMPLATES_ID } from 'shared/message/model'
import { grant, listAsks } from 'shared/message/operations'
import { templateFor } from 'shared/message/purpose'
import { answers, change, commit, commits } from '../kit/outcome'

export const asks = answers(listAsks, async ({ page }, { db, caller, now }) => {
  if (providerOf(caller.subject) !== 'wx') return { asks: [], least: 0 }
  const book = await db.get(templateBooks, TEMPLATES_ID)
  const ids = (book?.templates ?? []).map(({ templateId }) => creditId(caller.personId, templateId))
  const own = ids.length === 0 ? [] : await db.find(credits, { _id: { in: ids } })
  const worth = worthAsking(page, book, own, now)
  return { asks: [...worth], least: worth[0]?.left ?? 0 }
})

/** What was answered in WeChat. From a browser nothing can be granted, and nothing is counted. */
export const granted = commits(grant, async ({ asked }, { db, caller, now }) => {
  const inWechat = providerOf(caller.subject) === 'wx'
  const book = inWechat ? await db.get(templateBooks, TEMPLATES_ID) : undefined
  const answered = [...new Map(asked.map((one) => [one.purpose, one])).values()].flatMap(({ purpose, answer }) => {
    const template = templateFor(book, purpose)
    return template ? [{ purpose, answer, templateId: template.templateId }] : []
  })
  const next = await Promise.all(
    answered.map(async ({ purpose, answer, templateId }) => {
      const stored = await db.get(credits, creditId(caller.personId, templateId))
      return { purpose, credit: afterAnswer(stored, { personId: caller.personId, templateId }, answer, now) }
    }),
  )
  return commit(accept(next), (all) => ({
    answer: { left: all.map(({ purpose, credit }) => ({ purpose, left: credit.left })) },
    changes: all.map(({ credit }) => change(credits, credit)),
  }))
})
