import { query } from '../kernel/operation'
import { array, id, nullable, object, text } from '../kernel/schema'

export const me = query('identity.me', {
  needs: 'public',
  says: '我是谁：身份、单位、职务与权限；未登录为空',
  input: object({}),
  output: object({
    group: text(60),
    me: nullable(
      object({
        personId: id,
        name: text(20),
        unitName: text(60),
        posts: array(text(40)),
        capabilities: array(text(20)),
        /** The folder of the storage into which this identity may put files from its device. */
        inbox: text(100),
      }),
    ),
  }),
})
