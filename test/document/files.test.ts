import { strFromU8, unzipSync } from 'fflate'
import readSheet from 'read-excel-file/node'
import { memoryFiles } from 'test/support/around'
import { openHall, prepare, type Prepared } from 'test/router/hall'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepare()
})

/** The file that the secretary gets, as it lies in storage. */
async function made(input: Record<string, unknown>): Promise<{ name: string; content: Buffer; stored: number }> {
  const files = memoryFiles()
  const hall = await openHall(prepared.documents, { files })
  const reply = await hall.ask('secretary', 'document.make', input)
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply))
  await hall.ask('secretary', 'document.make', input)
  const [[id, content]] = [...files.stored] as [[string, Buffer]]
  expect(id).toMatch(/^cloud:\/\/local\.files\/made\/2026-12-08\/[0-9a-f]{40}\//)
  return { name: (reply.value as { name: string }).name, content, stored: files.stored.size }
}

const part = (content: Buffer, name: string): string => strFromU8(unzipSync(content)[name]!)

test('会议通知：版心、行距、字体、红头、页码左右分开，都照公文格式', async () => {
  const { name, content, stored } = await made({ kind: 'notice', meetingId: prepared.coming, number: 5 })
  expect(name).toBe('第一届理事大会第二次会议 会议通知.docx')
  expect(stored).toBe(1)
  const xml = part(content, 'word/document.xml')
  for (const [attribute, value] of [['top', 2097], ['right', 1474], ['bottom', 1984], ['left', 1587]]) expect(xml).toMatch(new RegExp(`<w:pgMar[^>]*w:${attribute}="${value}"`))
  expect(xml).toMatch(/<w:docGrid[^>]*w:linePitch="580"/)
  expect(xml).toMatch(/<w:docGrid[^>]*w:type="linesAndChars"/)
  expect(xml).toMatch(/w:line="580"[^>]*w:lineRule="exact"|w:lineRule="exact"[^>]*w:line="580"/)
  for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体']) expect(xml).toContain(face)
  expect(xml).toContain('C8102E')
  expect(xml).toContain('祁职教集团〔2026〕5号')
  const entries = Object.keys(unzipSync(content)).filter((entry) => /footer\d/.test(entry) && !entry.includes('rels'))
  expect(entries.map((entry) => /w:jc w:val="(\w+)"/.exec(part(content, entry))![1]).sort()).toEqual(['left', 'right'])
  expect(part(content, 'word/settings.xml')).toContain('evenAndOddHeaders')
})

test('签到表：每页重复表头，应到的人一行不少', async () => {
  const { content } = await made({ kind: 'signIn', meetingId: prepared.coming })
  const xml = part(content, 'word/document.xml')
  expect(xml).toContain('<w:tblHeader')
  expect(xml.match(/<w:tr[ >]/g)).toHaveLength(1 + 37)
})

test('席卡：一页两列，一人一张', async () => {
  const { content } = await made({ kind: 'nameCards', meetingId: prepared.coming })
  expect(part(content, 'word/document.xml').match(/<w:tr[ >]/g)).toHaveLength(Math.ceil(37 / 2))
})

test('请假名单是能打开的表格，原因与次数都在', async () => {
  const { name, content } = await made({ kind: 'leaves', meetingId: prepared.coming })
  expect(name.endsWith('.xlsx')).toBe(true)
  const rows = await readSheet(content)
  const flat = JSON.stringify(rows)
  expect(flat).toContain('出差')
  expect(flat).toContain('第 3 次')
  expect(flat).toContain('共 3 人')
})

test('还没闭会的，没有到会情况可出；年份不对、没选会议，指出是哪一项', async () => {
  const hall = await openHall(prepared.documents)
  const ask = (input: object) => hall.ask('secretary', 'document.make', input)
  expect(await ask({ kind: 'attendance', meetingId: prepared.coming })).toMatchObject({ code: 'NOT_CLOSED', field: 'meetingId' })
  expect(await ask({ kind: 'year' })).toMatchObject({ code: 'BAD_INPUT', field: 'year' })
  expect(await ask({ kind: 'year', year: 1999 })).toMatchObject({ field: 'year' })
  expect(await ask({ kind: 'signIn' })).toMatchObject({ field: 'meetingId' })
  expect(await ask({ kind: 'year', year: 2026 })).toMatchObject({ kind: 'accepted' })
})
