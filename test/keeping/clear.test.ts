import fc from 'fast-check'
import { clearFiles } from 'cloudfunctions/keeping/clear'
import { clearRows } from 'cloudfunctions/kit/batch'
import { cloudFiles, MOST_REMOVED } from 'cloudfunctions/kit/files'
import { emptyReceipts, type Receipt } from 'cloudfunctions/kit/receipts'
import type { Surroundings } from 'cloudfunctions/kit/router'
import { runJobs } from 'cloudfunctions/round'
import { KEPT_FOR, type PassingFile } from 'shared/keeping/model'
import { addDays, chinaTime, DAY, dayOf, HOUR, type Instant } from 'shared/kernel/time'
import { type Hall, NOW, openHall, prepare, type Prepared } from 'test/router/hall'
import { samplesOf } from 'test/router/tables/all'

/** Every operation once; then the days pass, and what was kept for a while goes. */
let prepared: Prepared
let lived: { readonly documents: ReturnType<Hall['documents']>; readonly stored: ReadonlyMap<string, Buffer> }
beforeAll(async () => {
  prepared = await prepare()
  const hall = await openHall(prepared.documents)
  for (const [name, { as, input, later = 0 }] of Object.entries(samplesOf(prepared))) {
    hall.at = NOW + later
    await hall.ask(as, name, input)
  }
  lived = { documents: hall.documents(), stored: new Map(hall.files.stored) }
})

async function again(): Promise<Hall> {
  const hall = await openHall(lived.documents)
  hall.files.stored.clear()
  for (const [id, content] of lived.stored) hall.files.stored.set(id, content)
  return hall
}

/** What the timer does. */
async function clear({ db, files }: Surroundings, now: Instant): Promise<number> {
  const goOn = () => true
  return (await clearFiles({ db, files, now: () => now })) + (await emptyReceipts(db, now, goOn)) + (await clearRows(db, now, goOn))
}

/** Notes of what was done say what was asked; they open nothing. */
const NOTES = ['audit', 'receipts', 'passingFiles']
const idsIn = (value: unknown): string[] => JSON.stringify(value).match(/cloud:\/\/[^"\\]+/g) ?? []
const named = (hall: Hall): string[] => [...new Set(Object.entries(hall.documents()).flatMap(([name, all]) => (NOTES.includes(name) ? [] : idsIn(all))))].sort()
const opening = (hall: Hall): string[] => named(hall).filter((id) => hall.files.stored.has(id))
const notesOf = (hall: Hall) => (hall.documents()['passingFiles'] ?? []) as unknown as PassingFile[]
const picture = (hall: Hall) => ({ documents: hall.documents(), files: [...hall.files.stored.keys()].sort() })

const LONGEST = Math.max(...Object.values(KEPT_FOR).map(({ days }) => days)) + 2

test('没有一份记录写着会被清除的文件', async () => {
  const hall = await again()
  expect(opening(hall).length).toBeGreaterThan(3)
  expect(named(hall).filter((id) => notesOf(hall).some(({ file }) => file === id))).toEqual([])
})

test('过了保存期，生成的文件、收下的原件、写完的清单、办理结果都清除，记录里写着的文件都还打得开', async () => {
  const hall = await again()
  const before = opening(hall)
  const kinds = new Set(notesOf(hall).map(({ kind }) => kind))
  expect(kinds).toEqual(new Set(['made', 'upload']))
  const passing = notesOf(hall).map(({ file }) => file)
  expect(await clear(hall.around, NOW + LONGEST * DAY)).toBeGreaterThan(passing.length)
  expect(opening(hall)).toEqual(before)
  expect(passing.filter((file) => hall.files.stored.has(file))).toEqual([])
  expect(hall.documents()['passingFiles'] ?? []).toEqual([])
  expect(hall.documents()['batchParts'] ?? []).toEqual([])
  expect((hall.documents()['receipts'] as unknown as Receipt[]).filter(({ value, kept }) => value !== null || kept)).toEqual([])
})

test('在任何一步断掉，重来以后和一次做完一样；记录里写着的文件一直打得开', async () => {
  const whole = await again()
  await clear(whole.around, NOW + LONGEST * DAY)
  const end = picture(whole)
  const steps = notesOf(await again()).length * 2 + (lived.documents['batchParts']?.length ?? 0) + (lived.documents['receipts']?.length ?? 0)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: steps }), fc.integer({ min: 0, max: LONGEST }), async (breaksAt, day) => {
      const hall = await again()
      const before = opening(hall)
      let left = breaksAt
      const step = async <T>(work: () => Promise<T>): Promise<T> => {
        if (left-- <= 0) throw new Error('断了')
        return work()
      }
      const { db, files } = hall.around
      const breaking: Surroundings = {
        ...hall.around,
        // One file after another, as the platform does it.
        files: {
          ...files,
          async remove(ids) {
            for (const id of ids) await step(() => files.remove([id]))
            return [...ids]
          },
        },
        db: { ...db, remove: (from, id) => step(() => db.remove(from, id)), transaction: (work) => step(() => db.transaction(work)) },
      }
      await clear(breaking, NOW + day * DAY).catch(() => undefined)
      expect(opening(hall)).toEqual(before)
      await clear(hall.around, NOW + LONGEST * DAY)
      expect(picture(hall)).toEqual(end)
    }),
    { numRuns: 25 },
  )
})

describe('保存期的两边', () => {
  const ROLL = 'cloud://local.files/inbox/demo-secretary/roll.xlsx'

  test.each([
    ['到期前一刻', 7 * DAY - 1, true],
    ['到期', 7 * DAY, false],
  ])('收下的原件，从第一次看过算起：%s', async (_, later, there) => {
    const hall = await openHall(prepared.documents)
    await clear(hall.around, NOW + 60 * DAY)
    hall.files.stored.set(ROLL, Buffer.from('名册'))
    hall.at = NOW
    await hall.ask('secretary', 'person.checkImport', { fileId: ROLL })
    hall.at = NOW + 6 * DAY
    await hall.ask('secretary', 'person.checkImport', { fileId: ROLL })
    await clear(hall.around, NOW + later)
    expect(hall.files.stored.has(ROLL)).toBe(there)
  })

  const MIDNIGHT = chinaTime(`${addDays(dayOf(NOW), 2)}T00:00`)
  test.each([
    ['第二天的最后一刻', MIDNIGHT - 1, true],
    ['第三天零点', MIDNIGHT, false],
  ])('生成的文件：%s', async (_, at, there) => {
    const hall = await openHall(prepared.documents)
    await hall.ask('secretary', 'person.rollTemplate', { filled: true })
    const made = [...hall.files.stored.keys()].filter((id) => id.includes('/made/'))
    expect(made).toHaveLength(1)
    await clear(hall.around, at)
    expect(hall.files.stored.has(made[0]!)).toBe(there)
  })

  test('清除的那一天又生成同样的文件，是另一份，不会刚给出去就没了', async () => {
    const hall = await openHall(prepared.documents)
    const make = () => hall.ask('secretary', 'duty.figures', { period: '2026-11' })
    await make()
    hall.at = MIDNIGHT - HOUR
    await make()
    await clear(hall.around, MIDNIGHT)
    expect([...hall.files.stored.keys()].filter((id) => id.includes('/made/'))).toEqual([expect.stringContaining(`/made/${dayOf(MIDNIGHT - HOUR)}/`)])
  })

  test('办理结果清除以后，同一请求再来不会再办一次，也不会盖掉操作记录', async () => {
    const hall = await openHall(prepared.documents)
    const ask = () => hall.ask('director01', 'person.askCorrection', { item: 'title', says: '已改任主任' }, 'request-kept-long')
    const first = await ask()
    expect(first).toMatchObject({ kind: 'accepted' })
    const { audit } = hall.documents()
    hall.at = NOW + 30 * DAY - 1
    await clear(hall.around, hall.at)
    expect(await ask()).toMatchObject({ kind: 'accepted', value: (first as { value: unknown }).value })
    hall.at = NOW + 30 * DAY
    await clear(hall.around, hall.at)
    expect(await ask()).toMatchObject({ kind: 'refused', code: 'DONE_LONG_AGO', field: 'requestId', message: expect.stringContaining('已经办过') })
    const known = new Set(audit!.map(({ _id }) => _id))
    expect(hall.documents()['audit']!.filter(({ _id }) => known.has(_id))).toEqual(audit)
  })

  test('还没有写完的清单不清除，写完了才清除', async () => {
    const hall = await again()
    const { db } = hall.around
    await db.insert({ name: 'batches' } as never, { _id: 'slow', v: 1, total: 1, next: 0, status: 'applying', at: NOW, by: 'p' } as never)
    await db.insert({ name: 'batchParts' } as never, { _id: 'slow:0', batch: 'slow', at: NOW, rows: [] } as never)
    await db.insert({ name: 'batchParts' } as never, { _id: 'never:0', batch: 'never', at: NOW, rows: [] } as never)
    await clear(hall.around, NOW + 60 * DAY)
    expect(hall.documents()['batchParts']!.map(({ _id }) => _id)).toEqual(['slow:0'])
  })
})

test('一次删不完的分几次；一份删不掉的不挡住别的，第二天再试', async () => {
  const hall = await openHall({ passingFiles: [] })
  const all = Array.from({ length: MOST_REMOVED * 2 + 5 }, (_, i) => `cloud://local.files/inbox/someone/${i}.pdf`)
  for (const [i, file] of all.entries()) {
    hall.files.stored.set(file, Buffer.from('x'))
    await hall.around.db.insert({ name: 'passingFiles' } as never, { _id: `n${i}`, file, kind: 'upload', until: NOW - i } as never)
  }
  const stuck = all.at(-1)!
  const calls: number[] = []
  const remove: Surroundings['files']['remove'] = async (ids) => {
    calls.push(ids.length)
    return (await hall.files.remove(ids.filter((id) => id !== stuck))).filter((id) => id !== stuck)
  }
  expect(await clearFiles({ ...hall.around, files: { ...hall.files, remove } })).toBe(all.length - 1)
  expect(calls).toEqual([MOST_REMOVED, MOST_REMOVED, 5])
  expect(notesOf(hall)).toMatchObject([{ file: stuck, until: NOW + DAY }])
})

test('别的文件夹里的文件，记错了也不删', async () => {
  const kept = 'cloud://local.files/scans/minutes.pdf'
  const hall = await openHall({ passingFiles: [{ _id: 'wrong', file: kept, kind: 'upload', until: NOW } as never] })
  hall.files.stored.set(kept, Buffer.from('x'))
  expect(await clearFiles(hall.around)).toBe(0)
  expect(hall.files.stored.has(kept)).toBe(true)
})

test.each(['batchParts', 'receipts', 'passingFiles'])('%s 清不了的时候，另外两样照清', async (broken) => {
  const hall = await again()
  const { db } = hall.around
  const find: typeof db.find = (from, where, options) => (from.name === broken ? Promise.reject(new Error('读不出来')) : db.find(from, where, options))
  await runJobs({ ...hall.around, db: { ...db, find }, now: () => NOW + LONGEST * DAY, log: () => {} })
  const { batchParts, receipts, passingFiles } = hall.documents()
  const left = { batchParts: batchParts?.length ?? 0, receipts: (receipts as unknown as Receipt[]).filter(({ kept }) => kept).length, passingFiles: passingFiles?.length ?? 0 }
  expect(Object.entries(left).flatMap(([name, n]) => (n > 0 ? [name] : []))).toEqual([broken])
})

test('平台整批不肯删：一份一份地试，只有惹事的那一份推迟一天', async () => {
  const hall = await openHall({ passingFiles: [] })
  const all = Array.from({ length: MOST_REMOVED + 5 }, (_, i) => `cloud://local.files/inbox/someone/${i}.pdf`)
  for (const [i, file] of all.entries()) await hall.around.db.insert({ name: 'passingFiles' } as never, { _id: `n${i}`, file, kind: 'upload', until: NOW - i } as never)
  const culprit = all.at(-1)!
  const refusing = {
    deleteFile: async ({ fileList }: { fileList: string[] }) =>
      fileList.includes(culprit) ? { code: 'INVALID_PARAM', message: '不认这个编号' } : { fileList: fileList.map((fileID) => ({ fileID, code: 'SUCCESS' })) },
  }
  const around = { ...hall.around, files: { ...hall.files, remove: cloudFiles(refusing as never).remove } }
  await expect(clearFiles(around)).rejects.toThrow('INVALID_PARAM')
  expect(notesOf(hall).filter(({ until }) => until > NOW)).toMatchObject([{ file: culprit, until: NOW + DAY }])
  expect(await clearFiles(around)).toBe(5)
  expect(notesOf(hall)).toMatchObject([{ file: culprit }])
})

test('一份一份地试到一半时间到了：没有试过的不推迟', async () => {
  const hall = await openHall({ passingFiles: [] })
  for (const i of [0, 1, 2]) await hall.around.db.insert({ name: 'passingFiles' } as never, { _id: `n${i}`, file: `cloud://local.files/inbox/someone/${i}.pdf`, kind: 'upload', until: NOW - 3 + i } as never)
  let turns = 2
  const remove: Surroundings['files']['remove'] = async () => {
    throw new Error('存储不肯')
  }
  await expect(clearFiles({ ...hall.around, files: { ...hall.files, remove } }, () => --turns >= 0)).rejects.toThrow('存储不肯')
  expect(notesOf(hall).map(({ _id, until }) => [_id, until > NOW])).toEqual([['n0', true], ['n1', false], ['n2', false]])
})
