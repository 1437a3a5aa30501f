import { query } from '../kernel/operation'
import { array, id, note, object, text } from '../kernel/schema'

export const roll = query('person.roll', {
  needs: 'convene',
  says: '名册：在册的人，用于选择邀请对象',
  input: object({}),
  output: object({
    persons: array(
      object({
        personId: id,
        name: text(20),
        pinyin: note(80),
        initials: note(20),
        unitName: text(60),
        title: note(40),
        posts: array(text(40)),
      }),
    ),
  }),
})
