import { qixian } from 'shared/charter/qixian'
import { announcementOf } from 'shared/document/notice'
import { chinaTime, DAY, HOUR } from 'shared/kernel/time'
import { receiptSheet } from 'shared/message/notice/sheet'

const NOW = chinaTime('2026-12-08T09:00')

describe('红头文件', () => {
  const told = (text: string) => announcementOf(qixian, { title: '关于报送总结的通知', text, papers: [{ name: '样式.pdf' }], sentAt: NOW, number: { year: 2026, number: 5 } }, true, NOW + DAY)

  test('文号、日期是发出时的，附件去掉扩展名，落款是集团', () => {
    expect(told('请报送。')).toMatchObject({
      reference: '祁职教集团〔2026〕5号', title: '关于报送总结的通知', to: '各成员单位：', annexes: ['样式'], date: '2026年12月8日', paragraphs: [{ says: '请报送。' }],
    })
  })

  test.each([
    ['各行一段，空行不算', '甲。\n\n乙。', [{ says: '甲。' }, { says: '乙。' }]],
    ['一、起头的短行是小标题', '总起。\n一、报送内容\n全年工作。\n二、时间\n年底前。', [{ says: '总起。' }, { head: '一、报送内容', says: '全年工作。' }, { head: '二、时间', says: '年底前。' }]],
    ['一、起头的整句不是小标题', '一、请各单位报送。', [{ says: '一、请各单位报送。' }]],
    ['只有小标题', '一、内容\n二、时间', [{ head: '一、内容', says: '' }, { head: '二、时间', says: '' }]],
  ])('正文：%s', (_, text, paragraphs) => {
    const { paragraphs: found } = told(text)
    expect(found).toEqual(paragraphs)
  })

  test('没有发出的稿子留空号，日期是今天；不是发给全体的称“各有关单位”', () => {
    expect(announcementOf(qixian, { title: '稿', text: '', papers: [] }, false, NOW)).toMatchObject({ reference: '祁职教集团〔2026〕\u3000号', to: '各有关单位：', date: '2026年12月8日' })
  })
})

describe('回执表', () => {
  const readers = ['甲', '乙', '丙'].map((name, i) => ({ personId: `p${i}`, name, unitId: 'u', unitName: '某校' }))
  const progress = new Map([['p0', 'confirmed'], ['p1', 'read'], ['p2', 'unread']] as const)
  const mark = (personId: string, which: 'read' | 'confirm', at: number) => ({ _id: `n:${personId}:${which}`, noticeId: 'n', personId, mark: which, at })
  const marks = [mark('p0', 'confirm', NOW + HOUR), mark('p1', 'read', NOW)]

  test('要确认的：一人一行，有阅读和确认时间，下面有合计', () => {
    const sheet = receiptSheet({ title: '通知', sentAt: NOW, confirmBy: NOW + DAY }, '祁〔2026〕5号', readers, progress, marks)
    expect(sheet.about).toEqual(['祁〔2026〕5号，2026年12月8日 09:00 发出', '请于 2026年12月9日 09:00 前确认'])
    expect(sheet.rows).toEqual([
      ['1', '某校', '甲', '已确认', '2026年12月8日 10:00', '2026年12月8日 10:00'],
      ['2', '某校', '乙', '已读', '2026年12月8日 09:00', ''],
      ['3', '某校', '丙', '未读', '', ''],
    ])
    expect(sheet.foot).toEqual(['共 3 人：未读 1 人，已读 1 人，已确认 1 人'])
    expect(new Set(sheet.rows.map((row) => row.length))).toEqual(new Set([sheet.columns.length]))
  })

  test('不要求确认的没有那一列', () => {
    const sheet = receiptSheet({ title: '通知', sentAt: NOW, confirmBy: null }, null, readers, progress, marks)
    expect([sheet.columns.length, sheet.rows[0]!.length, sheet.about]).toEqual([5, 5, ['2026年12月8日 09:00 发出', '不要求确认']])
  })
})
