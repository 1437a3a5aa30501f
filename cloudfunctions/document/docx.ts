import type * as Docx from 'docx'
import type { Letter } from 'shared/document/notice'
import type { Sheet } from 'shared/document/model'
import type { NameCard } from 'shared/document/sheets'

/** The library weighs more than all handlers: only who prints loads it. */
export const library = (): Promise<typeof Docx> => import('docx')

/** Type faces of GB/T 9704; a machine without them takes the nearest it has. */
export const FACE = { title: '方正小标宋简体', text: '仿宋_GB2312', kai: '楷体_GB2312', black: '黑体', song: '宋体' } as const
/** Half points: 二号, 三号, 四号. */
export const SIZE = { title: 44, text: 32, small: 28 } as const
export const RED = 'C8102E'
/** Twentieths of a point: 29 points a line, 22 lines a page; two characters of indent. */
export const LINE = 580
export const INDENT = 640
/** A4 with the margins of the standard, in twentieths of a point. */
export const TEXT_WIDTH = 8845
export const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 2097, left: 1587, right: 1474, bottom: 1984 } } as const

export const inFace = (face: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: face })

/** An official letter: red head, number, title, text, annexes, signature and date, imprint, page numbers `— 1 —`. */
export async function letterFile(letter: Letter): Promise<Buffer> {
  const d = await library()
  const exact = { line: LINE, lineRule: d.LineRuleType.EXACT }
  const run = (text: string, { face = FACE.text, size = SIZE.text, ...more }: { face?: string; size?: number; color?: string; bold?: boolean } = {}) =>
    new d.TextRun({ text, font: inFace(face), size, ...more })
  const line = (children: Docx.ParagraphChild[], more: Docx.IParagraphOptions = {}) => new d.Paragraph({ spacing: exact, ...more, children })
  const text = (says: string) => line([run(says)], { indent: { firstLine: INDENT } })
  const rule = { style: d.BorderStyle.SINGLE, size: 8, space: 1, color: '000000' }

  const body = letter.paragraphs.flatMap(({ head, says }) => [
    ...(head === undefined ? [] : [line([run(head, { face: FACE.black })], { indent: { firstLine: INDENT }, keepNext: true })]),
    ...(says === '' ? [] : says.split('\n').map(text)),
  ])
  const annexes = letter.annexes.map((title, i) =>
    line([run(`${i === 0 ? '附件：' : '　　　'}${letter.annexes.length > 1 ? `${i + 1}. ` : ''}${title}`)], { indent: { firstLine: INDENT } }),
  )
  const blank = line([])
  const right = { type: d.TabStopType.RIGHT, position: TEXT_WIDTH - INDENT }
  const imprint = [[`抄送：${letter.copies}`], letter.printed]

  return d.Packer.toBuffer(
    new d.Document({
      creator: letter.issuer,
      title: letter.title,
      evenAndOddHeaderAndFooters: true,
      styles: { default: { document: { run: { font: inFace(FACE.text), size: SIZE.text } } } },
      sections: [
        {
          properties: { page: PAGE, grid: { type: d.DocumentGridType.LINES_AND_CHARS, linePitch: LINE } },
          footers: { default: pageNumber(d, d.AlignmentType.RIGHT), even: pageNumber(d, d.AlignmentType.LEFT) },
          children: [
            new d.Paragraph({
              alignment: d.AlignmentType.CENTER,
              spacing: { before: 400, after: 400 },
              children: [run(`${letter.issuer}文件`, { face: FACE.title, size: headSize(letter.issuer), color: RED })],
            }),
            line([run(letter.reference)], { alignment: d.AlignmentType.CENTER }),
            new d.Paragraph({ spacing: { after: LINE }, border: { bottom: { ...rule, size: 18, color: RED } }, children: [] }),
            line([run(letter.title, { face: FACE.title, size: SIZE.title })], { alignment: d.AlignmentType.CENTER, spacing: { after: LINE } }),
            line([run(letter.to)]),
            ...body,
            ...(annexes.length ? [blank, ...annexes] : []),
            blank,
            blank,
            line([run(letter.signed)], { alignment: d.AlignmentType.RIGHT, keepNext: true }),
            // Four characters from the edge, where the seal will lie over it.
            line([run(letter.date)], { alignment: d.AlignmentType.RIGHT, indent: { right: INDENT * 2 } }),
            blank,
            ...imprint.map((says, i) =>
              line([new d.TextRun({ children: says.flatMap((part, n) => (n === 0 ? [part] : [new d.Tab(), part])), font: inFace(FACE.text), size: SIZE.small })], {
                tabStops: [right],
                border: { top: rule, ...(i === imprint.length - 1 && { bottom: rule }) },
                indent: { left: INDENT / 2, right: INDENT / 2 },
              }),
            ),
          ],
        },
      ],
    }),
  )
}

/** The red head fits its line: so many half points as the width of the text allows. */
const headSize = (issuer: string): number => Math.max(36, Math.min(84, Math.floor((TEXT_WIDTH / 10 / (issuer.length + 2)) * 0.98) & ~1))

/** A table with its title, lying on A4, its head repeated on every page. */
export async function sheetFile(sheet: Sheet): Promise<Buffer> {
  const d = await library()
  const run = (text: string, face: string, size: number, bold = false) => new d.TextRun({ text, font: inFace(face), size, bold })
  const paragraph = (text: string, face: string, size: number, more: Docx.IParagraphOptions = {}) => new d.Paragraph({ ...more, children: [run(text, face, size)] })
  const whole = sheet.columns.reduce((sum, { width }) => sum + width, 0)
  const WIDTH = 14_400
  const cell = (text: string, i: number, head: boolean) =>
    new d.TableCell({
      width: { size: Math.round((sheet.columns[i]!.width * WIDTH) / whole), type: d.WidthType.DXA },
      verticalAlign: d.VerticalAlignTable.CENTER,
      margins: { left: 60, right: 60 },
      children: [paragraph(text, head ? FACE.black : FACE.text, 21, { alignment: i === 1 ? d.AlignmentType.LEFT : d.AlignmentType.CENTER })],
    })
  const row = (cells: readonly string[], head = false) =>
    new d.TableRow({ tableHeader: head, cantSplit: true, height: { value: 480, rule: d.HeightRule.ATLEAST }, children: cells.map((text, i) => cell(text, i, head)) })

  return d.Packer.toBuffer(
    new d.Document({
      title: sheet.title,
      sections: [
        {
          properties: { page: { size: { ...PAGE.size, orientation: d.PageOrientation.LANDSCAPE }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
          footers: { default: pageNumber(d, d.AlignmentType.CENTER) },
          children: [
            paragraph(sheet.title, FACE.title, 36, { alignment: d.AlignmentType.CENTER, spacing: { after: 160 } }),
            ...sheet.about.map((says) => paragraph(says, FACE.text, 24)),
            new d.Table({
              width: { size: WIDTH, type: d.WidthType.DXA },
              layout: d.TableLayoutType.FIXED,
              columnWidths: sheet.columns.map(({ width }) => Math.round((width * WIDTH) / whole)),
              rows: [row(sheet.columns.map(({ title }) => title), true), ...sheet.rows.map((cells) => row(cells))],
            }),
            ...sheet.foot.map((says, i) => paragraph(says, FACE.text, 24, { spacing: { before: i === 0 ? 200 : 60 } })),
          ],
        },
      ],
    }),
  )
}

/** Cards of 90 × 54 mm to be cut out, ten a page: name, post, unit. */
export async function cardsFile(cards: readonly NameCard[]): Promise<Buffer> {
  const d = await library()
  const line = (text: string, face: string, size: number) =>
    new d.Paragraph({ alignment: d.AlignmentType.CENTER, spacing: { before: 60, after: 60 }, children: [new d.TextRun({ text, font: inFace(face), size })] })
  const cell = (card: NameCard | undefined) =>
    new d.TableCell({
      width: { size: 5103, type: d.WidthType.DXA },
      verticalAlign: d.VerticalAlignTable.CENTER,
      children: card ? [line(spaced(card.name), FACE.black, 64), line(card.post, FACE.text, 26), line(card.unit, FACE.text, 24)] : [new d.Paragraph({})],
    })
  const pairs = Array.from({ length: Math.ceil(cards.length / 2) }, (_, i) => [cards[2 * i], cards[2 * i + 1]])
  const dashed = { style: d.BorderStyle.DASHED, size: 4, color: '999999' }
  return d.Packer.toBuffer(
    new d.Document({
      sections: [
        {
          properties: { page: { size: PAGE.size, margin: { top: 750, bottom: 400, left: 850, right: 850 } } },
          children: [
            new d.Table({
              width: { size: 10_206, type: d.WidthType.DXA },
              columnWidths: [5103, 5103],
              layout: d.TableLayoutType.FIXED,
              borders: { top: dashed, bottom: dashed, left: dashed, right: dashed, insideHorizontal: dashed, insideVertical: dashed },
              rows: pairs.map((pair) => new d.TableRow({ cantSplit: true, height: { value: 3061, rule: d.HeightRule.EXACT }, children: pair.map(cell) })),
            }),
          ],
        },
      ],
    }),
  )
}

/** A name of two characters is set as wide as one of three. */
const spaced = (name: string): string => ([...name].length === 2 ? [...name].join('　') : name)

export const pageNumber = (d: typeof Docx, alignment: (typeof Docx.AlignmentType)[keyof typeof Docx.AlignmentType]) =>
  new d.Footer({
    children: [
      new d.Paragraph({
        alignment,
        children: [new d.TextRun({ children: ['— ', d.PageNumber.CURRENT, ' —'], font: inFace(FACE.song), size: SIZE.small })],
      }),
    ],
  })
