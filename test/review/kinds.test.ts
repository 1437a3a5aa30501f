import { KINDS } from 'cloudfunctions/review/kinds'
import schema from 'cloudfunctions/schema.json'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The pages that the client has, as its configuration writes them. */
const pages = [...readFileSync(join(__dirname, '../../client/src/app.config.ts'), 'utf8').matchAll(/root: '([^']+)'[^[]*pages: \[([^\]]*)\]/g)].flatMap(([, root, below]) =>
  [...below!.matchAll(/'([^']+)'/g)].map(([, page]) => `${root}/${page}`),
)

test('一种内容只登记一次', () => {
  expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length)
  expect(KINDS.length).toBeGreaterThan(0)
})

describe.each(KINDS.map((one) => [one.kind, one] as const))('%s', (_, { name, collection, page, approved }) => {
  test('有中文名', () => {
    expect(name).toMatch(/^\p{Script=Han}{2,8}$/u)
  })
  test('有存放的集合', () => {
    expect(Object.keys(schema.collections)).toContain(collection.name)
  })
  test('有看得到它的页面，编号写在里面', () => {
    const [path, query = ''] = page('subject-1').split('?')
    expect(pages).toContain(path)
    expect(query).toContain('subject')
  })
  test('有通过以后的一步', () => {
    expect(typeof approved).toBe('function')
  })
})
