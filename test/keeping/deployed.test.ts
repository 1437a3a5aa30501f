import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { invite } from 'shared/identity/operations'
import { yearOf } from 'shared/kernel/time'
import { rollTemplate } from 'shared/person/import/operations'
import { openScan, registerTerm } from 'shared/person/posts-operations'
import { openStage, type Stage } from '../../scripts/demo/stage'

/** The functions as they are deployed, over the real SDK: days later the timer deletes what was kept for a while. */
const root = resolve(__dirname, '../..')
const year = yearOf(Date.now())

let stage: Stage
beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--only', 'functions,local'], { cwd: root, stdio: 'pipe' })
  stage = await openStage(root)
})
afterAll(() => stage?.platform.stop())

const foldersOf = async () => [...new Set((await stage.platform.files.list()).map(({ id }) => id.split('/')[3]))].sort()
const countOf = async (name: string) => (((await stage.platform.store('dump')) as Record<string, unknown[]>)[name] ?? []).length

async function minuteOf(wall: string): Promise<void> {
  stage.at(wall)
  await stage.platform.runTimers()
}

test('定时器删去到期的文件、清单和办理结果，收下的一份还打得开', async () => {
  stage.at(`${year}-12-01T09:00`)
  const { address: roll } = await stage.must('secretary', rollTemplate, { filled: true })
  const file = await stage.upload('secretary', 'term.pdf', Buffer.from('%PDF-1.7 成立大会纪要'))
  await stage.must('secretary', registerTerm, { number: 2, from: `${year}-11-20`, until: `${year + 3}-11-19`, source: '成立大会纪要', file })
  await stage.must('secretary', invite, { personIds: ['person-director31'] })
  expect((await fetch(roll)).status).toBe(200)
  expect(await foldersOf()).toEqual(['inbox', 'made', 'scans'])
  expect([await countOf('passingFiles'), await countOf('batchParts')]).toEqual([2, 1])

  await minuteOf(`${year}-12-02T23:58`)
  expect(await foldersOf()).toEqual(['inbox', 'made', 'scans'])
  await minuteOf(`${year}-12-03T00:01`)
  expect(await foldersOf()).toEqual(['inbox', 'scans'])
  expect((await fetch(roll)).status).toBe(404)
  await minuteOf(`${year}-12-08T09:01`)
  expect(await foldersOf()).toEqual(['scans'])
  expect([await countOf('passingFiles'), await countOf('batchParts')]).toEqual([0, 0])
  const { address } = await stage.must('secretary', openScan, { of: 'term', ref: '2' })
  expect(await (await fetch(address)).text()).toBe('%PDF-1.7 成立大会纪要')
})
