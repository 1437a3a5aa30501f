import { extensionOf, whyNot } from 'client/platform/device/file-kinds'

const MB = 1024 * 1024

test.each([
  ['sheet', '名册.xlsx', 1, undefined],
  ['sheet', '名册.XLSX', 5 * MB, undefined],
  ['sheet', '名册.xlsx', 5 * MB + 1, '“名册.xlsx”有 6 MB，最大 5 MB。'],
  ['sheet', '名册.xlsx', 0, '“名册.xlsx”是空的。'],
  ['sheet', '名册.xls', 1, '“名册.xls”不能用，这里要的是 .xlsx 表格（在 Excel 或 WPS 里“另存为”这种格式）。'],
  ['sheet', '名册', 1, '“名册”不能用，这里要的是 .xlsx 表格（在 Excel 或 WPS 里“另存为”这种格式）。'],
  ['photo', '照片.jpg', 10 * MB, undefined],
  ['photo', '决议.pdf', 1, '“决议.pdf”不能用，这里要的是 JPG、PNG 照片。'],
  ['photo', '照片.heic', 1, '“照片.heic”不能用，这里要的是 JPG、PNG 照片。'],
  ['paper', '决议.pdf', 20 * MB, undefined],
  ['paper', '照片.jpeg', 1, undefined],
  ['paper', '纪要.wps', 1, '“纪要.wps”不能用，这里要的是 PDF、Word（.docx）文件或 JPG、PNG 图片。'],
] as const)('要 %s，选了 %s（%i 字节）：%s', (kind, name, size, says) => {
  expect(whyNot(kind, name, size)).toBe(says)
})

test.each([
  ['a.b.PDF', 'pdf'],
  ['没有后缀', ''],
  ['末尾是点.', ''],
])('%s 的后缀是“%s”', (name, extension) => {
  expect(extensionOf(name)).toBe(extension)
})
