import { organisationName, postName } from 'shared/charter/sittings'
import { computerIn, FOUNDING_ID, foundings, isSpent, principals } from 'shared/identity/model'
import { me } from 'shared/identity/operations'
import { fullTime } from 'shared/kernel/time'
import type { PublicContext } from '../kit/context'
import { inboxOf } from '../kit/files'
import { answersAnyone } from '../kit/outcome'

export const whoAmI = answersAnyone(me, async (_, ctx) => {
  const { caller, charter } = ctx
  const [unbound, founding] = caller ? [null, false] : await Promise.all([unboundSays(ctx), isFounding(ctx)])
  return {
    group: organisationName(charter),
    me: caller
      ? {
          personId: caller.personId,
          name: caller.name,
          unitName: caller.unitName,
          posts: caller.posts.map((post) => postName(charter, post)),
          capabilities: [...caller.capabilities],
          inbox: inboxOf(caller.subject),
        }
      : null,
    signedIn: ctx.subject !== undefined,
    computer: (ctx.subject !== undefined && computerIn(ctx.subject)) || null,
    unbound,
    founding,
  }
})

/** What became of an identity that was somebody once. */
async function unboundSays({ db, subject }: PublicContext): Promise<string | null> {
  const own = subject === undefined ? undefined : await db.get(principals, subject)
  return own?.unbound ? `您曾绑定为${own.unitName}的${own.name}，已于 ${fullTime(own.unbound.at)} 解除：${own.unbound.why}` : null
}

async function isFounding({ db }: PublicContext): Promise<boolean> {
  const founding = await db.get(foundings, FOUNDING_ID)
  return founding !== undefined && !isSpent(founding)
}
