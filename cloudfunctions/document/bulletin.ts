import type * as Docx from 'docx'
import type { BulletinPaper, PrintedItem } from 'shared/document/model'
import { FACE, inFace, LINE, INDENT, library, PAGE, pageNumber, RED, SIZE, TEXT_WIDTH } from './docx'
import { sizeOf } from './picture'

/** In pixels of 96 to the inch: as wide as two thirds of the text, as high as a third of the page. */
const PICTURE = { width: 393, height: 330 }

/** An issue of the bulletin: its head with number, issuer, date and red line, note, items with pictures and supplier, and whom it goes to. */
export async function bulletinFile(paper: BulletinPaper, contentOf: (file: string) => Buffer | undefined): Promise<Buffer> {
  const d = await library()
  const exact = { line: LINE, lineRule: d.LineRuleType.EXACT }
  const run = (text: string, { face = FACE.text, size = SIZE.text, ...more }: { face?: string; size?: number; color?: string } = {}) =>
    new d.TextRun({ text, font: inFace(face), size, ...more })
  const line = (children: Docx.ParagraphChild[], more: Docx.IParagraphOptions = {}) => new d.Paragraph({ spacing: exact, ...more, children })
  const text = (says: string, face: string = FACE.text) => says.split('\n').map((one) => line([run(one, { face })], { indent: { firstLine: INDENT } }))
  const right = { type: d.TabStopType.RIGHT, position: TEXT_WIDTH }
  const rule = { style: d.BorderStyle.SINGLE, size: 8, space: 1, color: '000000' }

  const picture = ({ file, caption }: PrintedItem['pictures'][number]): Docx.Paragraph[] => {
    const content = contentOf(file)
    const size = content && sizeOf(content)
    if (!content || !size) return []
    const scale = Math.min(PICTURE.width / size.width, PICTURE.height / size.height, 1)
    const transformation = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) }
    return [
      new d.Paragraph({
        alignment: d.AlignmentType.CENTER,
        spacing: { before: 120, after: 60 },
        keepNext: caption !== '',
        children: [new d.ImageRun({ type: size.type, data: content, transformation, altText: { name: caption || '图片', title: caption, description: caption } })],
      }),
      ...(caption === '' ? [] : [line([run(caption, { face: FACE.kai, size: SIZE.small })], { alignment: d.AlignmentType.CENTER })]),
    ]
  }

  const item = (one: PrintedItem, i: number): Docx.Paragraph[] => [
    // A heading stands where the section begins.
    ...(one.section === paper.items[i - 1]?.section ? [] : [line([run(`【${one.section}】`, { face: FACE.black, color: RED })], { spacing: { ...exact, before: 240 }, keepNext: true })]),
    line([run(one.title, { face: FACE.title })], { alignment: d.AlignmentType.CENTER, spacing: { ...exact, before: 240, after: 120 }, keepNext: true }),
    ...(one.text === '' ? [] : text(one.text)),
    ...one.pictures.flatMap(picture),
    ...(one.byline === '' ? [] : [line([run(`（供稿：${one.byline}）`)], { alignment: d.AlignmentType.RIGHT })]),
  ]

  const tail = [...paper.addressees, ...(paper.copies === '' ? [] : [paper.copies])]
  return d.Packer.toBuffer(
    new d.Document({
      creator: paper.issuer,
      title: `${paper.title} ${paper.number}`,
      evenAndOddHeaderAndFooters: true,
      styles: { default: { document: { run: { font: inFace(FACE.text), size: SIZE.text } } } },
      sections: [
        {
          properties: { page: PAGE, grid: { type: d.DocumentGridType.LINES_AND_CHARS, linePitch: LINE } },
          footers: { default: pageNumber(d, d.AlignmentType.RIGHT), even: pageNumber(d, d.AlignmentType.LEFT) },
          children: [
            line([run('内部资料', { face: FACE.black, size: SIZE.small })]),
            new d.Paragraph({
              alignment: d.AlignmentType.CENTER,
              spacing: { before: 240, after: 240 },
              children: [run(paper.title, { face: FACE.title, size: headSize(paper.title), color: RED })],
            }),
            line([run(paper.number)], { alignment: d.AlignmentType.CENTER }),
            line([run(paper.issuer), new d.TextRun({ children: [new d.Tab(), paper.date], font: inFace(FACE.text), size: SIZE.text })], {
              tabStops: [right],
              border: { bottom: { ...rule, size: 18, color: RED } },
            }),
            line([]),
            ...(paper.note === '' ? [] : text(`按：${paper.note}`, FACE.kai)),
            ...paper.items.flatMap(item),
            line([]),
            ...tail.map((says, i) =>
              line([run(says, { size: SIZE.small })], {
                ...(says === paper.copies && { alignment: d.AlignmentType.RIGHT }),
                border: { ...(i === 0 && { top: rule }), ...(i === tail.length - 1 && { bottom: rule }) },
                keepNext: i < tail.length - 1,
              }),
            ),
          ],
        },
      ],
    }),
  )
}

/** The name fits its line: so many half points as the width of the text allows. */
const headSize = (title: string): number => Math.max(36, Math.min(84, Math.floor((TEXT_WIDTH / 10 / title.length) * 0.98) & ~1))
