import { organisationName, postName } from 'shared/charter/sittings'
import { me } from 'shared/identity/operations'
import { inboxOf } from '../kit/files'
import { answersAnyone } from '../kit/outcome'

export const whoAmI = answersAnyone(me, async (_, { caller, charter }) => ({
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
}))
