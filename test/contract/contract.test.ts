import { MUTATIONS } from 'local/store/request'
import { isolation } from './cases/isolation'
import { reading } from './cases/reading'
import { refusals } from './cases/refusals'
import { traps } from './cases/traps'
import { writing } from './cases/writing'
import { openCloud, REAL, type Case, type Lie } from './cloud'

const groups: Record<string, Case[]> = { SDK的陷阱: traps, 隔离: isolation, 写: writing, 读: reading, 拒绝: refusals }

async function runCase(each: Case, lie?: Lie): Promise<void> {
  const cloud = await openCloud(each, lie)
  try {
    await each.run(cloud)
  } finally {
    await cloud.close()
  }
}

describe.each(Object.entries(groups))('%s', (_, cases) => {
  it.each(cases.filter((each) => !REAL || !each.localOnly))('$name', (each) => runCase(each))
})

if (!REAL) {
  describe('每一条都能发现对应的谎', () => {
    const all = Object.values(groups).flat()

    it.each(all)('$breaks：$name', async (each) => {
      await expect(runCase(each, each.breaks)).rejects.toThrow()
    })

    it('没有一个谎是没人查的', () => {
      const checked = new Set<string>(all.map((each) => each.breaks))
      const elsewhere = ['no-barrier', 'acknowledges-failed-writes'] // test/crash
      expect(MUTATIONS.filter((lie) => !checked.has(lie) && !elsewhere.includes(lie))).toEqual([])
    })
  })
}
