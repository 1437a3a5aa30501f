import { computerIn, type Principal, principals } from 'shared/identity/model'
import { unbind, unbindMyself } from 'shared/identity/operations'
import { decideUnbind, type Unbinding } from 'shared/identity/rules'
import { type Decision, isRefusal, refuse } from 'shared/kernel/decision'
import { type Person, persons } from 'shared/person/model'
import type { IdentityContext } from '../kit/context'
import { change, commit, commits, guard, joins } from '../kit/outcome'
import { openRoll, personById } from '../person/read'
import { administers, principalsOf, stayingAdministratorsOf } from './read'

export const unbindSomebody = commits(unbind, async ({ personId, reason }, ctx) => {
  const open = await openRoll(ctx.db)
  const person = await personById(ctx.db, personId)
  if (!person) return refuse('NOT_ON_ROLL', '名册里没有这个人', { field: 'personId' })
  return release(open, decideUnbind(await factsOf(ctx, person, await principalsOf(ctx.db, person)), ctx.caller.personId, reason, ctx.now))
})

export const unbindSelf = joins(unbindMyself, async (_, ctx) => {
  if (computerIn(ctx.subject) !== undefined) return refuse('NOT_HERE', '这台电脑是用手机确认登录的，没有自己的绑定。不再用它，请退出登录；要解除绑定，请在手机上办')
  const open = await openRoll(ctx.db)
  const own = await ctx.db.get(principals, ctx.subject)
  const person = own && !own.unbound && (await personById(ctx.db, own.personId))
  if (!person) return refuse('NOTHING_BOUND', '您还没有绑定成员身份，没有可解除的')
  return release(open, decideUnbind(await factsOf(ctx, person, [own]), person._id, '本人解除', ctx.now))
})

async function factsOf({ db, charter, now }: IdentityContext, person: Person, going: readonly Principal[]) {
  const all = await stayingAdministratorsOf(db, charter, now)
  return { person, principals: going, administers: administers(charter, person, now), others: all.filter(({ _id }) => _id !== person._id) }
}

/** Whose leaving relies on another administrator waits for an import that may end that one's post. */
function release(open: Awaited<ReturnType<typeof openRoll>>, decision: Decision<Unbinding>) {
  if (isRefusal(decision)) return decision
  const { person, principals: gone, relies } = decision.value
  if (relies && isRefusal(open)) return open
  return commit(decision, () => ({
    answer: {},
    changes: [change(persons, person), ...gone.map((principal) => change(principals, principal))],
    guards: relies && !isRefusal(open) ? [guard(persons, relies), open.still] : [],
  }))
}
