import { postsCarrying } from 'shared/charter/lookup'
import { corrections, itemName } from 'shared/person/contacts-model'
import { decideAskCorrection, decideSettleCorrection } from 'shared/person/correction-rules'
import { askCorrection, listCorrections, settleCorrection } from 'shared/person/mine'
import { callerAs } from '../kit/context'
import { answers, change, commit, commits } from '../kit/outcome'

const LISTED = 100

export const ask = commits(askCorrection, async ({ item, says }, { db, caller, charter, newId, now }) => {
  const { personId, name, unitName } = caller
  const before = await db.find(corrections, { personId })
  const facts = { correctionId: newId(), person: { personId, name, unitName }, before }
  return commit(decideAskCorrection(facts, item, says, now), (asked) => ({
    answer: { correctionId: asked._id },
    changes: [change(corrections, asked)],
    event: {
      type: 'person.correctionAsked',
      audience: { kind: 'posts', posts: postsCarrying(charter, 'administer') },
      title: `${name}请更正名册`,
      body: `${unitName} ${name}：${itemName[item]}\n${says}`,
    },
  }))
})

export const readCorrections = answers(listCorrections, async (_, { db }) => {
  const [open, all] = await Promise.all([
    db.find(corrections, { state: 'open' }, { order: { field: 'at', direction: 'asc' } }),
    db.find(corrections, { state: { in: ['corrected', 'kept'] } }, { order: { field: 'at', direction: 'desc' }, limit: LISTED }),
  ])
  return {
    corrections: [...open, ...all].map(({ _id, personId, name, unitName, item, says, at, state, settled }) => ({
      correctionId: _id, personId, name, unitName, item, says, at, state,
      settled: settled ? { at: settled.at, by: settled.by.name, note: settled.note } : null,
    })),
  }
})

export const settle = commits(settleCorrection, async ({ correctionId, outcome, note }, ctx) => {
  const asked = await ctx.db.get(corrections, correctionId)
  return commit(decideSettleCorrection(asked, { outcome, note, by: callerAs(ctx) }, ctx.now), (settled) => ({
    answer: {},
    changes: [change(corrections, settled)],
    event: {
      type: 'person.correctionSettled',
      audience: { kind: 'persons', personIds: [settled.personId] },
      title: settled.state === 'corrected' ? '您的资料已更正' : '您提的更正没有改',
      body: `${itemName[settled.item]}：${settled.says}${note === '' ? '' : `\n秘书处：${note}`}`,
    },
  }))
})
