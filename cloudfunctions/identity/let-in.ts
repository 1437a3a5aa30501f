import { postsCarrying } from 'shared/charter/lookup'
import { CODE_LIFE, decideEnd, decideLetIn, decideTurnAway, openCode } from 'shared/identity/computer/rules'
import { confirmSignIn, endComputers, refuseSignIn, seeSignIn } from 'shared/identity/computer/operations'
import { type Computer, computerIn, computers, machineName, principals } from 'shared/identity/model'
import { isRefusal, refuse } from 'shared/kernel/decision'
import { clock, fullTime } from 'shared/kernel/time'
import { persons } from 'shared/person/model'
import type { Caller, Context } from '../kit/context'
import { answers, change, commit, commits, type EventDraft, guard } from '../kit/outcome'
import { personById } from '../person/read'
import { answeredLately, computersOf } from './read'
import { askedIn, numberOf } from './sign-in-code'

export const seeWhoAsks = answers(seeSignIn, async ({ code }, ctx) => {
  if (computerIn(ctx.subject) !== undefined) return byPhoneOnly
  const open = openCode(await codeFacts(ctx, code), ctx.now)
  if (isRefusal(open)) return open
  const { machine, at } = open.value
  const { name, unitName } = ctx.caller
  return { machine: machineName(machine), number: numberOf(ctx.signInKey()!, code), askedAt: at, until: at + CODE_LIFE, name, unitName }
})

export const letIn = commits(confirmSignIn, async ({ code }, ctx) => {
  const { db, subject, caller, now } = ctx
  if (computerIn(subject) !== undefined) return byPhoneOnly
  // Whoever guards a list must have been read before it.
  const [facts, own, person] = await Promise.all([codeFacts(ctx, code), db.get(principals, subject), personById(db, caller.personId)])
  const [lately, mine] = await Promise.all([answeredLately(db, caller.personId, now), computersOf(db, caller.personId)])
  return commit(decideLetIn({ ...facts, own: own!, lately, mine }, now), ({ computer, crowded }) => ({
    answer: { until: computer.until },
    changes: [computer, ...crowded].map((one) => change(computers, one)),
    // Another computer let in meanwhile counts, and so does another identity.
    guards: [guard(persons, person!)],
    event: letInEvent(computer),
  }))
})

export const turnAway = commits(refuseSignIn, async ({ code }, ctx) => {
  const { db, subject, caller, now } = ctx
  if (computerIn(subject) !== undefined) return byPhoneOnly
  const [facts, own, person] = await Promise.all([codeFacts(ctx, code), db.get(principals, subject), personById(db, caller.personId)])
  const lately = await answeredLately(db, caller.personId, now)
  return commit(decideTurnAway({ ...facts, own: own!, lately }, now), (computer) => ({
    answer: {},
    changes: [change(computers, computer)],
    // Another one turned away meanwhile counts.
    guards: [guard(persons, person!)],
    event: turnedAwayEvent(computer, caller, postsCarrying(ctx.charter, 'administer')),
  }))
})

export const endSome = commits(endComputers, async ({ computerIds }, { db, caller, now }) => {
  const ids = [...new Set(computerIds)]
  const found = ids.length === 0 ? [] : await db.find(computers, { _id: { in: ids } })
  return commit(decideEnd(found, ids, caller.personId, now), (ended) => ({ answer: {}, changes: ended.map((one) => change(computers, one)) }))
})

/** A computer that lets in the next one would never be rid of. */
const byPhoneOnly = refuse('BY_PHONE_ONLY', '这台电脑自己也是用手机确认登录的。请用手机小程序扫码')

async function codeFacts({ db, signInKey }: Context, code: string) {
  const asked = askedIn(signInKey(), code)
  return { asked, computer: asked && (await db.get(computers, asked.id)) }
}

const letInEvent = ({ personId, machine, at, until }: Computer): EventDraft => ({
  type: 'identity.letIn',
  audience: { kind: 'persons', personIds: [personId] },
  title: '您登录了一台电脑',
  body: `${fullTime(at)}，您的手机确认了一台电脑登录：${machineName(machine)}，到 ${fullTime(until)} 为止。\n如果不是您本人办的，请马上在“我的 · 隐私与账号”里让它退出，并告诉秘书处。`,
})

const turnedAwayEvent = ({ machine, askedAt, at }: Computer, { name, unitName }: Pick<Caller, 'name' | 'unitName'>, posts: readonly string[]): EventDraft => ({
  type: 'identity.turnedAway',
  audience: { kind: 'posts', posts },
  title: '有人扫到不是自己的登录码',
  body: `${fullTime(at)}，${unitName}的${name}扫到一个电脑登录码，选了“不是我”，登录已作废。这个码 ${clock(askedAt)} 显示在 ${machineName(machine)} 上。\n如果有人在群里发登录码，请提醒大家不要扫。`,
})
