import { postName } from 'shared/charter/sittings'
import { postsOn } from 'shared/identity/model'
import { dayOf } from 'shared/kernel/time'
import { persons } from 'shared/person/model'
import { roll } from 'shared/person/operations'
import { answers } from '../kit/outcome'

export const readRoll = answers(roll, async (_, { db, charter, now }) => {
  const everybody = await db.find(persons, {}, { order: { field: 'pinyin', direction: 'asc' } })
  return {
    persons: everybody.map(({ _id, name, pinyin, initials, unitName, title, posts }) => ({
      personId: _id,
      name, pinyin, initials, unitName, title,
      posts: postsOn(posts, dayOf(now)).map((post) => postName(charter, post)),
    })),
  }
})
