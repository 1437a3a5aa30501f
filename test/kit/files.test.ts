import { inboxOf, isFromInbox, PICTURES } from 'cloudfunctions/kit/files'
import { memoryFiles } from 'test/support/around'

const MB = 1024 * 1024
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
const pdf = Buffer.from('%PDF-1.7\n')
const zip = (...names: string[]) => Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from(names.join('\0'))])
const docx = zip('[Content_Types].xml', 'word/document.xml')
const padded = (content: Buffer, length: number) => Buffer.concat([content, Buffer.alloc(length - content.length)])

const SUBJECT = 'wx:o-reporter'
const given = async (content: Buffer, name = 'a.jpg') => {
  const files = memoryFiles()
  return { files, id: await files.put(`${inboxOf(SUBJECT)}/${name}`, content) }
}

describe('收下一份文件', () => {
  test.each([
    ['JPG 图片', jpeg, 'jpg'],
    ['PNG 图片', png, 'png'],
    ['PDF', pdf, 'pdf'],
    ['Word', docx, 'docx'],
  ])('%s 按内容认出，存进指定的文件夹，名字里没有上传的人', async (_, content, extension) => {
    const { files, id } = await given(content, 'anything.exe')
    const taken = await files.take(id, 'demand')
    expect(taken).toMatchObject({ kind: 'accepted', value: expect.stringMatching(new RegExp(`^cloud://[^/]+/demand/[0-9a-f]{64}\\.${extension}$`)) as string })
    expect(JSON.stringify(taken)).not.toContain('o-reporter')
  })

  test('同一内容收两次是同一个编号，重试不多出一份', async () => {
    const { files, id } = await given(png)
    const [first, second] = [await files.take(id, 'demand'), await files.take(id, 'demand')]
    expect(second).toEqual(first)
    expect(files.stored.size).toBe(2)
  })

  test.each([
    ['网页改名的图片', Buffer.from('<html><script>'), undefined, 'BAD_FILE'],
    ['别的压缩包', zip('a.txt'), undefined, 'BAD_FILE'],
    ['带宏的 Word', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), undefined, 'BAD_FILE'],
    ['空文件', Buffer.alloc(0), undefined, 'BAD_FILE'],
    ['只差一个字节的开头', png.subarray(0, 7), undefined, 'BAD_FILE'],
    ['要图片时的 PDF', pdf, PICTURES, 'BAD_FILE'],
    ['过大的图片', padded(jpeg, 10 * MB + 1), undefined, 'FILE_TOO_LARGE'],
    ['过大的 PDF', padded(pdf, 20 * MB + 1), undefined, 'FILE_TOO_LARGE'],
  ])('%s 不收，指出是哪一项，也不留下什么', async (_, content, kinds, code) => {
    const { files, id } = await given(content)
    expect(await files.take(id, 'demand', { field: 'pictures.0', ...(kinds && { kinds }) })).toMatchObject({ kind: 'refused', code, field: 'pictures.0' })
    expect(files.stored.size).toBe(1)
  })

  test('正好是最大的一份收下', async () => {
    const { files, id } = await given(padded(jpeg, 10 * MB))
    expect(await files.take(id, 'demand')).toMatchObject({ kind: 'accepted' })
  })

  test('不在的文件请人重新上传', async () => {
    expect(await memoryFiles().take('cloud://local.files/inbox/o-1/gone.jpg', 'demand')).toMatchObject({ code: 'NO_FILE' })
  })

  test('别人收件夹里的编号不是自己的', async () => {
    const { id } = await given(jpeg)
    expect(isFromInbox(id, SUBJECT)).toBe(true)
    expect(isFromInbox(id, 'wx:o-report')).toBe(false)
  })
})
