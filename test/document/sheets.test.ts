import { noticeOf, reference } from 'shared/document/notice'
import { leaveSheet, nameCards, signInSheet, yearSheets } from 'shared/document/sheets'
import { qixian } from 'shared/charter/qixian'
import { chinaTime, HOUR } from 'shared/kernel/time'
import type { Frozen, FrozenEntry, Meeting, Presence, RollEntry } from 'shared/meeting/model'
import type { Unit } from 'shared/unit/model'
import { plan } from 'test/router/hall'

const START = chinaTime('2026-12-18T09:00')
const meeting = { ...plan(START), _id: 'm1', v: 1, edition: 1, status: 'published', session: 'regular', presiding: null, history: [], publishedAt: chinaTime('2026-12-05T10:00') } as unknown as Meeting

const someone = (n: number, over: Partial<RollEntry> = {}): RollEntry => ({
  personId: `p${n}`, name: `理事${n}`, pinyin: `li shi ${n}`, initials: 'ls', unitId: `u${n}`, unitName: `单位${n}`, title: '校长',
  phone: `1300000000${n}`, posts: ['director'], entitled: true, ...over,
})

describe('会议通知', () => {
  const letter = noticeOf(qixian, { ...meeting, papers: [{ title: '工作报告', text: '略' }, { title: '预算', text: '略' }] }, 5, START)

  test('发文字号用六角括号，不编虚位，没有号就留空', () => {
    expect(letter.reference).toBe('祁职教集团〔2026〕5号')
    expect(reference(qixian, 2026, undefined)).toBe('祁职教集团〔2026〕　号')
  })

  test('成文日期是发通知那天，不是开会那天', () => {
    expect(letter.date).toBe('2026年12月5日')
    expect(noticeOf(qixian, { ...meeting, publishedAt: undefined } as unknown as Meeting, 5, START).date).toBe('2026年12月18日')
  })

  test('何时、何地、议程、答复截止、联系人都在，附件按序', () => {
    const all = letter.paragraphs.map(({ head = '', says }) => head + says).join('\n')
    for (const part of ['2026年12月18日 09:00至11:00', '报告厅', '1. 审议年度工作报告', '2026年12月18日 08:59', '赵卫东，电话 13600000006', '理事长会〔2026〕3号']) {
      expect(all).toContain(part)
    }
    expect(letter.annexes).toEqual(['工作报告', '预算'])
    expect(letter.paragraphs.filter(({ head }) => head).map(({ head }) => head!.slice(0, 2))).toEqual(['一、', '二、', '三、', '四、', '五、', '六、', '七、'])
  })

  test('没有要填的食宿，就没有这一节，序号连着', () => {
    const bare = noticeOf(qixian, { ...meeting, logistics: { companions: false, lodging: false, meals: false, plate: false } }, 5, START)
    expect(bare.paragraphs.some(({ head }) => head?.includes('食宿'))).toBe(false)
    expect(bare.paragraphs.at(-1)!.head).toBe('六、联系人')
  })
})

describe('签到表', () => {
  test('会前：时间、方式、签名都空着，应到只数有表决权的', () => {
    const sheet = signInSheet(qixian, meeting, [someone(1), someone(2), someone(3, { entitled: false })], [])
    expect(sheet.rows).toHaveLength(3)
    expect(sheet.rows.every((row) => row[5] === '' && row[6] === '' && row[7] === '')).toBe(true)
    expect(sheet.rows[2]![3]).toContain('列席')
    expect(sheet.foot[0]).toContain('应到 2 人')
  })

  test('闭会后：照定下的结果填，到会率按应到算', () => {
    const sheet = signInSheet(qixian, closed('m1', START, ['present', 'late', 'excused']), [], [
      { _id: 'x', v: 1, fact: 'checkIn', meetingId: 'm1', personId: 'p1', arrivedAt: START, method: 'register', by: { personId: 's', name: '秘书' }, absences: [], annulled: null, history: [] },
    ])
    expect(sheet.rows.map((row) => row.slice(5))).toEqual([['09:00', '代签', '出席'], ['09:00', '', '迟到'], ['', '', '请假']])
    expect(sheet.foot[0]).toBe('应到 3 人；实到 2 人，请假 1 人，缺席 0 人；到会率 66.7%')
  })
})

test('请假名单：请假与派人列席都在，参加的和撤回的不在', () => {
  const reply = (n: number, choice: string | null, more = {}) => ({
    _id: `r${n}`, v: 1, fact: 'reply', meetingId: 'm1', personId: `p${n}`, choice, reason: choice ? '出差' : '', logistics: {}, at: START - HOUR,
    by: { personId: `p${n}`, name: `理事${n}` }, onBehalf: false, history: [], ...more,
  })
  const facts = [reply(1, 'leave', { ordinal: 2 }), reply(2, 'observer', { substitute: { name: '林代会', title: '主任' } }), reply(3, 'attend'), reply(4, null)]
  const sheet = leaveSheet(qixian, meeting, [1, 2, 3, 4].map((n) => someone(n)), facts as never)
  expect(sheet.rows.map((row) => [row[0], row[2], row[4], row[6], row[7]])).toEqual([
    ['1', '理事1', '请假', '', '第 2 次'],
    ['2', '理事2', '派人列席', '林代会，主任', ''],
  ])
  expect(sheet.foot).toEqual(['共 2 人'])
})

test('席卡：职务用章程里的名称，没有职务的用工作职务', () => {
  expect(nameCards(qixian, [someone(1), someone(2, { posts: [] })]).map(({ post }) => post)).toEqual(['理事', '校长'])
})

describe('全年出勤', () => {
  const units = [1, 2, 3].map((n) => ({ _id: `u${n}`, v: 1, name: `单位${n}`, kind: 'school', lead: false }) as Unit)
  const [byUnit, byPerson] = yearSheets(qixian, 2026, [
    closed('m2', START, ['present', 'absent']),
    closed('m1', START - 100 * HOUR, ['late', 'excused']),
    { ...closed('m3', START, ['present', 'present']), kind: 'forum' } as Meeting,
  ], units)

  test('只数理事大会和理事长会，按日期排列', () => {
    expect(byPerson!.columns.map(({ title }) => title).slice(3, 5)).toEqual(['m1', 'm2'])
  })

  test('迟到算到会，请假与缺席分开，到会率按应到次数', () => {
    expect(byPerson!.rows.map((row) => row.slice(3))).toEqual([
      ['迟到', '出席', '2', '2', '1', '0', '0', '100%'],
      ['请假', '缺席', '2', '0', '0', '1', '1', '0%'],
    ])
  })

  test('没有人应到的单位也在表上，到会率不算', () => {
    expect(byUnit!.rows.find(([name]) => name === '单位3')!.slice(1)).toEqual(['—', '—', '0', '0', '0', '0', '0', '—'])
  })
})

/** A closed meeting at which p1, p2 … counted so. */
function closed(id: string, startsAt: number, presences: readonly Presence[]): Meeting {
  const entries = presences.map((presence, i): FrozenEntry => ({
    ...someone(i + 1), presence, ...(['present', 'late', 'left'].includes(presence) && { arrivedAt: startsAt }),
  }))
  const count = (wanted: Presence) => presences.filter((presence) => presence === wanted).length
  const final = {
    at: startsAt + HOUR, charter: 'qixian', session: 'regular', entries, entitled: entries.length, inRoom: 0, observers: [], quorum: null,
    counts: { present: count('present'), late: count('late'), left: count('left'), excused: count('excused'), explained: count('explained'), absent: count('absent') },
  } as unknown as Frozen
  return { ...meeting, _id: id, title: id, startsAt, status: 'closed', final }
}
