import { strFromU8, unzipSync } from 'fflate'
import { bulletinFile } from 'cloudfunctions/document/bulletin'
import { sizeOf } from 'cloudfunctions/document/picture'
import type { BulletinPaper } from 'shared/document/model'
import { writeFileSync } from 'node:fs'

/** A PNG of 800 × 400 as far as its head goes, and the frame of a JPEG of 300 × 600 behind another segment. */
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from('0000032000000190080600000000000000', 'hex')])
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc00011080258012c0301220002110103', 'hex')

const paper: BulletinPaper = {
  title: '虚构职教集团简报',
  number: '2026年第3期（总第15期）',
  issuer: '虚构职教集团秘书处',
  date: '2026年12月8日',
  note: '本期介绍校企合作。',
  items: [
    { section: '会议', title: '理事长会召开', text: '第一段。\n第二段。', byline: '秘书处', pictures: [{ file: 'a', caption: '会场' }, { file: 'gone', caption: '不在的图' }] },
    { section: '会议', title: '到会情况', text: '应到 37 人次。', byline: '', pictures: [] },
    { section: '成员动态', title: '实训基地揭牌', text: '今天揭牌。', byline: '虚构第三单位 示三', pictures: [{ file: 'b', caption: '' }] },
  ],
  addressees: ['报：县教育局', '发：各成员单位'],
  copies: '共印 60 份',
}
const textOf = (xml: string) => [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([p]) => [...p.matchAll(/<w:t(?: [^>]*)?>([^<]*)|<w:tab\/>/g)].map(([, said]) => said ?? '\t').join('')).filter((said) => said !== '')

test('红头、期号、编发单位和日期、按语、栏目只写一次、供稿署名、报送发和份数，依次都在', async () => {
  const content = await bulletinFile(paper, (file) => ({ a: PNG, b: JPEG })[file])
  if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/bulletin.docx`, content)
  const parts = unzipSync(content)
  const xml = strFromU8(parts['word/document.xml']!)
  expect(textOf(xml)).toEqual([
    '内部资料', '虚构职教集团简报', '2026年第3期（总第15期）', '虚构职教集团秘书处\t2026年12月8日', '按：本期介绍校企合作。',
    '【会议】', '理事长会召开', '第一段。', '第二段。', '会场', '（供稿：秘书处）',
    '到会情况', '应到 37 人次。',
    '【成员动态】', '实训基地揭牌', '今天揭牌。', '（供稿：虚构第三单位 示三）',
    '报：县教育局', '发：各成员单位', '共印 60 份',
  ])
  expect(xml).toContain('C8102E')
  expect(xml).toMatch(/<w:pgMar[^>]*w:top="2097"/)
  expect(Object.keys(parts).filter((name) => name.startsWith('word/media/'))).toHaveLength(2)
})

test.each([
  ['PNG', PNG, { type: 'png', width: 800, height: 400 }],
  ['JPEG', JPEG, { type: 'jpg', width: 300, height: 600 }],
  ['断在头里的 JPEG', JPEG.subarray(0, 24), undefined],
  ['别的文件', Buffer.from('%PDF-1.4 and so on, long enough'), undefined],
  ['空的', Buffer.alloc(0), undefined],
])('图片多大：%s', (_, content, size) => {
  expect(sizeOf(content)).toEqual(size)
})
