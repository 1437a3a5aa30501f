import { type Need, type Operation } from 'shared/kernel/operation'
import { describe } from 'shared/kernel/schema'

/** An operation in the words of its lists: for `npm run call -- --list` and for the generated page. */
export const listed = ({ name, kind, needs, says, input, output }: Operation<unknown, unknown>) => ({
  name,
  kind: kind === 'query' ? '查询' : '命令',
  needs: needsOf(needs),
  says,
  input: describe(input),
  output: describe(output),
})

const needsOf = (needs: Need): string => (needs === 'public' ? '任何人' : needs === 'identity' ? '已登录' : needs === 'member' ? '已绑定身份' : `能力 ${needs}`)
